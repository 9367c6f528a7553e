import Grammar
import Recording

/// What was heard instead of something else, and how often: of the sentences of the grammar, accepted or not.
public struct Confusion: Sendable, Equatable {
    /// Nil where the intents differ.
    public var slot: String?
    public var expected: String
    /// Nil where the slot was not heard at all.
    public var heard: String?
    public var count: Int

    /// The most frequent first.
    static func list(of trials: [Trial]) -> [Confusion] {
        struct Pair: Hashable {
            var slot: String?
            var expected: String
            var heard: String?
        }
        var counts: [Pair: Int] = [:]
        for trial in trials {
            guard case .intent(let expected) = trial.entry.expected, let heard = trial.intent else { continue }
            if heard.name != expected.name {
                counts[Pair(slot: nil, expected: expected.name, heard: heard.name), default: 0] += 1
            } else {
                for (slot, value) in expected.slots where heard.slots[slot] != value {
                    counts[Pair(slot: slot, expected: value, heard: heard.slots[slot]), default: 0] += 1
                }
            }
        }
        return counts.map { Confusion(slot: $0.slot, expected: $0.expected, heard: $0.heard, count: $1) }
            .sorted { ($1.count, $0.label) < ($0.count, $1.label) }
    }

    /// `size: eight ounce → twenty ounce`
    var label: String {
        (slot.map { "\($0): " } ?? "") + expected + " → " + (heard ?? "nothing")
    }
}

extension Confusion: Encodable {
    private enum CodingKeys: String, CodingKey {
        case slot, expected, heard, count
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(slot, forKey: .slot)
        try container.encode(expected, forKey: .expected)
        try container.encode(heard, forKey: .heard)
        try container.encode(count, forKey: .count)
    }
}
