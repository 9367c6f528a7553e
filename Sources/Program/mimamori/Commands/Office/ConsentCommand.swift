public import ArgumentParser
import CommandSupport
import Foundation
import Japanese
import Rules
public import Store
import Texts

struct ConsentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: Text(
            en: "What residents agreed to: give, withdraw, list.", ja: "住民の同意を、書いたり、やめたり、出したりします。"),
        subcommands: [Give.self, Withdraw.self, List.self], defaultSubcommand: List.self)
}

extension Consent.Purpose: ExpressibleByArgument {}

extension ConsentCommand {
    struct Give: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Write down that a resident agreed.", ja: "住民が同意したことを書きます。"),
            discussion: Text(
                en: """
                    A consent for the same purpose and recipient that holds already ends with the new one. Staff can decide \
                    for a resident only on a ground of article 69 paragraph 2 of the Act on the Protection of Personal \
                    Information. mimamori print agreement prints the form, with the version of its text.
                    """,
                ja: "同じ目的で同じ人への前の同意は、新しいものに代わります。職員が決めるときは、個人情報保護法69条2項の理由を書きます。紙は mimamori print agreement で作れます。"))

        enum Giver: String, ExpressibleByArgument, CaseIterable {
            case resident = "self"
            case guardian, staff
        }

        @OptionGroup var options: StateOptions
        @OptionGroup var actor: ActorOption

        @Option(
            help: ArgumentHelp(
                en:
                    "checkIns: whether there was an answer; requests: asking for somebody, help; disaster: name, address "
                    + "and needs in a disaster.",
                ja: "checkIns は毎日の返事、requests は頼みごとと助け、disaster は災害のときの助けのためです。"))
        var purpose: Consent.Purpose

        @Option(
            help: ArgumentHelp(
                en: "Who may know: a contact's id or name, or everyone.", ja: "だれに知らせるか：連絡先の id か名前。みんななら everyone。",
                valueName: "contact"))
        var to: String

        @Option(
            help: ArgumentHelp(
                en: "Who agreed: self, the guardian, or staff on a ground of the law.",
                ja: "だれが決めたか：self は本人、guardian は成年後見人、staff は職員。"))
        var by: Giver

        @Option(help: ArgumentHelp(en: "The ground, if staff decide.", ja: "職員が決めるときの理由。", valueName: "text"))
        var ground: String?

        @Option(help: ArgumentHelp(en: "Who was there.", ja: "立ち会った人。", valueName: "name"))
        var witness = ""

        @Option(
            help: ArgumentHelp(
                en: "The version of the text that was read out or signed.", ja: "読んだ紙の版。", valueName: "version"))
        var textVersion: String

        @Option(
            help: ArgumentHelp(
                en: "The day on which to ask again. (default: in a year; 90 days if staff decide)",
                ja: "もう一度たずねる日。（なければ一年後。職員が決めたなら90日後）", valueName: "day"),
            transform: Moment.day)
        var reviewBy: CalendarDate?

        @OptionGroup var output: JSONOption

        @Argument(help: ArgumentHelp(en: "The resident, by id or whole name.", ja: "住民の id か、名前の全部。"))
        var resident: String

        func validate() throws {
            try MyNumber.refuse(in: ground, witness, textVersion)
        }

        func run() async throws {
            let store = try options.open()
            let now = Date()
            let today = LocalTime(now, in: store.timeZone).date
            let review = reviewBy ?? today + (by == .staff ? 90 : 365)
            guard review > today else {
                throw ValidationError(
                    Text(en: "--review-by must be a day to come.", ja: "--review-by には、これからの日を書いてください。"))
            }
            guard !textVersion.isEmpty else {
                throw ValidationError(
                    Text(en: "Name the version of the text with --text-version.", ja: "紙の版を --text-version で書いてください。"))
            }
            let giver = Consent.Giver(rawValue: by.rawValue) ?? .resident
            let record = try await store.give(
                Consent.Grant(
                    resident: resident, purpose: purpose, recipient: to == "everyone" ? nil : to, giver: giver,
                    ground: ground?.trimmingCharacters(in: .whitespaces), witness: witness, textVersion: textVersion,
                    reviewBy: review),
                by: try await actor.user(in: store), at: now)
            try record.show(output, in: store.timeZone)
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "End consents at once.", ja: "同意をすぐにやめます。"),
            discussion: Text(
                en: """
                    With a resident all of theirs, or those of a purpose or to a contact. Staff get the task to telephone \
                    the resident within \(Office.daysToCallBack) office days: what is still wanted?
                    """, ja: "住民を書くと、その人の同意が全部終わります。二日のうちに、役場から電話をする仕事ができます。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var actor: ActorOption

        @Option(help: ArgumentHelp(en: "Only this purpose.", ja: "この目的だけ。"))
        var purpose: Consent.Purpose?

        @Option(help: ArgumentHelp(en: "Only to this contact.", ja: "この連絡先だけ。", valueName: "contact"))
        var to: String?

        @OptionGroup var output: JSONOption

        @Argument(
            help: ArgumentHelp(
                en: "A consent, as `mimamori consent list` shows it, or a resident.",
                ja: "`mimamori consent list` に出る番号か、住民。", valueName: "id|resident"))
        var subject: String

        func run() async throws {
            let store = try options.open()
            let now = Date()
            let withdrawn = try await store.withdraw(
                Consent.Selection(subject, purpose: purpose, recipient: to), by: try await actor.user(in: store),
                callBackBy: await store.end(ofOfficeDay: Office.daysToCallBack, after: now), at: now)
            for record in withdrawn { try record.show(output, in: store.timeZone) }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "List what holds, by resident.", ja: "今の同意を、住民ごとに出します。"),
            discussion: Text(
                en: """
                    With --json one object a line: id, resident, purpose, to, by, ground, textVersion, givenAt, reviewBy, \
                    withdrawnAt, withdrawnBy, and with --purpose residentName, toName and witness.
                    """, ja: "--json なら一行に一つです。"))

        /// How long before its day a consent is to be asked for again, in days.
        private static let daysBeforeReview = 30

        @OptionGroup var options: StateOptions
        @OptionGroup var look: PurposeOption

        @Flag(
            help: ArgumentHelp(
                en: "Only those to be asked for again within 30 days, or overdue.", ja: "三十日のうちに、もう一度たずねるものだけ。"))
        var due = false

        @Flag(help: ArgumentHelp(en: "Those that no longer hold, too.", ja: "終わったものも出します。"))
        var all = false

        @OptionGroup var output: JSONOption

        @Argument(help: ArgumentHelp(en: "Only this resident, by id or whole name.", ja: "この住民だけ。id か、名前の全部。"))
        var resident: String?

        func run() async throws {
            let store = try options.open()
            let now = Date()
            let today = LocalTime(now, in: store.timeZone).date
            let records = try await store.consents(
                of: resident, due: due ? today + Self.daysBeforeReview : nil, withdrawn: all,
                look: try await look.look(at: "consents", in: store, now: now))
            for record in records { try record.show(output, in: store.timeZone) }
            guard !output.json else { return }
            if records.isEmpty {
                Terminal.show(Text(en: "There is no such consent.", ja: "ありません。"))
            } else {
                look.noteHiddenNames()
            }
        }
    }
}

