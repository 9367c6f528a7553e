/// A notice from the town to its residents.
public struct Announcement: Sendable, Equatable, Codable, Identifiable {
    public var id: String
    /// As staff typed it: whole sentences.
    public var text: String
    public var publishedAt: LocalTime

    public init(id: String, text: String, publishedAt: LocalTime) {
        self.id = id
        self.text = text
        self.publishedAt = publishedAt
    }
}
