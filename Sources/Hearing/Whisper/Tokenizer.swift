import Foundation
import NeuralNetwork
import Texts

/// Byte-level byte-pair encoding (Sennrich et al. 2016; GPT-2's bytes), of single words.
struct Tokenizer: Sendable {
    private struct File: Decodable {
        struct Model: Decodable {
            var vocab: [String: Int]
            var merges: [String]
        }

        struct Added: Decodable {
            var id: Int
            var content: String
        }

        var model: Model
        var addedTokens: [Added]

        enum CodingKeys: String, CodingKey {
            case model
            case addedTokens = "added_tokens"
        }
    }

    private let vocabulary: [String: Int]
    private let special: [String: Int]
    /// The earlier a pair was learnt, the sooner it is joined.
    private let ranks: [String: Int]

    /// - Parameter url: A `tokenizer.json` of Hugging Face's tokenizers.
    init(_ url: URL) throws(ModelError) {
        do {
            let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
            vocabulary = file.model.vocab
            special = Dictionary(file.addedTokens.map { ($0.content, $0.id) }) { $1 }
            ranks = Dictionary(zip(file.model.merges, 0...)) { first, _ in first }
        } catch {
            throw ModelError(
                subject: url.path,
                reason: Text(en: "it is missing or no tokenizer: \(error)", ja: "ないか、形がちがいます：\(error)"))
        }
    }

    func special(_ name: String) throws(ModelError) -> Int {
        guard let token = special[name] else {
            throw ModelError(
                subject: "the tokenizer", reason: Text(en: "it has no token \(name)", ja: "\(name) がありません"))
        }
        return token
    }

    /// The tokens of a text without spaces inside; empty when it has bytes that the vocabulary lacks.
    func encode(_ text: String) -> [Int] {
        var pieces = text.utf8.map { String(Self.letters[Int($0)]) }
        while let best = pieces.indices.dropLast()
            .compactMap({ index in ranks["\(pieces[index]) \(pieces[index + 1])"].map { (rank: $0, index: index) } })
            .min(by: { $0.rank < $1.rank })
        {
            pieces[best.index] += pieces[best.index + 1]
            pieces.remove(at: best.index + 1)
        }
        let tokens = pieces.compactMap { vocabulary[$0] }
        return tokens.count == pieces.count ? tokens : []
    }

    /// The letter that stands for each byte: itself where it can be seen, else one from U+0100 on.
    private static let letters: [Unicode.Scalar] = {
        var next: UInt32 = 0x100
        return (UInt8.min...UInt8.max).map { byte in
            if (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte) || byte >= 0xAE {
                return Unicode.Scalar(byte)
            }
            defer { next += 1 }
            return Unicode.Scalar(next) ?? " "
        }
    }()
}
