import ArgumentParser
import CommandSupport
import Composition
import Foundation
import Japanese
import Rules
import Store
import Texts

struct RequestsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requests",
        abstract: Text(
            en: "List what residents asked for, and close it once it is done.", ja: "住民に頼まれたことを出します。済んだら終わりにします。"),
        subcommands: [List.self, Done.self], defaultSubcommand: List.self)
}

extension RequestsCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(
                en: "List what is open: who asked for a person, and cries for help that stayed unconfirmed.",
                ja: "終わっていないものを出します。助けを呼んだかもしれない声も出ます。"),
            discussion: Text(
                en: """
                    A cry “heard, not confirmed” was half heard: the speaker asked back, and the resident has not said no. \
                    Telephone them. A paused check-in is shown until its day is over. With --json one object a line: \
                    kind (request or pause), id, household, telephone (if it is known), at, target, reason, state (open, \
                    unconfirmed, declined, done), outcome, and with --purpose names (of those who live there); of a pause \
                    person and day, and with --purpose name. Each list of requests is kept as a look at those homes.
                    """,
                ja: "「聞こえたが、たしかめていない」とある人には、電話をしてください。声かけの休みは、その日のうち出ます。--json なら一行に一つです。見たことは残ります。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var look: PurposeOption

        @Flag(help: ArgumentHelp(en: "Those that are closed, too.", ja: "終わったものも出します。"))
        var all = false

        @OptionGroup var output: JSONOption

        func run() async throws {
            let store = try options.open()
            let now = Date()
            let kept = try await look.look(
                at: "requests", in: store, now: now, otherwise: Text(en: "open requests", ja: "頼まれたことを見る"))
            let isNamed = look.purpose != nil
            let requests = try await store.contactRequests(closed: all, look: kept, showsNames: isNamed)
            let pauses = try await store.checkInPauses(
                from: LocalTime(now, in: store.timeZone).date, look: isNamed ? kept : nil)
            if output.json {
                try requests.forEach { try Terminal.print(json: RequestLine($0)) }
                try pauses.forEach { try Terminal.print(json: PauseLine($0)) }
                return
            }
            for request in requests { Terminal.show(request.line(in: store.timeZone)) }
            for pause in pauses { Terminal.show(pause.line) }
            if requests.isEmpty, pauses.isEmpty {
                Terminal.show(Text(en: "Nothing is open.", ja: "全部終わっています。"))
            } else {
                look.noteHiddenNames()
            }
        }
    }

    struct Done: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Close a request, with what came of it.", ja: "頼まれたことを終わりにして、どうなったかを残します。"))

        @OptionGroup var options: StateOptions

        @Option(
            help: ArgumentHelp(
                en: "What came of it, for example: telephoned, she is well.", ja: "どうなったか。例：電話をした。元気だった。"))
        var outcome: String

        @OptionGroup var actor: ActorOption
        @OptionGroup var output: JSONOption

        @Argument(
            help: ArgumentHelp(
                en: "The request, as `mimamori requests` shows it.", ja: "頼まれたことの番号。`mimamori requests` に出ます。",
                valueName: "id"))
        var id: String

        func validate() throws {
            try MyNumber.refuse(in: outcome)
        }

        func run() async throws {
            let outcome = outcome.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !outcome.isEmpty else {
                throw ValidationError(
                    Text(en: "Say what came of it with --outcome.", ja: "どうなったかを --outcome で書いてください。"))
            }
            let store = try options.open()
            let request = try await request(in: store)
            guard request.isOpen,
                let closed = try await store.close(
                    request.id, outcome: outcome, by: try await actor.user(in: store).id)
            else {
                throw CommandFailure(request.alreadyClosed)
            }
            if output.json {
                try Terminal.print(json: RequestLine(closed))
            } else {
                Terminal.show(closed.line(in: store.timeZone))
            }
        }

        /// The one request whose id ends, or begins, as was typed: what begins alike was asked at the same time.
        private func request(in store: Store) async throws -> ContactRequest {
            try id.checkLengthOfID()
            let known = try await store.contactRequests()
            let typed = id.uppercased()
            let meant = known.filter { $0.id.uuidString.hasSuffix(typed) || $0.id.uuidString.hasPrefix(typed) }
            guard let request = meant.first else {
                throw CommandFailure(
                    Text(
                        en: "there is no request “\(id)”: see mimamori requests --all.",
                        ja: "「\(id)」はありません。mimamori requests --all で見てください。"))
            }
            guard meant.count == 1 else {
                throw CommandFailure(
                    Text(
                        en: "\(meant.count) requests are meant by “\(id)”: type more of it, as --json shows it.",
                        ja: "「\(id)」に当たるものが \(meant.count) あります。--json に出る番号を、もっと書いてください。"))
            }
            return request
        }
    }
}

