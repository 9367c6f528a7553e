import Japanese
import Testing

@Suite struct SearchTextTests {
    @Test(
        "Letters have one form",
        arguments: [
            ("民生委員", ["民生委員"]), ("ゴミ", ["ごみ"]), ("ｺﾞﾐ", ["ごみ"]), ("ＡＢＣ１２", ["abc12"]), ("𠮷田さん", ["吉田さん"]),
            ("髙橋", ["高橋"]), ("燃える、ごみ。", ["燃える", "ごみ"]), ("「お父さん」は？", ["お父さん", "は"]), ("ヴァイオリン", ["ゔぁいおりん"]),
            ("", []), ("。、 ", []), ("コーヒー", ["こーひー"]), ("0242-00-1000", ["0242", "00", "1000"]), ("きゝめ", ["ききめ"]),
            ("か\u{3099}っこう", ["がっこう"]),
        ])
    func runs(text: String, runs: [String]) {
        #expect(SearchText(text).runs == runs)
    }

    @Test("A text is cut into its letters and pairs")
    func parts() {
        let text = SearchText("生ゴミ、ゴミ")
        #expect(text.letters == ["ご", "み", "生"])
        #expect(text.pairs == [["生ご", "ごみ"], ["ごみ"]])
    }
}
