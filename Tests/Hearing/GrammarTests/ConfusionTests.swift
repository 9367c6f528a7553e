@testable import Grammar
import TestSupport
import Testing
import Texts

struct ConfusionTests {
    private static let words = """
        a AH
        and AH N D
        ate EY T
        bin B IH N
        clinic K L IH N IH K
        close K L OW Z
        doctor D AA K T ER
        eight EY T
        four F AO R
        for F AO R
        goodbye G UH D B AY
        is IH Z
        mat M AE T
        no N OW
        know N OW
        open OW P AH N
        pat P AE T
        bat B AE T
        please P L IY Z
        see S IY
        yes Y EH S
        """

    private func confusions(
        _ rules: String, slots: [SlotList] = [], count: Int = 10, limit: Double = 2
    ) throws -> [String] {
        let grammar = try grammar(rules, slots: slots)
        let dictionary = try PronunciationDictionary(GrammarFile(path: "words.dict", text: Self.words))
        return grammar.confusions(pronounced: dictionary, count: count, limit: limit).map {
            "\($0.first.intent) '\($0.first.text)' \($0.second.intent) '\($0.second.text)' \($0.distance)"
        }
    }

    @Test func sentencesThatSoundTheSameAreAtNoDistance() throws {
        #expect(
            try confusions("public <a> = open four; public <b> = open for; public <c> = goodbye;")
                == ["a 'open four' b 'open for' 0.0"])
    }

    @Test func wordsMayPartElsewhere() throws {
        let dictionary = try PronunciationDictionary(
            GrammarFile(path: "words.dict", text: "an AH N\nice AY S\na AH\nnice N AY S\n"))
        let found = try grammar("public <a> = an ice; public <b> = a nice;").confusions(pronounced: dictionary)
        #expect(found.map(\.distance) == [0])
    }

    @Test func theNearestPairOfEveryTwoIntentsComesFirst() throws {
        let found = try confusions("public <a> = pat | goodbye; public <b> = bat | yes; public <c> = mat;")
        #expect(found.map { String($0.prefix(15)) } == ["a 'pat' b 'bat'", "b 'bat' c 'mat'", "a 'pat' c 'mat'"])
    }

    @Test func aMissingPhoneCostsLessThanAForeignOne() throws {
        #expect(
            try confusions("public <a> = see please; public <b> = see;", limit: 3) == ["a 'see please' b 'see' 3.0"])
        #expect(try confusions("public <a> = ate; public <b> = a;").count == 1)
    }

    @Test func sentencesOfOneIntentAreNoConfusion() throws {
        #expect(try confusions("public <a> = four | for | know | no; public <b> = goodbye;").isEmpty)
    }

    @Test func theSameWordsOfTwoIntentsAreLeftToTheCheckOfAmbiguities() throws {
        #expect(try confusions("public <a> = yes; public <b> = yes;").isEmpty)
        #expect(try confusions("public <a> = open four | yes; public <b> = open (four | for);").count == 1)
    }

    @Test func namesOfTheTownCount() throws {
        let clinics = SlotList(name: "clinic", entries: [.init(value: "k", phrases: ["know clinic"])])
        #expect(
            try confusions(
                "import <town.clinic>; public <a> = is <clinic> open; public <b> = is no clinic open;", slots: [clinics]
            )
                == ["a 'is know clinic open' b 'is no clinic open' 0.0"])
    }

    @Test func whatSoundsTheSameIsAnErrorAtTheLaterIntent() throws {
        let grammar = try grammar("public <a> = no;\npublic <b> = know | goodbye;\npublic <c> = yes;")
        let dictionary = try PronunciationDictionary(GrammarFile(path: "words.dict", text: Self.words))
        let confusions = grammar.confusions(pronounced: dictionary, limit: 9)
        #expect(confusions.count == 3)
        #expect(
            grammar.issues(of: confusions).map(\.description)
                == ["sample.jsgf:4:8: error: 'know' sounds the same as 'no' of <a>"])
    }

    @Test func everyPairThatSoundsTheSameIsFoundWhateverTheCount() throws {
        let found = try confusions(
            "public <a> = no | four | ate; public <b> = know; public <c> = for; public <d> = eight;", count: 1)
        #expect(found.filter { $0.hasSuffix(" 0.0") }.count == 3)
    }

    /// The search against the distance of all pairs of sentences.
    @Test(arguments: 0..<30 as Range<UInt64>)
    func theNearestPairIsTheNearestOfAll(seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        let words = ["mat", "pat", "bat", "no", "four", "see", "yes", "bin", "a", "and"]
        var sentences: [[String]] = []
        for _ in 0..<8 {
            sentences.append(
                (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                    words.randomElement(using: &generator) ?? ""
                })
        }
        let texts = sentences.map { $0.joined(separator: " ") }
        let dictionary = try PronunciationDictionary(GrammarFile(path: "words.dict", text: Self.words))
        let grammar = try grammar(
            "public <a> = \(texts[..<4].joined(separator: " | "));\npublic <b> = \(texts[4...].joined(separator: " | "));"
        )
        let phones = { (sentence: [String]) in
            sentence.flatMap { dictionary.pronunciations(of: $0)[0].split(separator: " ").map(String.init) }
        }
        var nearest = Double.infinity
        for first in sentences[..<4] {
            for second in sentences[4...] where first != second {
                nearest = min(nearest, Self.distance(phones(first), phones(second)))
            }
        }
        let found = grammar.confusions(pronounced: dictionary, limit: 30).first?.distance
        #expect(abs((found ?? .infinity) - nearest) < 0.001 || found == nil && nearest == .infinity, "\(texts)")
    }

    private static func distance(_ first: [String], _ second: [String]) -> Double {
        var row = second.indices.map { Double($0 + 1) * 0.75 }
        row.insert(0, at: 0)
        for phone in first {
            var diagonal = row[0]
            row[0] += 0.75
            for (index, other) in second.enumerated() {
                let cost = diagonal + Double(PhoneDistance.between(phone, other)) / 100
                diagonal = row[index + 1]
                row[index + 1] = min(cost, diagonal + 0.75, row[index] + 0.75)
            }
        }
        return row[second.count]
    }
}