/// One request as JSON: the keys are a contract with scripts.
private struct RequestLine: Encodable {
    var kind = "request"
    var id: UUID
    var household: String
    var names: [String]?
    var telephone: String?
    var at: String
    var target: ContactRequest.Target
    var reason: ContactRequest.Reason
    var state: String
    var outcome: String?

    init(_ request: ContactRequest) {
        id = request.id
        household = request.household
        (names, telephone) = (request.names, request.telephone)
        at = request.at.formatted(.iso8601)
        target = request.target
        reason = request.reason
        outcome = request.outcome
        state =
            switch request.confirmation {
            case .refused: "declined"
            case _ where request.outcome != nil: "done"
            case .awaited: "unconfirmed"
            case .given: "open"
            }
    }
}

private struct PauseLine: Encodable {
    var kind = "pause"
    var person: String
    var name: String?
    var day: String

    init(_ pause: CheckInPause) {
        (person, name) = (pause.person, pause.name)
        day = pause.day.description
    }
}

extension ContactRequest {
    /// As long as an id must be to be typed.
    private var shortID: String { id.uuidString.lowercased().shortID }

    fileprivate func line(in zone: TimeZone) -> Text {
        let facts = [shortID, at.text(in: zone), household, names?.joined(separator: ", "), telephone]
        return Text(verbatim: facts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "  ") + "  ") + subject
            + standing
    }

    private var subject: Text {
        switch (reason, target) {
        case (.fall, _): Text(en: "help: a fall", ja: "助け：転んだ")
        case (.pain, _): Text(en: "help: pain", ja: "助け：痛い")
        case (.general, _): Text(en: "help", ja: "助け")
        case (.unwell, _): Text(en: "feels unwell, the family should call", ja: "具合が悪い。家族から電話がほしい")
        case (.asked, .family): Text(en: "the family should call", ja: "家族から電話がほしい")
        case (.asked, .townOffice): Text(en: "the town office should call", ja: "役場から電話がほしい")
        case (.asked, .volunteer): Text(en: "a volunteer should call", ja: "見守りの人から電話がほしい")
        case (.asked, .everyone): Text(en: "somebody should call", ja: "だれかから電話がほしい")
        }
    }

    private var standing: Text {
        if let outcome { return Text(en: "  done: \(outcome)", ja: "  済み：\(outcome)") }
        return switch confirmation {
        case .given: Text(verbatim: "")
        case .awaited: Text(en: "  heard, not confirmed", ja: "  聞こえたが、たしかめていない")
        case .refused: Text(en: "  asked back: no", ja: "  聞き返したら、いいえ")
        }
    }

    fileprivate var alreadyClosed: Text {
        outcome.map { Text(en: "it is closed already: \($0)", ja: "もう終わっています：\($0)") }
            ?? Text(en: "it is closed already: the resident said no.", ja: "もう終わっています：いいえと言われました。")
    }
}

extension CheckInPause {
    fileprivate var line: Text {
        Text(verbatim: [day.description, person, name].compactMap(\.self).joined(separator: "  ") + "  ")
            + Text(en: "does not want to be asked whether all is well", ja: "この日は、声をかけないでほしい")
    }
}
