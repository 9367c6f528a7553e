import ArgumentParser
import DataFiles
import Device
import Evaluation
import Foundation
import Recognition
import Texts

struct ConfidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confidence",
        abstract: Text(
            en: "Learn from recordings how far a hypothesis can be believed.", ja: "聞きとりをどこまで信じてよいかを、録音から学びます。"),
        discussion: Text(
            en: """
                Reads what `mimamori evaluate --trials` wrote and learns what tells right sentences from all others (logistic \
                regression). Prints what the weights are worth on recordings they were not learnt from (five folds), and \
                with --save puts them into the grammar's confidence.json for review. Several files may be given: other \
                noises and rooms make the weights hold in more of them.
                """, ja: "`mimamori evaluate --trials` の記録から学びます。学んでいない録音での値も出します。--save なら confidence.json に書きます。"))

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var grammar: GrammarOptions

    @Option(
        help: ArgumentHelp(
            en: "The profile whose trials these are: its weights are replaced.", ja: "どちらの聞きとりの記録か。その重みを書きかえます。"))
    var profile: RecognizerProfile

    @Option(
        help: ArgumentHelp(
            en: "The share of what is outside the grammar that may be accepted.", ja: "言い方にない話を受けてよい割合。",
            valueName: "0…1"))
    var falseAccepts = 0.005

    @Option(
        help: ArgumentHelp(
            en: "The evidence to use. (default: that of the profile)", ja: "使うしるし。（なければ、いつものもの）", valueName: "name,…"))
    var features: String?

    @Flag(
        help: ArgumentHelp(
            en: "The trials are those of evaluate --after-question.", ja: "evaluate --after-question の記録です。"))
    var afterQuestion = false

    @Flag(help: ArgumentHelp(en: "Put the weights into the file beside the grammar.", ja: "重みを、言い方のそばに書きます。"))
    var save = false

    @OptionGroup var json: JSONOption

    @Argument(help: ArgumentHelp(en: "The trials.", ja: "evaluate --trials の記録。"))
    var trials: [String]

    func validate() throws {
        guard (0..<1).contains(falseAccepts) else {
            throw ValidationError(
                Text(en: "--false-accepts must be between 0 and 1.", ja: "--false-accepts は 0 から 1 までです。"))
        }
        guard !trials.isEmpty else {
            throw ValidationError(Text(en: "Name at least one file of trials.", ja: "--trials で作ったファイルを書いてください。"))
        }
    }

    func run() throws {
        let records = try trials.flatMap { try TrialLog.records(at: URL(fileArgument: $0)) }
        let names =
            features?.split(separator: ",").map(String.init)
            ?? profile.features(of: records).map(\.rawValue)
        let used = names.compactMap(Evidence.Feature.init)
        guard used.count == names.count else {
            let known = Evidence.Feature.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError(Text(en: "--features knows \(known).", ja: "--features で使えるのは \(known) です。"))
        }
        guard let study = ConfidenceStudy(records, features: names, falseAcceptRate: falseAccepts) else {
            throw CommandFailure(
                Text(
                    en: "There is nothing to learn from: the trials need sentences that were heard rightly and others.",
                    ja: "学べるものがありません。正しく聞いた文と、そうでない文の両方が要ります。"))
        }
        let model = ConfidenceModel(
            bias: study.regression.bias,
            weights: Dictionary(uniqueKeysWithValues: zip(used, study.regression.weights)), threshold: study.threshold)
        if json.json {
            try Terminal.print(json: study)
        } else {
            Terminal.show(verbatim: study.text(in: Terminal.language))
        }
        if save { try write(model) }
    }

    private func write(_ learnt: ConfidenceModel) throws {
        let folder = try data.folder()
        let files = try grammar.load(from: folder, locale: data.locale, town: town.load(from: folder))
        let url = files.confidence
        var models = FileManager.default.fileExists(atPath: url.path) ? try ConfidenceModels(at: url) : .unjudged
        let expectation = afterQuestion ? Expectation.yesOrNo : .anything
        let before = models[profile, expectation]
        var model = learnt
        model.grammar = files.fingerprint
        // Chosen by `bench alarms`, on sound that these trials do not have.
        model.namedThreshold = before?.namedThreshold
        model.nameScoreThreshold = before?.nameScoreThreshold
        model.callThreshold = before?.callThreshold
        models[profile, expectation] = model
        try models.write(to: url)
        Terminal.note(
            Text(
                en: "The weights of the profile \(profile.rawValue) are in \(url.relativePath).",
                ja: "\(profile.rawValue) の重みを \(url.relativePath) に書きました。"))
    }
}

extension RecognizerProfile {
    /// The evidence that its confidence is made of: Whisper judges the language, DOMINO the phonemes, where noise is
    /// told by how little likelier than silence it is, and how short.
    fileprivate func features(of records: [TrialRecord]) -> [Evidence.Feature] {
        let isKnown = { (feature: Evidence.Feature) in
            records.contains { $0.evidence[feature.rawValue] != nil }
        }
        return switch self {
        case .light: [.wordScore, .wordFrames, .framesPerWord, .wordAgreement, .agreement].filter(isKnown)
        case .best:
            isKnown(.phonemeScore)
                ? [.phonemeScore, .speechScore, .phonemes, .agreement] : [.languageScore, .agreement]
        }
    }
}
