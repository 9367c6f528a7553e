import ArgumentParser
import CommandSupport
import Composition
import DataFiles
import Device
import DeviceLink
import Foundation
import Grammar
import Phrases
import Recognition
import Rules
import Store
import Texts

struct Ask: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(en: "Answer a typed question, as the speaker would.", ja: "字で書いた質問に、スピーカーのように答えます。"),
        discussion: Text(
            en: "Nothing is kept and nobody is called: the answer is shown, its effects are forgotten.",
            ja: "何も残しません。だれも呼びません。答えを出すだけです。"))

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions

    @Option(
        help: ArgumentHelp(
            en: "The district asked from, by its identifier. (default: that of the first household)",
            ja: "聞く人の地区。（なければ一つ目の家の地区）"))
    var district: String?

    @Option(
        help: ArgumentHelp(
            en: "The time to answer for, for example 2026-11-26T07:30:00+09:00; without a zone on the town's clocks.",
            ja: "答える時刻。例：2026-11-26T07:30:00+09:00",
            valueName: "iso8601"))
    var now: String?

    @OptionGroup var output: JSONOption

    @Argument(help: ArgumentHelp(en: "The question, as words.", ja: "質問の文。"))
    var words: String

    func run() async throws {
        let folder = try data.folder()
        let town = try town.load(from: folder)
        var household = town.households[0]
        if let district { household.district = try town.district(district).id }
        // In memory: a question at a desk must not call anybody.
        let store = try Store.inMemory(town.key)
        try store.takeOver([household], districts: town.town.districts, at: Date())
        let rules = LocalRulesClient(store: store, town: town.town)
        var dialogue = try folder.typedDialogue(in: household, of: town, locale: data.locale, rules: rules)
        let time = try now.map { try InstantArgument.parse($0, timeZone: town.town.timeZone) } ?? Date()
        let answer = try await dialogue.answer(words, at: time)
        if let trouble = answer.trouble { throw CommandFailure(trouble) }
        if output.json {
            try Terminal.print(json: AskResult(answer))
        } else {
            Terminal.show(verbatim: answer.reply.text)
        }
    }
}

/// An answer as JSON: the keys are a contract with scripts.
private struct AskResult: Encodable {
    var understanding: Understanding
    /// How the rules could answer; see `Exchange.Outcome`.
    var answer: Exchange.Outcome
    var reply: String

    init(_ answer: TypedDialogue.Answer) {
        understanding = Understanding(answer.intent)
        self.answer = answer.outcome
        reply = answer.reply.text
    }

    enum CodingKeys: String, CodingKey {
        case answer, reply
    }

    func encode(to encoder: any Encoder) throws {
        try understanding.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(answer, forKey: .answer)
        try container.encode(reply, forKey: .reply)
    }
}
