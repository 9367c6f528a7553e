import DeviceLink
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

private let exchangesToMeasure = Int(ProcessInfo.processInfo.environment["MIMAMORI_LOG_EXCHANGES"] ?? "") ?? 0

/// The log of a whole town for years. `MIMAMORI_LOG_EXCHANGES=5000000` measures; the figures stand in
/// `Benchmarks/reports/log.md`.
@Suite(.tags(.slow), .enabled(if: exchangesToMeasure > 0, "needs MIMAMORI_LOG_EXCHANGES"))
struct LogSizeTests {
    private static let exchanges = exchangesToMeasure
    /// Kept for another run if it is named.
    private static let folder = ProcessInfo.processInfo.environment["MIMAMORI_LOG_FOLDER"].map { URL(filePath: $0) }

    private static let start: Int64 = 1_700_000_000_000
    /// Ten a second would be a large region; one town of 1,300 homes says this many a year.
    private static let step: Int64 = 12_000

    @Test("Pages and searches of a large log are timed and printed")
    func figures() async throws {
        let temporary = try TemporaryFolder()
        let folder = Self.folder ?? temporary.url
        defer { withExtendedLifetime(temporary) {} }
        if !FileManager.default.fileExists(atPath: folder.appending(path: "mimamori.sqlite").path) {
            try generate(in: folder)
        }
        let store = try Store.open(in: folder, town: .sample)
        let lastMilliseconds = Self.start + Int64(Self.exchanges) * Self.step
        let week = Date(milliseconds: lastMilliseconds - 7 * 86_400_000)
        let middle = LogQuery.Cursor("\(Self.start + Int64(Self.exchanges / 2) * Self.step)/Z")
        let queries: [(String, LogQuery)] = [
            ("newest page", LogQuery()),
            ("page in the middle", LogQuery(after: middle)),
            ("one home", LogQuery(household: "home-700")),
            ("rare intent", LogQuery(intent: "rare")),
            ("not recognized", LogQuery(outcome: .notRecognized)),
            ("outcome that never was", LogQuery(outcome: .failed)),
            ("word of one letter, everywhere (日)", LogQuery(words: "日")),
            ("word of one letter, rare (楓)", LogQuery(words: "楓")),
            ("two letters, frequent (ごみ)", LogQuery(words: "ごみ")),
            ("two letters, rare (民生)", LogQuery(words: "民生")),
            ("long word (民生委員)", LogQuery(words: "民生委員")),
            ("six letters, frequent (燃えるごみ)", LogQuery(words: "燃えるごみ")),
            ("two words (ごみ 明日)", LogQuery(words: "ごみ 明日")),
            ("not there (生民)", LogQuery(words: "生民")),
            ("frequent, page in the middle", LogQuery(words: "ごみ", after: middle)),
            ("frequent, one home, a week", LogQuery(since: week, household: "home-700", words: "ごみ")),
            ("frequent, intent that never was, a week", LogQuery(since: week, intent: "never", words: "ごみ")),
            ("home and outcome, a week", LogQuery(since: week, household: "home-700", outcome: .failed)),
        ]
        let look = Look(actor: .account("root"), purpose: "review", what: "log", at: Date())
        for (name, query) in queries {
            var times: [Duration] = []
            var count = 0
            for _ in 0..<5 {
                times.append(
                    try await ContinuousClock().measure { count = try await store.log(query, look: look).count })
            }
            let first = times[0]
            times.sort()
            print("| \(name) | \(count) | \(Self.milliseconds(times[2])) | \(Self.milliseconds(first)) |")
        }
        var pages: [Duration] = []
        var cursor: LogQuery.Cursor?
        for _ in 0..<200 {
            let query = LogQuery(words: "ごみ", after: cursor)
            var page: [LoggedExchange] = []
            pages.append(try await ContinuousClock().measure { page = try await store.log(query) })
            cursor = page.last.map(LogQuery.Cursor.init)
        }
        pages.sort()
        print("200 pages of ごみ: median \(Self.milliseconds(pages[100])), slowest \(Self.milliseconds(pages[199]))")
        let record = try await ContinuousClock().measure {
            for number in 0..<100 {
                try await store.record(
                    Exchange(
                        household: "home-1", at: Date(milliseconds: lastMilliseconds + Int64(number)), channel: .voice,
                        outcome: .answered, heard: "次の燃えるごみはいつですか", reply: "次の燃えるごみは、明日、木曜日です。"))
            }
        }
        print("100 exchanges written: \(Self.milliseconds(record))")
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let milliseconds = Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1000
        return "\((milliseconds * 100).rounded() / 100) ms"
    }

