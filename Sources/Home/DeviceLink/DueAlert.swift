public import Rules

/// What a home must hear now, without having asked.
public struct DueAlert: Sendable, Codable, Identifiable, Equatable {
    public var id: String
    public var messages: [Message]

    public init(id: String, messages: [Message]) {
        self.id = id
        self.messages = messages
    }
}
