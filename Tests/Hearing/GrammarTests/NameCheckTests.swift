import Grammar
import Testing

/// A speaker's name must not turn up in other talk.
struct NameCheckTests {
    private static let dictionary = PronunciationDictionary(
        [
            "mimamori": ["M IY M AA M OW R IY"], "mamori": ["M AA M OW R IY"], "memory": ["M EH M ER IY"],
            "no": ["N OW"], "know": ["N OW"], "station": ["S T EY SH AH N"], "komorebi": ["K OW M OW R EH B IY"],
            "comorbid": ["K OW M AO R B IH D"], "yamabiko": ["Y AA M AA B IY K OW"],
            "yamapiko": ["Y AA M AA P IY K OW"], "hey": ["HH EY"],
        ], source: .model)

    private static func check(_ name: String) throws -> NameCheck {
        NameCheck(try #require(SpeakerName(name)), pronounced: dictionary)
    }

    @Test func aLongNameThatNothingSoundsLikeIsFine() throws {
        let check = try Self.check("Komorebi")
        #expect(check.problem == nil)
        #expect(check.phoneCount == 8)
        #expect(check.neighbors.first?.word == "comorbid")
    }

    @Test(arguments: [
        ("no", NameCheck.Problem.tooShort), ("yamabiko", .soundsLikeAWord), ("zzz", .noPronunciation),
        ("hey komorebi", nil),
    ])
    func whatIsWrongWithANameIsSaid(name: String, problem: NameCheck.Problem?) throws {
        #expect(try Self.check(name).problem == problem)
    }

    @Test func theNearestWordComesFirst() throws {
        // Two phones more, and the vowel of its first syllable.
        let neighbors = try Self.check("mimamori").neighbors
        #expect(neighbors.first?.word == "mamori")
        #expect(neighbors.first?.distance == 1.5)
    }

    @Test func aNameWithoutAWordIsNone() {
        #expect(SpeakerName(" ,") == nil)
    }
}
