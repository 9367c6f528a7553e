import Texts
import Testing

@testable import Japanese

@Suite("Readings beside the words")
struct RubyTextTests {
    @Test(
        "a reading belongs to the kanji before it, or to what follows the bar",
        arguments: [
            ("燃《も》えるごみ", "燃えるごみ", "もえるごみ"), ("次の燃《も》えるごみ", "次の燃えるごみ", "次のもえるごみ"),
            ("｜今日は《きょうわ》雨", "今日は雨", "きょうわ雨"), ("木漏《こも》れ日町《びまち》", "木漏れ日町", "こもれびまち"),
            ("ごみ", "ごみ", "ごみ"), ("", "", ""),
        ])
    func readings(_ text: String, _ base: String, _ reading: String) throws {
        let ruby = try RubyText(text)
        #expect(ruby.base == base)
        #expect(ruby.reading == reading)
    }

    @Test(
        "a mistake in the notation is named",
        arguments: [
            ("燃《も", "never closed"), ("燃》", "no 《"), ("ごみ《ごみ》", "no kanji"), ("｜今日", "no reading"),
            ("燃《moe》", "not a reading"), ("燃《》", "not a reading"),
        ])
    func mistakes(_ text: String, _ message: String) {
        let error = #expect(throws: RubyError.self) { try RubyText(text) }
        #expect(error?.description.contains(message) == true)
    }

    @Test("kanji without a reading are listed, so that a check can ask for them")
    func unread() throws {
        #expect(try RubyText("次の燃《も》えるごみは明日").unread == ["次", "明日"])
    }

    @Test(
        "words become running text, with spaces only where a word is not Japanese",
        arguments: [
            (["燃《も》える", "ごみ", "は"], "燃えるごみは", "｜燃《も》えるごみは"), (["good", "morning"], "good morning", "good morning"),
            (["CD", "は"], "CD は", "CD は"), ([], "", ""),
        ])
    func running(_ words: [String], _ base: String, _ notation: String) {
        #expect(RubyText.running(words).base == base)
        #expect(RubyText.running(words).notation == notation)
    }

    @Test(
        "a name and its reading are a phrase where the reading says how all of it is read",
        arguments: [
            ("乾電池", "かんでんち", "｜乾電池《かんでんち》"), ("ラジオ", nil, "ラジオ"), ("乾電池", nil, nil), ("CD", nil, nil),
            ("CD", "シーディー", "｜CD《シーディー》"), ("乾電池", "kandenchi", nil), ("", "かん", nil),
        ])
    func phrase(_ base: String, _ reading: String?, _ phrase: String?) {
        #expect(RubyText.phrase(base, reading: reading) == phrase)
    }

    @Test("a long text is cut behind its commas, and nothing is lost")
    func lines() throws {
        let text = try RubyText("次《つぎ》は、今日《きょう》と、明日《あした》です。")
        #expect(text.lines(maximum: 7).map(\.base) == ["次は、今日と、", "明日です。"])
        #expect(text.lines(maximum: 100).map(\.base) == [text.base])
        let long = RubyText(plain: String(repeating: "あいうえお、", count: 50))
        #expect(long.lines(maximum: 20).map(\.base).joined() == long.base)
        #expect(long.lines(maximum: 20).allSatisfy { $0.base.count <= 20 })
    }
}
