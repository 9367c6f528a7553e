import Testing

@testable import Japanese

@Suite("Numbers as people say them")
struct NumberTests {
    @Test(
        "a number is read",
        arguments: [
            (0, "ぜろ"), (7, "なな"), (10, "じゅう"), (42, "よんじゅうに"), (100, "ひゃく"), (119, "ひゃくじゅうきゅう"), (300, "さんびゃく"),
            (608, "ろっぴゃくはち"), (2026, "にせんにじゅうろく"), (3000, "さんぜん"), (10_000, "いちまん"),
            (10_000_000, "いっせんまん"), (1_000_000_000_000, "いっちょう"), (120_000_000, "いちおくにせんまん"),
            (12_345_678, "せんにひゃくさんじゅうよんまんごせんろっぴゃくななじゅうはち"),
        ])
    func numbers(_ number: Int, _ reading: String) {
        #expect(JapaneseNumber.reading(number) == reading)
    }

    @Test("a number beyond 兆 has no reading")
    func tooLong() {
        #expect(JapaneseNumber.reading(10_000_000_000_000_000) == nil)
        #expect(JapaneseNumber.reading(-1) == nil)
    }

    @Test(
        "a number changes with what it counts",
        arguments: [
            ("0時", "れいじ"), ("4時", "よじ"), ("7時", "しちじ"), ("9時", "くじ"), ("11時半", "じゅういちじはん"), ("14時", "じゅうよじ"),
            ("17時", "じゅうしちじ"), ("20時", "にじゅうじ"), ("1分", "いっぷん"), ("2分", "にふん"), ("3分", "さんぷん"), ("5分", "ごふん"),
            ("10分", "じゅっぷん"), ("15分", "じゅうごふん"), ("38分", "さんじゅうはっぷん"), ("100分", "ひゃっぷん"), ("3000分", "さんぜんぷん"),
            ("4月", "しがつ"), ("7月", "しちがつ"), ("9月", "くがつ"), ("2日", "ふつか"), ("4日", "よっか"), ("8日", "ようか"),
            ("10日", "とおか"), ("14日", "じゅうよっか"), ("17日", "じゅうしちにち"), ("19日", "じゅうくにち"), ("20日", "はつか"),
            ("24日", "にじゅうよっか"), ("30日", "さんじゅうにち"), ("31日", "さんじゅういちにち"), ("1日", "いちにち"), ("12月1日", "じゅうにがつついたち"),
            ("1つ", "ひとつ"), ("9つ", "ここのつ"), ("1人", "ひとり"), ("2人", "ふたり"), ("4人", "よにん"), ("11人", "じゅういちにん"),
            ("14人", "じゅうよにん"), ("1件", "いっけん"), ("3件", "さんけん"), ("6件", "ろっけん"), ("8件", "はっけん"), ("20件", "にじゅっけん"),
            ("1回", "いっかい"), ("300回", "さんびゃっかい"), ("1週間", "いっしゅうかん"), ("6週間", "ろくしゅうかん"), ("7日間", "なのかかん"),
            ("80歳", "はちじゅっさい"), ("20歳", "はたち"), ("1時間", "いちじかん"), ("4年", "よねん"), ("3か月", "さんかげつ"),
            ("119番", "ひゃくじゅうきゅうばん"),
            ("100円", "ひゃくえん"), ("３件", "さんけん"), ("5", "ご"), ("0", "ぜろ"),
        ])
    func counters(_ text: String, _ reading: String) {
        #expect(RubyText(plain: text).sayable.reading == reading)
    }

    @Test("a telephone number is said digit by digit, with の and a pause between its groups")
    func telephone() {
        #expect(RubyText(plain: "0242-00-1005").sayable.reading == "ぜろにいよんにいの、ぜろぜろの、いちぜろぜろごお")
        #expect(RubyText(plain: "0242001005").sayable.reading == "ぜろにいよんにいぜろぜろいちぜろぜろごお")
    }

    @Test("numbers get readings within a text, and what has a reading keeps it")
    func inText() throws {
        let text = try RubyText("午前《ごぜん》8時半に｜7日《しちにち》と3件あります").sayable
        #expect(text.reading == "ごぜんはちじはんにしちにちとさんけんあります")
        #expect(text.base == "午前8時半に7日と3件あります")
    }
}
