import Foundation
import Grammar
import TestSupport
import Testing

/// How Japanese words sound to the acoustic model, by the table that is shipped.
struct KanaPronouncerTests {
    private func phones(of word: String) throws -> String? {
        let file = Checkout.root.appending(path: "grammars/ja/phones.map")
        let map = try PhoneMap(GrammarFile(path: "phones.map", text: String(contentsOf: file, encoding: .utf8)))
        return KanaPronouncer(map).pronunciations(of: [word])[word]?.first
    }

    @Test(arguments: [
        ("燃《も》えるごみ", "モエルゴミ"), ("さくら医院《いいん》", "さくらいいん"), ("｜今日は《きょうわ》", "きょうわ"),
        ("は", "わ"), ("へ", "え"), ("を", "お"), ("コーヒー", "こおひい"),
    ])
    func aWordSoundsAsItIsRead(word: String, reading: String) throws {
        let phones = try phones(of: word)
        #expect(phones != nil)
        #expect(try phones == self.phones(of: reading))
    }

    @Test func onlyTheParticleIsSaidWa() throws {
        #expect(try phones(of: "はは") != phones(of: "わわ"))
        #expect(try phones(of: "歯《は》") != phones(of: "は"))
    }

    @Test(arguments: [("しんぶん", "M B"), ("てんき", "NG K"), ("あんない", "N N")])
    func theNasalIsSaidWhereTheNextConsonantIs(word: String, phones: String) throws {
        let spoken = try #require(try self.phones(of: word))
        #expect(spoken.contains(phones))
    }

    @Test(arguments: ["燃える", "clinic", "んー", ""])
    func whatHasNoReadingInKanaHasNoSound(word: String) throws {
        #expect(try phones(of: word) == nil)
    }
}
