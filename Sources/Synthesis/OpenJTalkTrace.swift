import Foundation
import Japanese

/// What Open JTalk writes with `-ot`: what it has read.
struct OpenJTalkTrace {
    /// Without pauses, and with voiceless vowels as vowels.
    private(set) var phonemes: [Phoneme] = []

    /// A line is `start end label`, in units of 100 ns; other lines name labels again. A label reads `xx^sil-ts+u=g/A:…`: the phoneme stands between - and +.
    init(_ trace: String) {
        guard let labels = trace.range(of: "[Output label]") else { return }
        for line in trace[labels.upperBound...].split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 2)
            guard fields.count == 3, Int(fields[0]) != nil,
                let name = fields[2].split(separator: "-", maxSplits: 1).last?.split(separator: "+").first,
                let phoneme = Phoneme(rawValue: String(name)), phoneme != .pause
            else { continue }
            phonemes.append(phoneme.voiced)
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
