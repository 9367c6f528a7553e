import ArgumentParser
import CommandSupport
import DataFiles
import Device
import Evaluation
import Foundation
import Laboratory
import Recognition
import Texts

struct ConfidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confidence",
        abstract: "Learn from recordings how far a hypothesis can be believed.",
        discussion: """
            Reads what `mimamori evaluate --trials` wrote and learns what tells right sentences from all others (logistic \
            regression). Prints what the weights are worth on recordings they were not learnt from (five folds), and \
            with --save puts them into the grammar's confidence.json for review. Several files may be given: other \
            noises and rooms make the weights hold in more of them.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var grammar: GrammarOptions

    @Option(
        help: "The profile whose trials these are: its weights are replaced.")
    var profile: RecognizerProfile

    @Option(
        help: ArgumentHelp("The share of what is outside the grammar that may be accepted.", valueName: "0…1"))
    var falseAccepts = 0.005

    @Option(
        help: ArgumentHelp("The evidence to use. (default: that of the profile)", valueName: "name,…"))
    var features: String?

    @Flag(
        help: "The trials are those of evaluate --after-question.")
    var afterQuestion = false

    @Flag(help: "Put the weights into the file beside the grammar.")
    var save = false

    @OptionGroup var json: JSONOption

    @Argument(help: "The trials.")
    var trials: [String]

    func validate() throws {
        guard (0..<1).contains(falseAccepts) else {
            throw ValidationError("--false-accepts must be between 0 and 1.")
        }
        guard !trials.isEmpty else {
            throw ValidationError("Name at least one file of trials.")
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
            throw ValidationError("--features knows \(known).")
        }
        guard let study = ConfidenceStudy(records, features: names, falseAcceptRate: falseAccepts) else {
            throw CommandFailure(
                "There is nothing to learn from: the trials need sentences that were heard rightly and others.")
        }
        let model = ConfidenceModel(
            bias: study.regression.bias,
            weights: Dictionary(uniqueKeysWithValues: zip(used, study.regression.weights)), threshold: study.threshold)
        if json.json {
            try Terminal.print(json: study)
        } else {
            Terminal.show(page: study.text())
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
        Terminal.note("The weights of the profile \(profile.rawValue) are in \(url.relativePath).")
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
