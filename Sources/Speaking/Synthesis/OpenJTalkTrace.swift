import Foundation
import Japanese

/// What Open JTalk writes with `-ot`: what it has read.
struct OpenJTalkTrace {
    /// A word as its dictionary has it.
    struct Word: Equatable {
        /// In full width, as it was looked up.
        var base: String
        /// In katakana, as it is spelt; empty for a sign, nil for what the dictionary does not know.
        var reading: String?
    }

    private(set) var words: [Word] = []
    /// Without pauses, and with voiceless vowels as vowels.
    private(set) var phonemes: [Phoneme] = []

    /// A word is a line of MeCab's, its ninth field the reading. A line of labels is `start end label`, in units of 100 ns; other lines name labels again. A label reads `xx^sil-ts+u=g/A:…`: the phoneme stands between - and +.
    init(_ trace: String) {
        guard let labels = trace.range(of: "[Output label]") else { return }
        words = trace[..<labels.lowerBound].split(separator: "\n").compactMap { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard fields.count > Self.readingField else { return nil }
            let reading = fields[Self.readingField]
            return Word(base: String(fields[0]), reading: reading == "*" ? nil : reading.filter(\.isKana))
        }
        for line in trace[labels.upperBound...].split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 2)
            guard fields.count == 3, Int(fields[0]) != nil,
                let name = fields[2].split(separator: "-", maxSplits: 1).last?.split(separator: "+").first,
                let phoneme = Phoneme(rawValue: String(name)), phoneme != .pause
            else { continue }
            phonemes.append(phoneme.voiced)
        }
    }

    private static let readingField = 8
}

extension Phoneme {
    fileprivate var voiced: Phoneme {
        switch self {
        case .devoicedI: .i
        case .devoicedU: .u
        default: self
        }
    }
}