/// One consent as JSON: the keys are a contract with scripts.
private struct ConsentLine: Encodable {
    var id: String
    var resident: String
    var residentName: String?
    var purpose: String
    var to: String
    var toName: String?
    var by: String
    var ground: String?
    var witness: String?
    var textVersion: String
    var givenAt: String
    var reviewBy: String
    var withdrawnAt: String?
    var withdrawnBy: String?

    init(_ record: Consent.Record) {
        id = record.id
        resident = record.resident
        residentName = record.residentName
        purpose = record.purpose
        to = record.recipient ?? "everyone"
        toName = record.recipientName
        by = record.givenBy.rawValue
        ground = record.ground
        witness = record.witness
        textVersion = record.textVersion
        givenAt = record.givenAt.formatted(.iso8601)
        reviewBy = record.reviewBy.description
        withdrawnAt = record.withdrawnAt?.formatted(.iso8601)
        withdrawnBy = record.withdrawnBy
    }
}

extension Consent.Record {
    fileprivate func show(_ output: JSONOption, in zone: TimeZone) throws {
        if output.json { return try Terminal.print(json: ConsentLine(self)) }
        Terminal.show(line(in: zone))
    }

    private func line(in zone: TimeZone) -> Text {
        let who = [resident, residentName].compactMap(\.self).joined(separator: " ")
        let whom =
            recipient.map { Text(verbatim: [$0, recipientName].compactMap(\.self).joined(separator: " ")) }
            ?? Text(en: "everyone", ja: "みんな")
        return Text(verbatim: "\(id.shortID)  \(who)  \(purpose) → ") + whom + Text(verbatim: "  ") + giver
            + Text(en: "  review by \(reviewBy)", ja: "  次は \(reviewBy) まで")
            + (withdrawnAt.map {
                Text(en: "  ended \($0.text(in: zone))", ja: "  終わり \($0.text(in: zone))")
            } ?? Text(verbatim: ""))
    }

    private var giver: Text {
        switch givenBy {
        case .resident: Text(en: "the resident", ja: "本人")
        case .guardian: Text(en: "the guardian", ja: "成年後見人")
        case .staff: Text(en: "staff: \(ground ?? "")", ja: "職員：\(ground ?? "")")
        case .takenOver: Text(en: "taken over", ja: "前から")
        }
    }
}
