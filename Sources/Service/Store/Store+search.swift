public import DeviceLink
public import Foundation
import GRDB
public import Rules
import Texts

/// Which exchanges of the log are meant, the newest first.
public struct LogQuery: Sendable {
    public var since: Date?
    public var household: Household.ID?
    public var intent: String?
    public var outcome: Exchange.Outcome?
    /// Words that were heard or said, between spaces; each must be found. A word may be a single letter.
    public var words: String?
    public var limit: Int
    /// The last exchange of the page before.
    public var after: Cursor?

    public init(
        since: Date? = nil, household: Household.ID? = nil, intent: String? = nil, outcome: Exchange.Outcome? = nil,
        words: String? = nil, limit: Int = 50, after: Cursor? = nil
    ) {
        self.since = since
        self.household = household
        self.intent = intent
        self.outcome = outcome
        self.words = words
        self.limit = limit
        self.after = after
    }

    /// A place in the log: the time and the id of an exchange.
    public struct Cursor: Sendable, Equatable, CustomStringConvertible {
        public var milliseconds: Int64
        public var id: String

        public init(_ exchange: LoggedExchange) {
            (milliseconds, id) = (exchange.at.milliseconds, exchange.id)
        }

        /// - Parameter text: As `description` gives it.
        public init?(_ text: String) {
            guard let mark = text.firstIndex(of: "/"), let milliseconds = Int64(text[..<mark]) else { return nil }
            self.milliseconds = milliseconds
            id = String(text[text.index(after: mark)...])
            guard !id.isEmpty else { return nil }
        }

        public var description: String { "\(milliseconds)/\(id)" }
    }
}

/// An exchange as the log shows it.
public struct LoggedExchange: Sendable, Equatable, Identifiable {
    public var id: String
    public var household: Household.ID
    public var at: Date
    public var channel: String
    public var outcome: String
    /// Nil after its retention.
    public var heard: String?
    public var confidence: Double
    public var intent: String?
    public var slots: String
    /// Nil after its retention.
    public var reply: String?

    init(_ row: Row) {
        (id, household, at) = (row["id"], row["household"], Date(milliseconds: row["at"]))
        (channel, outcome, heard) = (row["channel"], row["outcome"], row["heard"])
        (confidence, intent, slots, reply) = (row["confidence"], row["intent"], row["slots"], row["reply"])
    }
}

extension Store {
    /// One page of the log, the newest first.
    ///
    /// Exchanges of the same millisecond are in the order of their ids; in a search by words, in the order in which they
    /// were written.
    /// - Parameter look: Nil only if an earlier page of the same export has written it down.
    public func log(_ query: LogQuery, look: Look? = nil) async throws -> [LoggedExchange] {
        try await looking(
            look, Text(en: "reading the log", ja: "会話の記録を読む"), of: Text(en: "the log", ja: "記録")
        ) { database in
            let page =
                query.words == nil
                ? try database.rows(query.listStatement, query.listArguments).map(LoggedExchange.init)
                : try Self.search(query, database)
            return (page, shown: page.isEmpty ? .nobody : try Self.speakers(of: query, database))
        }
    }

    /// The residents of the home that is meant. Everyone without one, and if no resident of that home is known: words
    /// are never shown without a line in the access log.
    private static func speakers(of query: LogQuery, _ database: TownDatabase) throws -> Shown {
        guard let household = query.household else { return .everyone }
        let residents: [String] = try database.values(
            "SELECT id FROM resident WHERE town = :town AND household = :household", ["household": household])
        return residents.isEmpty ? .everyone : .residents(residents)
    }

    private static func search(_ query: LogQuery, _ database: TownDatabase) throws -> [LoggedExchange] {
        guard let match = query.words.flatMap({ LogIndex.match($0, town: database.town) }) else { return [] }
        var arguments = query.filterArguments
        arguments["match"] = match
        arguments["first"] = query.since.map { LogIndex.keys(atMilliseconds: $0.milliseconds).lowerBound } ?? 0
        arguments["last"] = try query.after.map { try lastKey(before: $0, database) } ?? Int64.max
        arguments["limit"] = query.limit
        return try database.rows(LogIndex.search(query.filterConditions), arguments).map(LoggedExchange.init)
    }

    private static func lastKey(before cursor: LogQuery.Cursor, _ database: TownDatabase) throws -> Int64 {
        let key: Int64? = try database.value(
            "SELECT text_key FROM exchange WHERE town = :town AND id = :id", ["id": cursor.id])
        // An exchange that is gone, or has no text any more: whatever is of an earlier millisecond.
        return (key ?? LogIndex.keys(atMilliseconds: cursor.milliseconds).lowerBound) - 1
    }
}

extension LogQuery {
    /// The statement without words; its variants are few, so that their plans are kept.
    var listStatement: String {
        var sql = "SELECT * FROM exchange WHERE town = :town" + filterConditions
        if since != nil { sql += " AND at >= :since" }
        if after != nil { sql += " AND (at, id) < (:after, :afterID)" }
        return sql + " ORDER BY at DESC, id DESC LIMIT :limit"
    }

    fileprivate var listArguments: TownDatabase.Arguments {
        var arguments = filterArguments
        arguments["limit"] = limit
        if let since { arguments["since"] = since.milliseconds }
        if let after { (arguments["after"], arguments["afterID"]) = (after.milliseconds, after.id) }
        return arguments
    }

    var filterConditions: String {
        (household == nil ? "" : " AND household = :household") + (intent == nil ? "" : " AND intent = :intent")
            + (outcome == nil ? "" : " AND outcome = :outcome")
    }

    fileprivate var filterArguments: TownDatabase.Arguments {
        var arguments: TownDatabase.Arguments = [:]
        if let household { arguments["household"] = household }
        if let intent { arguments["intent"] = intent }
        if let outcome { arguments["outcome"] = outcome.rawValue }
        return arguments
    }
}