    private func generate(in folder: URL) throws {
        _ = try Store.open(in: folder, town: .sample)
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000") }
        let queue = try DatabaseQueue(
            path: folder.appending(path: "mimamori.sqlite").path, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "INSERT INTO exchange_text (exchange_text, rank) VALUES ('hashsize', 67108864)")
        }
        let texts = Self.texts.map { (LogIndex.Entry([$0.heard, $0.reply], town: "sample"), $0) }
        var random = SplitMix(state: 25)
        for batch in stride(from: 0, to: Self.exchanges, by: 50_000) {
            try queue.write { database in
                let exchange = try database.cachedStatement(
                    sql: """
                        INSERT INTO exchange (town, id, household, at, channel, outcome, heard, confidence, intent, slots,
                            reply, text_key) VALUES ('sample', ?, ?, ?, 'voice', ?, ?, 0.9, ?, '{"category":"burnable"}', ?, ?)
                        """)
                let text = try database.cachedStatement(
                    sql: "INSERT INTO exchange_text (rowid, single, pair) VALUES (?, ?, ?)")
                for number in batch..<min(batch + 50_000, Self.exchanges) {
                    let isRare = number % (Self.exchanges / 5) == 7
                    let (entry, words) = isRare ? texts[0] : texts[Int(random.next() % UInt64(texts.count - 1)) + 1]
                    let at = Self.start + Int64(number) * Self.step
                    let key = LogIndex.keys(atMilliseconds: at).lowerBound
                    try exchange.execute(arguments: [
                        UUID(uuid: Self.bytes(&random)).uuidString, "home-\(random.next() % 1300)", at,
                        random.next() % 12 == 0 ? "notRecognized" : "answered", words.heard,
                        isRare ? "rare" : words.intent, words.reply, key,
                    ])
                    try text.execute(arguments: [key, entry.single, entry.pair])
                }
            }
        }
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "INSERT INTO exchange_text (exchange_text, rank) VALUES ('hashsize', 1048576)")
        }
    }

    private static func bytes(_ random: inout SplitMix) -> uuid_t {
        let (a, b) = (random.next(), random.next())
        return withUnsafeBytes(of: (a, b)) { $0.load(as: uuid_t.self) }
    }

    /// 4,001 pairs of question and answer; the first one is rare.
    private static let texts: [(heard: String, reply: String, intent: String)] = {
        let things = [
            "燃えるごみ", "燃えないごみ", "プラスチック", "ペットボトル", "びん", "缶", "古紙", "粗大ごみ", "乾電池", "蛍光灯",
        ]
        let clinics = ["佐藤医院", "駅前クリニック", "中央病院", "山田歯科", "川辺内科", "森の診療所", "高橋眼科", "渡部整形外科"]
        let days = ["今日", "明日", "明後日", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"]
        var texts = [("民生委員に電話したい", "楓の里の民生委員の電話番号は、0242の00の1234です。", "rare")]
        for number in 0..<4000 {
            let (thing, clinic) = (things[number % 10], clinics[number / 10 % 8])
            let day = days[number / 80 % 10]
            switch number / 800 {
            case 0: texts.append(("次の\(thing)はいつですか", "次の\(thing)は、\(day)です。朝八時までに出してください。", "nextCollection"))
            case 1: texts.append(("\(day)は何のごみですか", "\(day)は、\(thing)の日です。", "collectionsOn"))
            case 2: texts.append(("\(clinic)は\(day)あいていますか", "\(clinic)は、\(day)は九時から十二時まであいています。", "clinicHours"))
            case 3: texts.append(("次のバスは何時ですか", "\(clinic)前のバスは、\(number % 12 + 6)時\(number % 60)分です。", "nextBus"))
            default: texts.append(("元気です", "\(day)もよい一日を。\(thing)は\(clinic)のそばに出せます。", "checkInWell"))
            }
        }
        return texts
    }()
}
