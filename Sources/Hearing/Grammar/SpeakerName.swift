/// What residents call the speaker.
///
/// A grammar reaches the name by `import <town.speaker>;`. A sentence with it sets the slot `speaker`, which is how it
/// is told from one that was meant for somebody else; without a name, nothing of the kind can be said.
public struct SpeakerName: Sendable, Hashable, CustomStringConvertible {
    /// The slot that a sentence with the name sets.
    public static let slot = "speaker"
    /// The public rule that is the name alone.
    public static let call = "call"

    /// As the grammar spells them; never empty.
    public let words: [String]

    /// - Returns: `nil` for a name without a word.
    public init?(_ name: String) {
        words = spokenWords(name)
        if words.isEmpty { return nil }
    }

    public var description: String {
        words.joined(separator: " ")
    }

    public var slotList: SlotList {
        SlotList(name: Self.slot, entries: [SlotList.Entry(value: description, phrases: [description])])
    }
}

extension Intent {
    /// Whether the sentence names the speaker.
    public var isAddressed: Bool {
        slots[SpeakerName.slot] != nil
    }

    /// What is asked for, whoever was named.
    public var withoutName: Intent {
        var intent = self
        intent.slots[SpeakerName.slot] = nil
        return intent
    }
}
