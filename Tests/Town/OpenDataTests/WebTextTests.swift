import OpenData
import Rules
import Testing
import Texts

/// Text that was written for a web page, as the speaker says it.
@Suite struct WebTextTests {
    private func read(_ notice: String, name: String = "もの", label: String = "紙") -> (TargetReader.Target?, [DataIssue])
    {
        func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
        let csv = "label,name,notice,furigana\n\(quoted(label)),\(quoted(name)),\(quoted(notice)),も\n"
        let reading = TargetReader.read(csv, file: "target.csv")
        return (reading.value.first, reading.issues)
    }

    @Test(
        "Markup is a pause or nothing, and found",
        arguments: [
            ("紙にしみこませて<br>出してください", "紙にしみこませて、出してください", 1),
            ("洗ってください。<BR/>乾かして出す", "洗ってください。乾かして出す", 1),
            ("洗ってください<br />\n<br>乾かす", "洗ってください。乾かす", 1), ("電池<br>蛍光灯", "電池、蛍光灯", 1),
            ("洗う<br出す", "洗う。出す", 1), ("＜ｂｒ＞洗う＜ｂｒ＞", "洗う", 1), ("<b>必ず</b><font color=\"red\">洗う</font>", "必ず洗う", 1),
            ("<p>洗う</p><p>出す</p>", "洗う。出す", 1), ("<!-- 2024 -->洗う", "洗う", 1), ("・洗う<br>・出す", "・洗う。・出す", 1),
            ("水《みず》を切《き》る<br>出《だ》す", "水《みず》を切《き》る。出《だ》す", 1),
            ("びん&amp;缶", "びん&缶", 1), ("50&nbsp;cm", "50 cm", 1), ("&lt;50cm", "<50cm", 1), ("&lt;br&gt;洗う", "洗う", 2),
            ("&amp;lt;3&#65;&#x42;", "<3AB", 1), ("A&B社", "A&B社", 0), ("50cm<60cm>40cm", "50cm<60cm>40cm", 0),
            ("＜注意＞洗う", "＜注意＞洗う", 0),
            ("洗う\n出す", "洗う。出す", 0), ("洗う\\n出す", "洗う。出す", 0), ("Rinse it<br>Dry it", "Rinse it. Dry it", 1),
            ("洗って,乾かす", "洗って、乾かす", 0), ("1,000円", "1,000円", 0), ("洗う,", "洗う", 1), (",洗う，，", "洗う", 1),
            ("洗い,、乾かす", "洗い、乾かす", 0),
            ("詳しくは https://www.town.jp/gomi?a=1&b=2 をご覧ください", "詳しくはホームページをご覧ください", 1),
            ("販売店へ。https://town.jp/a.html", "販売店へ。くわしくは、ホームページをごらんください。", 1),
            ("販売店へ（http://town.jp/）お願いします", "販売店へお願いします", 1), ("www.town.jp", "くわしくは、ホームページをごらんください。", 1),
            ("<a href=\"https://town.jp\">町のページ</a>を見る", "町のページを見る", 1),
            ("Ask. https://town.jp", "Ask. See the web page.", 1),
            ("そのまま出してください。", "そのまま出してください。", 0),
        ])
    func notice(_ source: String, _ expected: String, _ kinds: Int) {
        let (target, issues) = read(source)
        #expect(target?.notice == expected)
        #expect(issues.count == kinds && issues.allSatisfy { $0.severity == .warning && $0.line == 2 })
    }

    @Test(
        "In a name a line break is layout",
        arguments: [
            ("缶・<br>びん", "缶・びん"), ("燃やす<br>ごみ", "燃やすごみ"), ("PET<br>bottle", "PET bottle"), ("<b>紙</b>", "紙"),
            ("紙&amp;布", "紙&布"),
        ])
    func name(_ source: String, _ expected: String) {
        let (target, issues) = read("", name: source, label: source)
        #expect(target?.name == expected && target?.label == expected)
        #expect(issues.count == 1)
    }

    @Test("Hundreds of texts with markup are one warning")
    func manyTexts() {
        let rows = (0..<300).map { "紙,物\($0),洗う<br>出す,も\n" }.joined()
        let issues = TargetReader.read("label,name,notice,furigana\n" + rows, file: "target.csv").issues
        #expect(issues.map(\.line) == [2])
        #expect(issues.first?.message.en.hasPrefix("300 texts") == true)
    }

    @Test("Every file that is spoken from is read so")
    func everyFile() throws {
        let remarks = RemarksReader.read("ID,注意事項\n1,洗う<br>出す\n", file: "remarks.csv")
        #expect(remarks.value == ["1": "洗う。出す"] && remarks.issues.map(\.line) == [2])
        let table = AreaDaysReader.read("地名,センター,缶・<br>びん\n丘<br>町,C&amp;D,月\n", file: "area_days.csv")
        #expect(table.value.labels == ["缶・びん"])
        #expect(table.value.areas.map(\.name) == ["丘町"] && table.value.areas.map(\.center) == ["C&D"])
        #expect(table.issues.map(\.line) == [1, 2])
        let supplement = try CollectionSupplementReader.read(
            "notices:\n  - { from: 2026-12-01, to: 2026-12-02, text: { ja: 洗う<br>出す } }\n", file: "collection.yml")
        #expect(supplement.value.notices.map { $0.notice.text.byLanguage["ja"] } == ["洗う。出す"])
        #expect(supplement.issues.map(\.line) == [2])
    }
}
