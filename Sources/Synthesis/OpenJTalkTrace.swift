import Foundation
import Japanese

/// What Open JTalk writes with `-ot`: what it read, and when each phoneme sounds.
struct OpenJTalkTrace {
    /// Without pauses, and with voiceless vowels as vowels.
    private(set) var phonemes: [Phoneme] = []
    /// Seconds of all of them together.
    private(set) var speech = 0.0

    /// Times are in units of 100 ns; a label reads `xx^sil-ts+u=g/A:…`, the phoneme between - and +.
    init(_ trace: String) {
        guard let labels = trace.range(of: "[Output label]") else { return }
        for line in trace[labels.upperBound...].split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 2)
            guard fields.count == 3, let start = Double(fields[0]), let end = Double(fields[1]),
                let name = fields[2].split(separator: "-", maxSplits: 1).last?.split(separator: "+").first,
                let phoneme = Phoneme(rawValue: String(name)), phoneme != .pause
            else { continue }
            phonemes.append(phoneme.voiced)
            speech += (end - start) / 1e7
        }
    }
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
