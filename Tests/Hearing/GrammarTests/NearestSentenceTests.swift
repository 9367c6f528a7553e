import Grammar
import Testing

@Suite struct NearestSentenceTests {
    private static let dictionary = PronunciationDictionary(
        [
            "open": ["OW P AH N"], "close": ["K L OW Z"], "the": ["DH AH", "DH IY"], "door": ["D AO R"],
            "window": ["W IH N D OW"], "now": ["N AW"],
        ], source: .model)

    private func nearest(_ phones: String, limit: Double = 0.3) throws -> NearestSentence.Match? {
        let grammar = try Grammar(files: [
            GrammarFile(
                path: "x.jsgf",
                text: "#JSGF V1.0;\ngrammar x;\npublic <order> = (open | close) the (door | window) [now];\n")
        ])
        return NearestSentence(grammar.network(), pronounced: Self.dictionary)(
            to: phones.split(separator: " ").map(String.init), limit: limit)
    }

    @Test func whatSoundsTheSameIsFoundAtNoDistance() throws {
        let match = try #require(try nearest("OW P AH N DH IY W IH N D OW"))
        #expect(match.words == ["open", "the", "window"])
        #expect(match.distance == 0)
    }

    @Test(arguments: [
        ("OW B AH N DH AH D AO R", "open the door"), ("OW P AH N D AO R", "open the door"),
        ("K L OW S DH AH W IH N D OW N AW", "close the window now"),
        ("K R OW Z DH AH D AO R N AO", "close the door now"),
    ])
    func whatSoundsAlikeIsTheNearestSentence(_ phones: String, _ expected: String) throws {
        let match = try #require(try nearest(phones))
        #expect(match.words.joined(separator: " ") == expected)
        #expect(match.distance > 0)
    }

    @Test(arguments: ["", "N AW", "K L OW Z", "S IH NG AH S AO NG F AO R M IY"])
    func whatIsFurtherAwayThanTheLimitIsNoSentence(_ phones: String) throws {
        #expect(try nearest(phones) == nil)
    }

    @Test func theLimitGrowsWithTheLength() throws {
        // One phone of nine is quite another, and one is missing.
        #expect(try nearest("OW P AH N DH AH D AO S", limit: 0.05) == nil)
        #expect(try nearest("OW P AH N DH AH D AO S", limit: 0.15)?.words == ["open", "the", "door"])
    }
}
