import Audio
import Grammar
import Japanese
import NeuralNetwork
import TestSupport
import Testing

@testable import Domino

@Suite("The best way through what may be said")
struct PhonemeNetworkTests {
    @Test(
        "the sentence whose sounds were heard is found",
        arguments: [
            ("pau h a i pau", "はい"), ("pau a s U pau", "あす"), ("pau a s u pau", "あす"),
            ("pau t o u ky o o pau", "とうきょう"), ("pau t o ky o pau", "とうきょう"),
            ("pau s a k e pau o pau", "さけ お"), ("pau s a k e o pau", "さけ お"),
            ("pau sh i o pau", "しお お"), ("pau g a cl k o pau", "がっこう"),
        ])
    func heard(_ phonemes: String, _ sentence: String) throws {
        let network = try network(of: "はい | あす | とうきょう | がっこう | (さけ | しお) お")
        let path = try #require(ViterbiSearch.best(network, try scores(of: phonemes)))
        #expect(path.words.map { network.words[$0] }.joined(separator: " ") == sentence)
        #expect(path.score == 0)
        #expect(path.transitions == phonemes.split(separator: " ").count - 1)
    }

    @Test("what was said otherwise costs, and still the nearest is found")
    func nearest() throws {
        let network = try network(of: "はい | いいえ")
        let path = try #require(ViterbiSearch.best(network, try scores(of: "pau b a i pau")))
        #expect(path.words.map { network.words[$0] } == ["はい"])
        #expect(path.score < 0)
    }

    @Test("words that end alike are still told apart by how they begin")
    func sharedEnds() throws {
        let network = try network(of: "(あか | あお | しろ) の (いえ | うえ)")
        let path = try #require(ViterbiSearch.best(network, try scores(of: "pau a o n o i e pau"), beam: 60))
        #expect(path.words.map { network.words[$0] } == ["あお", "の", "いえ"])
    }

    @Test("a long row of words is found to its first one, though many others are begun in every frame")
    func long() throws {
        let (vowels, consonants) = (["あ": "a", "い": "i", "え": "e", "お": "o"], ["ま": "m a", "な": "n a", "ら": "r a"])
        let morae = vowels.merging(consonants) { $1 }.merging(["も": "m o", "の": "n o", "ろ": "r o", "ば": "b a"]) { $1 }
        let words = morae.keys.sorted().flatMap { first in consonants.keys.sorted().map { first + "ど" + $0 } }
        let network = try network(of: "(" + words.joined(separator: " | ") + ")" + "+")
        let said = (0..<200).map { words[$0 * 7 % words.count] }
        let phonemes = said.map { $0.map { $0 == "ど" ? "d o" : morae[String($0)] ?? "" }.joined(separator: " ") }
        let path = try #require(
            ViterbiSearch.best(network, try scores(of: "pau " + phonemes.joined(separator: " ") + " pau")))
        #expect(path.words.map { network.words[$0] } == said)
    }

    @Test("one of eleven thousand words is found, though the beam would keep them all")
    func many() throws {
        let consonants = ["": "", "か": "k ", "さ": "s ", "な": "n ", "ま": "m ", "ら": "r "]
        let rows = ["": "あえお", "か": "かけこ", "さ": "させそ", "な": "なねの", "ま": "まめも", "ら": "られろ"]
        let morae = rows.flatMap { row, kana in
            zip(kana, ["a", "e", "o"]).map { (kana: String($0), phonemes: consonants[row, default: ""] + $1) }
        }.sorted { $0.kana < $1.kana }
        let endings = ["だ", "ば"]
        let words = morae.flatMap { first in
            morae.flatMap { second in
                morae.flatMap { third in endings.map { first.kana + second.kana + third.kana + $0 } }
            }
        }
        let network = try network(of: words.joined(separator: " | "))
        let path = try #require(
            ViterbiSearch.best(network, try scores(of: "pau n e k o r a b a pau"), beam: 300))
        #expect(path.words.map { network.words[$0] } == ["ねこらば"])
        #expect(path.score == 0)
    }

    @Test("any phonemes fit as well as the best of them")
    func freely() throws {
        let path = try #require(ViterbiSearch.best(PhonemeNetwork(), try scores(of: "pau b a r u s u pau")))
        #expect(path.score == 0)
    }

    @Test("no sentence fits better than the best row of phonemes, wherever the sound ends", arguments: 4...60)
    func bound(frames: Int) throws {
        let network = try network(of: "はい | ええ ええ | (さけ | しお | こんぶ) お | とうきょう")
        let noise = AudioSignals.noise(amplitude: 1, seconds: 3).samples.prefix(frames * 558)
        let scores = Matrix(rows: frames, columns: 558, values: noise.map { -Float($0.magnitude) / 4096 })
        let free = try #require(ViterbiSearch.best(PhonemeNetwork(), scores))
        if let path = ViterbiSearch.best(network, scores) { #expect(path.score <= free.score) }
    }

    @Test("speech that is cut off within a word is the best row of phonemes up to there")
    func cutOff() throws {
        let path = try #require(ViterbiSearch.best(PhonemeNetwork(), try scores(of: "pau h a")))
        #expect(path.score == 0)
    }

    @Test("sound shorter than any sentence is none")
    func tooShort() throws {
        let network = try network(of: "はい")
        #expect(ViterbiSearch.best(network, Matrix(rows: 2, columns: 558)) == nil)
        #expect(ViterbiSearch.best(network, Matrix(rows: 0, columns: 558)) == nil)
    }

    private func network(of sentences: String) throws -> PhonemeNetwork {
        let grammar = try Grammar(files: [
            GrammarFile(path: "t.jsgf", text: "#JSGF V1.0 UTF-8 ja;\ngrammar t;\npublic <t> = \(sentences);\n")
        ])
        let pronunciations = try Dictionary(
            uniqueKeysWithValues: grammar.words.map { ($0, Segment.segments(of: try Mora.morae(of: $0))) })
        return PhonemeNetwork(grammar.network(of: nil), pronunciations: pronunciations)
    }

    /// As of a network that is sure: each phoneme four frames long, what was not heard 20 below.
    private func scores(of phonemes: String) throws -> Matrix {
        let heard = try phonemes.split(separator: " ").map { try #require(Phoneme(rawValue: String($0))) }
        var matrix = Matrix(rows: 4 * heard.count, columns: 558)
        for frame in 0..<matrix.rows {
            for column in 0..<558 { matrix.values[frame * 558 + column] = -20 }
            let index = frame / 4
            let isStart = frame % 4 == 0 && index > 0
            let column = isStart ? Transition(from: heard[index - 1], to: heard[index]).column : Transition.blankColumn
            matrix.values[frame * 558 + (try #require(column))] = 0
        }
        return matrix
    }
}
