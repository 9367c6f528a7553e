import Foundation
import Japanese
import Phrases
import Rules
import TestSupport
import Testing
import Texts

@Suite struct PhraseBookTests {
    private static let folder = Checkout.root.appending(path: "voices/en")

    private func yaml(_ file: String = "phrases.yml") throws -> String {
        try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
    }

    private func speech() throws -> Speech {
        try Speech(phrases: PhraseBook(yaml: try yaml(), file: "phrases.yml"), language: "en")
    }

    /// Each of them wrong in one way, and what the error says of it.
    @Test(arguments: [
        ("time: \"It is {time}.\"", "time: \"It is {tme}.\"", "never given {tme}"),
        ("time: \"It is {time}.\"", "time: \"It is late.\"", "does not say {time}"),
        ("time: \"It is {time}.\"", "", "“time” is missing"),
        ("time: \"It is {time}.\"", "time: \"It is {time.\"", "no partner"),
        ("time: \"It is {time}.\"", "time: \"It is }time{.\"", "no partner"),
        ("time: \"It is {time}.\"", "time: \"It is {time}.\"\ntyme: \"x\"", "nothing ever says “tyme”"),
        ("time: \"It is {time}.\"", "time: { a: b }", "list of sentences"),
        ("time: \"It is {time}.\"", "time: \"It is {time}.", "YAML"),
    ])
    func aMistakeInThePhrasesIsNamed(_ original: String, _ mistake: String, _ message: String) throws {
        let text = try yaml()
        #expect(text.contains(original))
        let error = #expect(throws: PhraseBookError.self) {
            try PhraseBook(yaml: text.replacing(original, with: mistake), file: "phrases.yml")
        }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test func aProblemHasItsLineAndColumn() {
        let error = #expect(throws: PhraseBookError.self) {
            try PhraseBook(yaml: "# phrases\ntime: \"It is late.\"\n", file: "p.yml")
        }
        #expect(error?.problems.first?.text.en.hasPrefix("p.yml:2:7: ") == true)
    }

    private static let everyMessage =
        ReplyKey.allCases.map { message($0.rawValue, $0.placeholders) }
        + DialogueKey.allCases.map { message($0.rawValue, $0.placeholders) }

    private static func message(_ key: String, _ placeholders: Set<String>) -> Message {
        Message(key, Dictionary(uniqueKeysWithValues: placeholders.map { ($0, .text("filled")) }))
    }

    @Test(arguments: everyMessage)
    func everyPhraseIsFilledShortAndWhole(_ message: Message) throws {
        let spoken = try speech().render([message])
        #expect(!spoken.sentences.isEmpty)
        #expect(spoken.text.split(separator: " ").count <= 22)
        for sentence in spoken.sentences.map(\.base) {
            #expect(!sentence.contains { "{}".contains($0) })
            #expect(!sentence.contains("nil"))
            #expect(sentence.first?.isUppercase == true)
            #expect(sentence.last.map { ".?".contains($0) } == true || sentence == "Filled")
            #expect(!sentence.dropLast().contains(". "), "the voice pauses between sentences of a list only")
        }
    }

    @Test func aReplyIsSaidSentenceBySentence() throws {
        let today = try #require(CalendarDate("2026-12-03"))
        let reply = Reply(
            .answered,
            [
                Message(.tooLateToday),
                Message(
                    .nextCollection,
                    ["category": .name(LocalizedName(["en": "paper"])), "day": .day(today + 1, today: today)]),
            ])
        let spoken = try speech().render(reply)
        #expect(
            spoken.sentences.map(\.base) == [
                "It is too late for today.", "The next paper collection is tomorrow, Friday.",
            ])
        #expect(spoken.text == "It is too late for today. The next paper collection is tomorrow, Friday.")
    }

    @Test func anotherVersionsMessageIsAnErrorAndNotNonsense() throws {
        let speech = try speech()
        #expect(throws: SpeechError(language: "en", reason: .noPhrase(key: "new.key"))) {
            try speech.render([Message("new.key")])
        }
        #expect(throws: SpeechError(language: "en", reason: .noValue(placeholder: "time", key: "time"))) {
            try speech.render([Message(.time)])
        }
    }

    @Test func aLanguageWithoutWordingIsRefused() throws {
        let phrases = try PhraseBook(yaml: try yaml(), file: "phrases.yml")
        #expect(throws: SpeechError(language: "xx", reason: .noWording)) {
            try Speech(phrases: phrases, language: "xx")
        }
    }

    @Test(arguments: [
        ("05:00", DialogueKey.greetingMorning), ("11:00", .greetingDay), ("18:00", .greetingEvening),
        ("02:00", .greetingEvening),
    ])
    func theGreetingFitsTheHour(_ time: String, _ key: DialogueKey) throws {
        #expect(DialogueKey.greeting(at: try #require(TimeOfDay(time))) == key)
    }
}
