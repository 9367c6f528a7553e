import Japanese
import Phrases
import Rules
import Testing

@Suite("Facts in Japanese")
struct JapaneseWordingTests {
    private let wording = JapaneseWording()

    private func sentence(_ value: MessageValue) -> RubyText {
        wording.sentence(wording.words(for: value))
    }

    @Test(
        "a time is said as people say it",
        arguments: [
            ("08:00", "午前8時", "ごぜんはちじ"), ("08:30", "午前8時半", "ごぜんはちじはん"), ("07:04", "午前7時4分", "ごぜんしちじよんぷん"),
            ("12:00", "昼の12時", "ひるのじゅうにじ"), ("12:30", "昼の12時半", "ひるのじゅうにじはん"), ("21:40", "午後9時40分", "ごごくじよんじゅっぷん"),
            ("00:00", "夜の12時", "よるのじゅうにじ"), ("00:50", "夜の12時50分", "よるのじゅうにじごじゅっぷん"), ("24:00", "夜の12時", "よるのじゅうにじ"),
            ("26:00", "次の日の午前2時", "つぎのひのごぜんにじ"), ("32:30", "次の日の午前8時半", "つぎのひのごぜんはちじはん"),
        ])
    func times(_ time: String, _ text: String, _ reading: String) throws {
        let sentence = sentence(.time(try #require(TimeOfDay(time))))
        #expect(sentence.base == text)
        #expect(sentence.reading == reading)
    }

    @Test(
        "a day is said relative to today",
        arguments: [
            ("2026-12-02", "昨日", "きのう"), ("2026-12-03", "今日", "きょう"), ("2026-12-04", "明日の金曜日", "あしたのきんようび"),
            ("2026-12-05", "あさっての土曜日", "あさってのどようび"), ("2026-12-09", "今度の水曜日", "こんどのすいようび"),
            ("2026-12-20", "12月20日の日曜日", "じゅうにがつはつかのにちようび"), ("2027-01-01", "1月1日の金曜日", "いちがつついたちのきんようび"),
            ("2027-12-02", "来年の12月2日の木曜日", "らいねんのじゅうにがつふつかのもくようび"),
        ])
    func days(_ day: String, _ text: String, _ reading: String) throws {
        let today = try #require(CalendarDate("2026-12-03"))
        let sentence = sentence(.day(try #require(CalendarDate(day)), today: today))
        #expect(sentence.base == text)
        #expect(sentence.reading == reading)
    }

    @Test("hours say the part of the day once")
    func spans() throws {
        func words(_ from: String, _ to: String) throws -> String {
            sentence(.span(TimeSpan(from: try #require(TimeOfDay(from)), to: try #require(TimeOfDay(to))))).base
        }
        #expect(try words("14:00", "17:30") == "午後2時から5時半まで")
        #expect(try words("09:00", "12:00") == "午前9時から昼の12時まで")
        #expect(try words("17:30", "26:00") == "午後5時半から次の日の午前2時まで")
        #expect(try words("00:00", "24:00") == "一日中")
    }

    @Test("other facts are said in words, with the readings that the town gave")
    func others() {
        let river = LocalizedName(["ja": "川端眼科", "ja-Hrkt": "かわばたがんか", "en": "River Eye Clinic"])
        #expect(sentence(.name(river)).base == "川端眼科")
        #expect(sentence(.list([.name(river), .text("びん")])).reading == "かわばたがんかと、びん")
        #expect(sentence(.name(LocalizedName(["en": "River"]))).base == "River")
        #expect(Pronunciation(sentence(.name(LocalizedName(["ja": "はなまち"])))).kana == "はなまち")
        #expect(sentence(.telephone("0242-00-1000")).reading == "ぜろにいよんにいの、ぜろぜろの、いちぜろぜろぜろ")
        #expect(sentence(.weekday(.monday)).reading == "げつようび")
        #expect(sentence(.text("3件《さんけん")).base == "3件《さんけん", "broken marks are part of a typed text")
    }

    @Test("the length of a turn is counted in morae")
    func length() {
        #expect(wording.length(of: wording.sentence("今日《きょう》は、午前《ごぜん》8時です。")) == 11)
    }
}
