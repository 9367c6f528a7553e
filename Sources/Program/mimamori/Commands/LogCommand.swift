import ArgumentParser
import CommandSupport
import Composition
import DeviceLink
import Foundation
import OpenData
import Store
import Texts

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: Text(en: "List what was asked and answered, the newest first.", ja: "会話の記録を、新しい順に出します。"),
        discussion: Text(
            en: """
                --text finds words in what was heard and replied, also of one letter; widths, katakana and variants of \
                kanji make no difference, and every word must be there. The last line names the place at which --after \
                goes on. With --json one object a line: id, household, at, channel, outcome, heard, confidence, intent, \
                slots, reply, cursor. Words are kept for 90 days (`mimamori retention`). Each page is kept as a look at \
                everyone, with --home at the residents of that home, also without --purpose.
                """,
            ja: "--text は、聞いたことばと返事の中を探します。一文字でもよいです。続きは --after で出します。ことばは九十日で消します。見たことは残ります。"))

    @OptionGroup var options: StateOptions
    @OptionGroup var look: PurposeOption

    @Option(
        help: ArgumentHelp(
            en: "Not before this time, as 2026-11-26T07:30 or 2026-11-26.", ja: "この時から。例：2026-11-26T07:30"))
    var since: String?

    @Option(help: ArgumentHelp(en: "Of one home: its id.", ja: "一つの家だけ。家の id。", valueName: "id"))
    var home: String?

    @Option(
        help: ArgumentHelp(en: "Of one meaning, as nextCollection.", ja: "一つの意味だけ。例：nextCollection", valueName: "name"))
    var intent: String?

    @Option(
        help: ArgumentHelp(
            en: "Of one outcome: answered, unknown, confirmationNeeded, dialogue, notRecognized, silence or failed.",
            ja: "一つの結果だけ。answered、unknown、confirmationNeeded、dialogue、notRecognized、silence、failed のどれか。"),
        transform: LogCommand.outcome)
    var outcome: Exchange.Outcome?

    @Option(help: ArgumentHelp(en: "With these words.", ja: "このことばがあるもの。", valueName: "words"))
    var text: String?

    @Option(help: ArgumentHelp(en: "How many at most.", ja: "多くて何件か。"))
    var limit = 50

    @Option(help: ArgumentHelp(en: "Goes on after this place.", ja: "この続きから。", valueName: "cursor"))
    var after: String?

    @OptionGroup var output: JSONOption

    @Option(
        help: ArgumentHelp(
            en: "Write all of them as CSV into this file, or - for standard output; --limit does not count.",
            ja: "全部を CSV でこのファイルに書きます。- なら画面に出します。--limit は使いません。", valueName: "file"))
    var csv: String?

    func validate() throws {
        guard (1...10_000).contains(limit) else {
            throw ValidationError(Text(en: "--limit is 1 to 10000.", ja: "--limit は 1 から 10000 までです。"))
        }
        guard after == nil || cursor != nil else {
            throw ValidationError(
                Text(
                    en: "--after takes the cursor that the page before ends with.",
                    ja: "--after には、前の終わりに出たものを書いてください。"))
        }
    }

    func run() async throws {
        let store = try options.open()
        var query = LogQuery(
            since: try since.map {
                try InstantArgument.parse($0.count == 10 ? $0 + "T00:00" : $0, timeZone: store.town.timeZone)
            },
            household: home, intent: intent, outcome: outcome, words: text, limit: limit, after: cursor)
        let look = try await look.look(
            at: "log", in: store, now: Date(), otherwise: Text(en: "reading the log", ja: "会話の記録を見る"))
        if let csv { return try await write(csv, &query, store, look) }
        let page = try await store.log(query, look: look)
        if output.json { return try page.forEach { try Terminal.print(json: LogLine($0)) } }
        let zone = TimeZone(identifier: store.town.timeZone) ?? .gmt
        for exchange in page { Terminal.show(exchange.line(in: zone)) }
        if page.isEmpty { Terminal.show(Text(en: "Nothing was found.", ja: "ありません。")) }
        if page.count == limit, let last = page.last {
            let cursor = LogQuery.Cursor(last)
            Terminal.show(Text(en: "more: --after \(cursor)", ja: "続き：--after \(cursor)"))
        }
    }

    private var cursor: LogQuery.Cursor? { after.flatMap { LogQuery.Cursor($0) } }

    /// Page by page, so that neither a read nor the lock of a write stays open while the file is written. The first page
    /// keeps the look.
    private func write(_ path: String, _ query: inout LogQuery, _ store: Store, _ look: Look) async throws {
        query.limit = 1000
        let isFile = path != "-"
        let file = isFile ? try create(path) : .standardOutput
        do {
            // A mark of UTF-8, without which spreadsheets take Japanese for another encoding.
            try file.write(contentsOf: Data(("\u{FEFF}" + CSVLine.header).utf8))
            var count = 0
            while true {
                let page = try await store.log(query, look: count == 0 ? look : nil)
                try file.write(contentsOf: Data(page.map(\.csv).joined().utf8))
                count += page.count
                guard page.count == query.limit, let last = page.last else { break }
                query.after = LogQuery.Cursor(last)
            }
            guard isFile else { return }
            try file.synchronize()
            Terminal.show(Text(en: "\(path): \(count) exchanges", ja: "\(path)：\(count) 件"))
        } catch let error as CocoaError {
            throw CommandFailure(notWritten: path, error)
        }
    }

    private func create(_ path: String) throws -> FileHandle {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure(notWritten: path, POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO))
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    @Sendable private static func outcome(_ text: String) throws -> Exchange.Outcome {
        guard let outcome = Exchange.Outcome(rawValue: text) else {
            throw ValidationError(
                Text(en: "there is no outcome “\(text)”: see --help.", ja: "結果「\(text)」はありません。--help で見てください。"))
        }
        return outcome
    }
}

/// One exchange as JSON: the keys are a contract with scripts.
private struct LogLine: Encodable {
    var id: String
    var household: String
    var at: String
    var channel: String
    var outcome: String
    var heard: String?
    var confidence: Double
    var intent: String?
    var slots: [String: String]
    var reply: String?
    var cursor: String

    init(_ exchange: LoggedExchange) throws {
        (id, household, at) = (exchange.id, exchange.household, exchange.iso8601)
        (channel, outcome, heard) = (exchange.channel, exchange.outcome, exchange.heard)
        (confidence, intent, reply) = (exchange.confidence, exchange.intent, exchange.reply)
        slots = try JSONDecoder().decode([String: String].self, from: Data(exchange.slots.utf8))
        cursor = LogQuery.Cursor(exchange).description
    }
}

private enum CSVLine {
    static let header = "id,household,at,channel,outcome,heard,confidence,intent,slots,reply\r\n"

    /// A cell that a spreadsheet takes for text: quoted, and never a formula.
    static func cell(_ text: String) -> String { text.csvDefused.csvQuoted }
}

extension LoggedExchange {
    fileprivate var iso8601: String {
        at.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    fileprivate var csv: String {
        [id, household, iso8601, channel, outcome, heard ?? "", "\(confidence)", intent ?? "", slots, reply ?? ""]
            .map(CSVLine.cell).joined(separator: ",") + "\r\n"
    }

    fileprivate func line(in zone: TimeZone) -> Text {
        let time = at.formatted(
            Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: zone).year().month().day().time(
                includingFractionalSeconds: false))
        let words = [heard, reply].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " → ")
        return Text(verbatim: "\(time)  \(household)  \(outcome)  \(intent ?? "-")  \(words)")
    }
}
