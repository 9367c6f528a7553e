import ArgumentParser
import CommandSupport
import DataFiles
import Grammar
import Recognition
import Texts

struct Parse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(en: "Say what a sentence means.", ja: "文の意味を出します。"))

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var grammar: GrammarOptions
    @OptionGroup var output: JSONOption

    @Argument(
        help: ArgumentHelp(
            en: "The sentence, as words; - for one on each line of standard input.", ja: "文。- なら、パイプから一行に一つ読みます。"))
    var words: String

    func run() async throws {
        let folder = try data.folder()
        let files = try grammar.load(from: folder, locale: data.locale, town: town.load(from: folder))
        let parser = IntentParser(files.grammar)
        guard words == "-" else {
            try show(words, parser.parse(words))
            return
        }
        while let line = readLine() { try show(line, parser.parse(line)) }
    }

    private func show(_ words: String, _ intent: Intent?) throws {
        if output.json {
            try Terminal.print(json: Understanding(intent))
        } else {
            Terminal.show(
                intent.map { Text(verbatim: "\($0)") }
                    ?? Text(
                        en: "not recognized: no sentence of the grammar is “\(words)”",
                        ja: "わかりません。「\(words)」は、決まった言い方にない文です"))
        }
    }
}

/// What words mean, as JSON: the keys are a contract with scripts.
struct Understanding: Encodable {
    var outcome: Hypothesis.Outcome
    var intent: Intent?

    init(_ intent: Intent?) {
        outcome = intent == nil ? .notRecognized : .recognized
        self.intent = intent
    }

    enum CodingKeys: String, CodingKey {
        case outcome, intent, slots
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(outcome, forKey: .outcome)
        try container.encode(intent?.name, forKey: .intent)
        try container.encode(intent?.slots ?? [:], forKey: .slots)
    }
}
