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
}
