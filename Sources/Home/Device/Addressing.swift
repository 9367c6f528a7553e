public import Grammar
public import Recognition

/// How residents make clear that they mean the speaker: chosen for each device.
public enum Addressing: String, Sendable, CaseIterable, Codable {
    /// Name and question in one breath, heard as one sentence: a false alarm needs the whole of it to match.
    case name
    /// The name alone makes the speaker listen for a while; name and question in one breath do as well.
    case nameFirst
    /// A button makes the speaker listen for a while, and no name does.
    case button
    /// Whatever is said is meant for the speaker: a demonstration, a desk.
    case always

    /// Whether the speaker has a name.
    public var isNamed: Bool {
        switch self {
        case .name, .nameFirst: true
        case .button, .always: false
        }
    }

    /// The list for `<town.speaker>`, empty where no name is listened for; none for a speaker without a name.
    public func slotLists(of name: SpeakerName?) -> [SlotList] {
        guard let name else { return [] }
        return [isNamed ? name.slotList : SlotList(name: SpeakerName.slot, entries: [])]
    }

    /// What can be heard when nothing in particular is expected: the name alone only where it is waited for.
    public func anything(in grammar: Grammar) -> Expectation {
        let rules = self == .nameFirst ? nil : Set(grammar.publicRules).subtracting([SpeakerName.call])
        return Expectation(name: Expectation.anything.name, rules: rules)
    }
}
