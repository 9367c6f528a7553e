import Japanese
import Phrases
import Rules
import Testing

@Suite struct WordingTests {
    let wording = EnglishWording()

    @Test(arguments: [
        ("08:00", "eight in the morning"), ("08:30", "half past eight in the morning"),
        ("11:15", "a quarter past eleven in the morning"), ("11:45", "a quarter to twelve in the morning"),
        ("12:00", "noon"), ("12:30", "half past twelve in the afternoon"), ("17:40", "twenty to six in the afternoon"),
        ("18:25", "twenty five past six in the evening"), ("07:04", "seven oh four in the morning"),
        ("07:42", "seven forty two in the morning"), ("23:59", "eleven fifty nine at night"),
        ("00:00", "midnight"), ("24:00", "midnight"), ("00:50", "ten to one at night"),
        ("26:00", "two at night"), ("32:30", "half past eight the next morning"),
    ])
    func aTimeIsSaidAsPeopleSayIt(_ time: String, _ words: String) throws {
        #expect(wording.words(for: .time(try #require(TimeOfDay(time)))) == words)
    }

    @Test(arguments: [
        ("2026-12-02", "yesterday"), ("2026-12-03", "today"), ("2026-12-04", "tomorrow, Friday"),
        ("2026-12-09", "on Wednesday"), ("2026-12-10", "on Thursday the tenth of December"),
        ("2027-01-31", "on Sunday the thirty first of January"), ("2026-12-01", "on Tuesday the first of December"),
    ])
    func aDayIsSaidRelativeToToday(_ day: String, _ words: String) throws {
        let today = try #require(CalendarDate("2026-12-03"))
        #expect(wording.words(for: .day(try #require(CalendarDate(day)), today: today)) == words)
    }

    @Test(arguments: [
        (1, "first"), (2, "second"), (3, "third"), (5, "fifth"), (8, "eighth"), (9, "ninth"), (12, "twelfth"),
        (20, "twentieth"), (22, "twenty second"), (30, "thirtieth"),
    ])
    func aDateHasItsOrdinal(_ day: Int, _ ordinal: String) throws {
        let words = wording.words(for: .date(try #require(CalendarDate(2026, 12, day))))
        #expect(words.hasSuffix(" the \(ordinal) of December"))
    }

    @Test func aSpanSaysThePartOfTheDayOnce() throws {
        func words(_ from: String, _ to: String) throws -> String {
            wording.words(
                for: .span(TimeSpan(from: try #require(TimeOfDay(from)), to: try #require(TimeOfDay(to)))))
        }
        #expect(try words("14:00", "17:30") == "from two to half past five in the afternoon")
        #expect(try words("09:00", "12:00") == "from nine in the morning to noon")
        #expect(try words("00:00", "24:00") == "all day")
    }

    @Test func otherFactsAreSaidInWords() {
        let (a, b, c) = (MessageValue.text("a"), MessageValue.text("b"), MessageValue.number(42))
        #expect(wording.words(for: .list([a, b, c])) == "a, b and forty two")
        #expect(wording.words(for: .list([a])) == "a")
        #expect(wording.words(for: .list([])) == "")
        #expect(
            wording.words(for: .telephone("0242-00-1234"))
                == "zero two four two, zero zero, one two three four")
        #expect(wording.words(for: .name(LocalizedName(["en": "Hill", "ja": "丘"]))) == "Hill")
        #expect(wording.words(for: .name(LocalizedName(["ja": "丘"]))) == "丘")
        #expect(wording.words(for: .weekday(.sunday)) == "Sunday")
        #expect(wording.sentence("today is").base == "Today is")
    }
}
