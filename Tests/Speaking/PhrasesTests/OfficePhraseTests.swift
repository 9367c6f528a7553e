import Foundation
import Phrases
import Rules
import TestSupport
import Testing

@Suite struct OfficePhraseTests {
    /// 2026-12-03 is a Thursday.
    @Test(
        "When the office opens is said in the words of each language",
        arguments: [
            ("en", "2026-12-03", "The town office opens today, at half past eight in the morning."),
            ("en", "2026-12-07", "The town office opens on Monday, at half past eight in the morning."),
            ("ja", "2026-12-07", "役場は、今度の月曜日、午前8時半に開きます。"),
            ("ja", "2027-01-04", "役場は、1月4日の月曜日、午前8時半に開きます。"),
        ])
    func opening(_ language: String, _ day: String, _ words: String) throws {
        #expect(try speech(language).render([try opening(on: day)]).text == words)
    }

    @Test("It keeps no number behind the offer to go on", arguments: ["en", "ja"])
    func turns(_ language: String) throws {
        let speech = try speech(language)
        let office = Message(.unknown, ["place": .name(place), "telephone": .telephone("0242-00-1000")])
        let whole = try speech.render([office, try opening(on: "2026-12-07")])
        #expect(speech.turns(of: whole).rest == nil)
        // What else makes it too long is offered, and no opening is parted from its number.
        let messages = [office, try opening(on: "2026-12-07"), office, try opening(on: "2026-12-08")]
        let longer = try speech.render(messages)
        let turns = speech.turns(of: longer)
        let rest = try #require(turns.rest)
        #expect(turns.now.sentences + rest.sentences == longer.sentences)
        #expect(!rest.asides.isEmpty && !rest.asides.contains(0))
    }

    private let place = LocalizedName(["ja": "役場", "ja-Hrkt": "やくば", "en": "the town office"])

    private func speech(_ language: String) throws -> Speech {
        let file = Checkout.root.appending(path: "voices/\(language)/phrases.yml")
        let phrases = try PhraseBook(yaml: try String(contentsOf: file, encoding: .utf8), file: "phrases.yml")
        return try Speech(phrases: phrases, language: language)
    }

    private func opening(on day: String) throws -> Message {
        Message(
            .officeOpens,
            [
                "place": .name(place),
                "day": .day(try #require(CalendarDate(day)), today: try #require(CalendarDate("2026-12-03"))),
                "time": .time(TimeOfDay(minutes: 510)),
            ])
    }
}
