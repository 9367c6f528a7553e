public import Foundation
public import Rules

/// What a home reports to the town's service. Sent until it is acknowledged, it counts once: its `id` is its
/// idempotency key.
public struct HomeEvent: Sendable, Codable, Identifiable, Equatable {
    /// Events of one lane arrive in their order; the lanes do not wait for each other.
    public enum Lane: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
        /// What somebody must see to: answers to "are you well?", requests, cries for help.
        case care
        /// What was said and answered.
        case log
    }

    public enum Content: Sendable, Equatable {
        /// A question that the home has answered by itself, and what the answer changes.
        case effects(Ask, [Effect])
        case exchange(Exchange)
        /// The resident has taken the words of an earlier exchange back.
        case forgetting(Exchange.ID)
        /// Of a kind that this program does not know, or damaged; with the reason.
        case unreadable(kind: String, reason: String)
    }

    public var id: UUID
    public var lane: Lane
    /// Counts the events of a lane from 1, without a gap.
    public var sequence: Int64
    /// By the home's clock.
    public var occurredAt: Date
    public var content: Content

    public init(id: UUID, lane: Lane, sequence: Int64, occurredAt: Date, content: Content) {
        self.id = id
        self.lane = lane
        self.sequence = sequence
        self.occurredAt = occurredAt
        self.content = content
    }

    /// The home that the speaker takes for its own; nil if the event names none.
    public var household: String? {
        switch content {
        case .effects(let ask, _): ask.household
        case .exchange(let exchange): exchange.household
        default: nil
        }
    }

    /// The word for it in JSON and in the database.
    public var kind: String {
        switch content {
        case .effects: "effects"
        case .exchange: "exchange"
        case .forgetting: "forgetting"
        case .unreadable(let kind, _): kind
        }
    }
}

/// `{"id", "lane", "sequence", "occurredAt": milliseconds UTC, "kind", "body"}`.
extension HomeEvent {
    private enum CodingKeys: CodingKey {
        case id, lane, sequence, occurredAt, kind, body
    }

    private struct EffectsBody: Codable {
        var ask: Ask
        var effects: [Effect]
    }

    private struct ForgettingBody: Codable {
        var exchange: Exchange.ID
    }

    /// A body that cannot be read makes the event `unreadable`; only a damaged envelope is an error.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(UUID.self, forKey: .id)
        lane = try container.decode(Lane.self, forKey: .lane)
        sequence = try container.decode(Int64.self, forKey: .sequence)
        occurredAt = Date(milliseconds: try container.decode(Int64.self, forKey: .occurredAt))
        let kind = try container.decode(String.self, forKey: .kind)
        do {
            switch kind {
            case "effects":
                let body = try container.decode(EffectsBody.self, forKey: .body)
                content = .effects(body.ask, body.effects)
            case "exchange": content = .exchange(try container.decode(Exchange.self, forKey: .body))
            case "forgetting":
                content = .forgetting(try container.decode(ForgettingBody.self, forKey: .body).exchange)
            default: content = .unreadable(kind: kind, reason: "unknownKind")
            }
        } catch is DecodingError {
            content = .unreadable(kind: kind, reason: "damagedBody")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(lane, forKey: .lane)
        try container.encode(sequence, forKey: .sequence)
        try container.encode(occurredAt.milliseconds, forKey: .occurredAt)
        try container.encode(kind, forKey: .kind)
        switch content {
        case .effects(let ask, let effects):
            try container.encode(EffectsBody(ask: ask, effects: effects), forKey: .body)
        case .exchange(let exchange): try container.encode(exchange, forKey: .body)
        case .forgetting(let exchange): try container.encode(ForgettingBody(exchange: exchange), forKey: .body)
        case .unreadable: break
        }
    }
}

/// The body of `POST /api/v1/device/events`.
public struct EventBatch: Sendable, Codable {
    public static let maximumEvents = 100
    public static let maximumBytes = 256 << 10
    public static let path = "/api/v1/device/events"

    public var events: [HomeEvent]

    public init(events: [HomeEvent]) {
        self.events = events
    }
}

/// What the service says to a batch. An event that is not listed is to be sent again.
public struct EventReceipt: Sendable, Codable, Equatable {
    public enum Status: String, Sendable, Codable {
        case new
        /// It was here before.
        case known
        /// It can never be accepted: to be put aside, not sent again.
        case rejected
    }

    public struct Result: Sendable, Codable, Equatable {
        public var id: UUID
        public var status: Status
        /// Why it was rejected, in a word.
        public var reason: String?

        public init(id: UUID, status: Status, reason: String? = nil) {
            self.id = id
            self.status = status
            self.reason = reason
        }
    }

    /// Another one means that the service was restored from a backup: what was kept is to be sent again.
    public var epoch: String
    /// Milliseconds UTC.
    public var serverTime: Int64
    public var results: [Result]
    /// Up to which sequence everything of a lane has arrived.
    public var ackedThrough: [HomeEvent.Lane: Int64]

    public init(
        epoch: String, serverTime: Int64, results: [Result], ackedThrough: [HomeEvent.Lane: Int64]
    ) {
        self.epoch = epoch
        self.serverTime = serverTime
        self.results = results
        self.ackedThrough = ackedThrough
    }
}

extension Date {
    /// An instant as JSON and the databases have it: milliseconds since 1970 in UTC.
    /// One that has no such number, as a damaged event may bring it, is the nearest that has.
    public var milliseconds: Int64 {
        let milliseconds = (timeIntervalSince1970 * 1000).rounded()
        return Int64(exactly: milliseconds) ?? (milliseconds < 0 ? .min : .max)
    }

    public init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}
