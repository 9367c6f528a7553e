import Japanese
import Testing

@Suite struct BreathTests {
    @Test(
        "A stretch that is longer than a breath gets a 、 before a word, and nothing else changes",
        arguments: [
            ("明日は晴れです。", "明日は晴れです。"),
            (
                "明日は役場の前の広場で防災訓練がありますので参加をお願いします。",
                "明日は役場の前の広場で、防災訓練がありますので参加をお願いします。"
            ),
            (
                "林先生《はやしせんせい》の明日《あした》の昼《ひる》の診療時間《しんりょうじかん》は何時《なんじ》までか聞《き》きたいんですけど",
                "林先生の明日の昼の診療時間は、何時までか聞きたいんですけど"
            ),
            ("明日は、役場の前の広場で、防災訓練があります。", "明日は、役場の前の広場で、防災訓練があります。"),
            ("ここにはきものがありますからかならずおぼえておいてくださいねとたのまれました", "ここにはきものがありますからかならずおぼえておいてくださいねとたのまれました"),
        ])
    func breaths(_ notation: String, _ expected: String) throws {
        #expect(try RubyText(notation).withBreaths(maximum: 28).base == expected)
    }

    @Test("It keeps the readings")
    func readings() throws {
        let text = try RubyText("明日《あした》は役場《やくば》の前《まえ》の広場《ひろば》で防災訓練《ぼうさいくんれん》がありますので参加《さんか》を")
        let breathing = text.withBreaths(maximum: 28)
        #expect(breathing.runs.compactMap(\.reading) == text.runs.compactMap(\.reading))
        #expect(breathing.base.filter { $0 == "、" }.count == 1)
    }
}
