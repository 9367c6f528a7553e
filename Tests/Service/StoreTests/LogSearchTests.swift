import DeviceLink
import Foundation
import GRDB
import Rules
import TestSupport
import Testing

@testable import Store

/// The log as it is paged and searched.
@Suite struct LogSearchTests {
    private let store: Store
    private static let noon = Date(timeIntervalSince1970: 1_796_266_800)

    init() throws {
        store = try .inMemory(.sample)
    }

    @discardableResult
    private func record(
        _ heard: String, _ reply: String = "", home: String = "hana", seconds: Double = 0, intent: String? = nil,
        outcome: Exchange.Outcome = .answered, in store: Store? = nil
    ) async throws -> String {
        let exchange = Exchange(
            household: home, at: Self.noon + seconds, channel: .voice, outcome: outcome, heard: heard, intent: intent,
            reply: reply)
        try await (store ?? self.store).record(exchange)
        return exchange.id.uuidString
    }

    @Test(
        "A word is found in what was heard and replied, in every form of its letters",
        arguments: [
            ("民", true), ("民生", true), ("民生委員", true), ("生民", false), ("委員会", false), ("電話", true), ("ゴミ", true),
            ("ｺﾞﾐ", true), ("ごみ", true), ("みで", false), ("ごみ 民生", true), ("ごみ 元気", false), ("吉田", true), ("𠮷田", true),
            ("ＴＶ", true), ("tv", true), ("v", true), ("", false), ("。", false), ("\" OR 1", false), ("single:民", false),
            ("NOT 民", false), ("民*", true), ("員に", true), ("すご", false),
        ])
    func words(words: String, isFound: Bool) async throws {
        let id = try await record("民生委員に電話、TV", "𠮷田さんです。ゴミ。でんわ")
        try await record("今日は何曜日", "木曜日です。", seconds: 1)
        #expect(try await store.log(LogQuery(words: words)).map(\.id) == (isFound ? [id] : []))
    }

    @Test(
        "Pages follow each other without gap or double, with and without words, also within a millisecond",
        arguments: [nil, "ごみ", "み"])
    func pages(words: String?) async throws {
        var ids: Set<String> = []
        for number in 0..<60 { ids.insert(try await record("ごみ \(number)", seconds: Double(number / 20))) }
        var (seen, query): ([LoggedExchange], LogQuery) = ([], LogQuery(words: words, limit: 7))
        while true {
            let page = try await store.log(query)
            seen += page
            guard let last = page.last else { break }
            query.after = LogQuery.Cursor(LogQuery.Cursor(last).description)
        }
        #expect(seen.count == 60)
        #expect(Set(seen.map(\.id)) == ids)
        #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.at >= $1.at })
    }

    @Test("Filters are for home, meaning, outcome and time, alone and together with words")
    func filters() async throws {
        let old = try await record("ごみ", home: "hana", seconds: -100, intent: "nextCollection")
        let new = try await record("ごみ", home: "kiyo", intent: "nextCollection", outcome: .unknown)
        let other = try await record("バス", home: "hana", seconds: 5, intent: "nextBus")
        for words in [nil, "ごみ"] {
            let rest = words == nil ? [other] : []
            let find = { (query: LogQuery) in
                var query = query
                query.words = words
                return try await store.log(query).map(\.id)
            }
            #expect(try await find(LogQuery()) == rest + [new, old])
            #expect(try await find(LogQuery(household: "hana")) == rest + [old])
            #expect(try await find(LogQuery(intent: "nextCollection")) == [new, old])
            #expect(try await find(LogQuery(outcome: .unknown)) == [new])
            #expect(try await find(LogQuery(since: Self.noon)) == rest + [new])
            #expect(try await find(LogQuery(since: Self.noon, household: "hana", intent: "nextCollection")) == [])
            #expect(try await find(LogQuery(limit: 1)) == [(rest + [new])[0]])
        }
    }

    @Test(
        "A town's words are found in that town alone", arguments: ["sample", "Sample", "sample_", "町", "s-1", "s_2d1"])
    func towns(id: String) async throws {
        let others = try ["sample", "Sample", "sample_", "町", "s-1", "s_2d1"].filter { $0 != id }
            .map { try Store(store.writer, town: TownKey(id: $0, timeZone: "Asia/Tokyo")) }
        for other in others { try await record("ごみ", in: other) }
        let own = try Store(store.writer, town: TownKey(id: id, timeZone: "Asia/Tokyo"))
        #expect(try await own.log(LogQuery(words: "ごみ")).isEmpty)
        let exchange = try await record("ごみ", in: own)
        #expect(try await own.log(LogQuery(words: "ごみ")).map(\.id) == [exchange])
        #expect(try await own.log(LogQuery(words: "み")).map(\.id) == [exchange])
        #expect(try await own.log(LogQuery()).map(\.id) == [exchange])
    }

    @Test("An exchange that is sent twice is found once")
    func twice() async throws {
        let exchange = Exchange(household: "hana", at: Self.noon, channel: .voice, outcome: .answered, heard: "ごみ")
        try await store.record(exchange)
        try await store.record(exchange)
        #expect(try await store.log(LogQuery(words: "ごみ")).count == 1)
    }
}
