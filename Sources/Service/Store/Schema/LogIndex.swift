import Foundation
import GRDB
import Japanese

/// The full text of the exchanges. The only place that is written for SQLite alone: PostgreSQL has another full text.
///
/// SQLite's trigrams find no word of one or two letters, so the index holds pairs and single letters of our own
/// (`SearchText`). Each of them begins with the town: the index of one town never meets another's. The table keeps no
/// text: what was indexed is made again from the exchange to take it out.
///
/// A row's number is its time and a count within the millisecond, so the newest are found first without sorting.
enum LogIndex {
    static let table = """
        CREATE VIRTUAL TABLE exchange_text USING fts5(
            single, pair, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
        """

    /// A millisecond has room for a million exchanges.
    private static let countsInMillisecond: Int64 = 1 << 20
    /// Until the year 2109.
    private static let times: ClosedRange<Int64> = 0...((1 << 42) - 1)

    static func keys(atMilliseconds time: Int64) -> ClosedRange<Int64> {
        let first = min(max(time, times.lowerBound), times.upperBound) * countsInMillisecond
        return first...(first + countsInMillisecond - 1)
    }

    /// The number for an exchange that is about to be written. Numbers are unique over all towns.
    static func freeKey(at time: Int64, _ database: TownDatabase) throws -> Int64 {
        let keys = keys(atMilliseconds: time)
        let last: Int64? = try database.value(
            "SELECT MAX(text_key) FROM exchange WHERE text_key BETWEEN :first AND :last",
            ["first": keys.lowerBound, "last": keys.upperBound])
        return last.map { $0 + 1 } ?? keys.lowerBound
    }

    /// To be called in the transaction that writes the exchange.
    static func add(_ key: Int64, heard: String, reply: String, _ database: TownDatabase) throws {
        let entry = Entry([heard, reply], town: database.town)
        try database.execute(
            "INSERT INTO exchange_text (rowid, single, pair) VALUES (:key, :single, :pair)",
            ["key": key, "single": entry.single, "pair": entry.pair])
    }

    /// To be called in the transaction that takes the texts from the exchange.
    static func remove(_ key: Int64, heard: String, reply: String, _ database: TownDatabase) throws {
        let entry = Entry([heard, reply], town: database.town)
        try database.execute(
            """
            INSERT INTO exchange_text (exchange_text, rowid, single, pair) VALUES ('delete', :key, :single, :pair)
            """, ["key": key, "single": entry.single, "pair": entry.pair])
    }

    /// One step of writing the index anew without what was removed: until then the pairs of removed texts stand in the
    /// file.
    /// - Parameter first: Whether this step begins it.
    /// - Returns: False if there was nothing left to do.
    static func merge(first: Bool, _ database: TownDatabase) throws -> Bool {
        let before = database.totalChanges
        try database.execute(
            "INSERT INTO exchange_text (exchange_text, rank) VALUES ('merge', :pages)",
            ["pages": first ? -pagesInStep : pagesInStep])
        // The statement itself is one change.
        return database.totalChanges - before > 1
    }

    private static let pagesInStep = 2000

    /// What finds the exchanges that hold every word.
    /// - Returns: Nil if there is no letter to search.
    static func match(_ words: String, town: String) -> String? {
        let prefix = prefix(of: town)
        let terms = SearchText(words).runs.map { run in
            let pairs = zip(run, run.dropFirst()).map { "\(prefix)\($0)\($1)" }
            return pairs.isEmpty ? "single : \"\(prefix)\(run)\"" : "pair : \"\(pairs.joined(separator: " "))\""
        }
        return terms.isEmpty ? nil : terms.joined(separator: " AND ")
    }

    /// The newest exchanges that match.
    /// - Parameter conditions: More of the WHERE clause, each with its AND.
    static func search(_ conditions: String) -> String {
        """
        SELECT exchange.* FROM exchange_text CROSS JOIN exchange ON exchange.text_key = exchange_text.rowid
        WHERE exchange_text MATCH :match AND exchange_text.rowid BETWEEN :first AND :last AND exchange.town = :town
        """ + conditions + " ORDER BY exchange_text.rowid DESC LIMIT :limit"
    }

    /// The letters and pairs of texts as SQLite's tokenizer takes them.
    struct Entry {
        var single: String
        var pair: String

        init(_ texts: [String], town: String) {
            let prefix = prefix(of: town)
            let texts = texts.map { SearchText($0) }
            single = Set(texts.flatMap(\.letters)).sorted().map { prefix + $0 }.joined(separator: " ")
            // A lone sign between two runs keeps a word from being found across them.
            pair = texts.flatMap(\.pairs).map { $0.map { prefix + $0 }.joined(separator: " ") }
                .joined(separator: " _ ")
        }
    }

    /// `komorebi_`; other signs than small letters and digits as their bytes.
    private static func prefix(of town: String) -> String {
        town.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                String(UnicodeScalar(byte))
            default: "_" + String(byte, radix: 16)
            }
        }.joined() + "_"
    }
}
