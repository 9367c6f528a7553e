public import Foundation
public import Rules

/// A question as a device hands it to the rules service: meaning only, never sound.
public struct Ask: Sendable, Codable, Identifiable, Equatable {
    /// Made by the device. The same question sent twice has the same `id` and takes effect once.
    public var id: UUID
    /// The household's `id`.
    public var household: String
    /// The intent's name and its slots, as the grammar gives them.
    public var intent: String
    public var slots: [String: String]
    /// When it was asked.
    public var askedAt: Date
    public var certainty: Certainty
    /// The cry for help that this one is the resident's answer to: the `id` of its question, which was `halfHeard`.
    public var about: UUID?

    public init(
        id: UUID = .v7(), household: String, intent: String, slots: [String: String], askedAt: Date,
        certainty: Certainty = .understood, about: UUID? = nil
    ) {
        self.id = id
        self.household = household
        self.intent = intent
        self.slots = slots
        self.askedAt = askedAt
        self.certainty = certainty
        self.about = about
    }
}
