import Testing

@testable import Japanese

@Suite("Sentences as they sound")
struct PronunciationTests {
    @Test(
        "particles, long vowels and phrases are written as they are said",
        arguments: [
            ("次《つぎ》の｜燃やせるごみ《もやせるごみ》は、今日《きょう》です。", "つぎの もやせるごみわ、きょーです。"),
            ("役場《やくば》へ電話《でんわ》をかける", "やくばえ でんわお かける"), ("はい、はがきはここにあります。", "はい、はがきわ ここにあります。"),
            ("こんにちは。", "こんにちわ。"), ("おはようございます。", "おはよーございます。"), ("日《ひ》ではありません", "ひでわ ありません"),
            ("ゆっくりは話《はな》せません", "ゆっくりわ はなせません"), ("これは、どこへ", "これわ、どこえ"), ("ごはんは、お部屋《へや》へ", "ごはんわ、おへやえ"),
            ("思《おも》う", "おもう"), ("声《こえ》をうたう", "こえお うたう"), ("先生《せんせい》が教《おし》えている", "せんせーが おしえている"), ("ありがとう", "ありがとー"),
            ("ご家族《かぞく》に、お電話《でんわ》", "ごかぞくに、おでんわ"), ("役場《やくば》にお電話《でんわ》", "やくばに おでんわ"), ("プラスチックのごみ", "ぷらすちっくのごみ"),
            ("ごみをトレイに", "ごみお とれいに"), ("「はい」か「いいえ」で", "はいか いいえで"), ("8時半に", "はちじはんに"),
            ("｜はやし医院《はやしいいん》は", "はやしいいんわ"), ("びん・缶《かん》", "びん かん"), ("大阪《おおさか》", "おおさか"),
        ])
    func sounds(_ text: String, _ kana: String) throws {
        #expect(Pronunciation(try RubyText(text)).kana == kana)
    }

    @Test("what cannot be said is listed, and not said")
    func unread() throws {
        let pronunciation = Pronunciation(try RubyText("次《つぎ》の資源ごみは☢です"))
        #expect(pronunciation.unread == ["資", "源", "☢"])
        #expect(pronunciation.kana == "つぎのごみわです")
        #expect(pronunciation.parts == ["つぎ", "の\u{FFFC}\u{FFFC}ごみわ\u{FFFC}です"])
    }

    @Test("a は or へ that may be a particle or not is listed, so that a check can ask for its reading")
    func undecided() throws {
        #expect(Pronunciation(try RubyText("きみはがんばる")).undecided == ["きみはがんば"])
        #expect(Pronunciation(try RubyText("きみは、がんばる")).undecided == [])
    }

    @Test(
        "the length of speech is counted in morae",
        arguments: [("きょう", 2), ("がっこう", 4), ("しんぶん", 4), ("コーヒー", 4), ("今日《きょう》は、8時です。", 8)])
    func length(_ text: String, _ morae: Int) throws {
        #expect(Pronunciation(try RubyText(text)).morae.count == morae)
    }
}
