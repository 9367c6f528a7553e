import ArgumentParser
import CommandSupport
import Foundation
import Japanese
import Store
import Texts

struct TasksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tasks",
        abstract: Text(en: "What a person must do: list, give, end.", ja: "人がする仕事を、出したり、頼んだり、終わりにしたりします。"),
        subcommands: [List.self, Assign.self, Done.self], defaultSubcommand: List.self)
}

extension TasksCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "List what is open, the most urgent first.", ja: "終わっていない仕事を、急ぐものから出します。"),
            discussion: Text(
                en: """
                    With --json one object a line: id, kind, subject, note, createdAt, dueAt, overdue, assignedTo, outcome, \
                    doneAt, doneBy, and with --purpose residentName.
                    """, ja: "--json なら一行に一つです。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var look: PurposeOption

        @Flag(help: ArgumentHelp(en: "Those that are done, too.", ja: "終わったものも出します。"))
        var all = false

        @OptionGroup var output: JSONOption

        func run() async throws {
            let store = try options.open()
            let now = Date()
            let tasks = try await store.tasks(
                done: all, look: try await look.look(at: "tasks", in: store, now: now))
            for task in tasks { try task.show(output, at: now, in: store.timeZone) }
            guard !output.json else { return }
            if tasks.isEmpty {
                Terminal.show(Text(en: "Nothing is open.", ja: "全部終わっています。"))
            } else {
                look.noteHiddenNames()
            }
        }
    }

    struct Assign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Give an open task to a user.", ja: "終わっていない仕事を、係の人に頼みます。"))

        @OptionGroup var options: StateOptions

        @Option(help: ArgumentHelp(en: "Who does it, by name or id.", ja: "頼む人の名前か id。", valueName: "user"))
        var to: String

        @OptionGroup var output: JSONOption
        @OptionGroup var chosen: TaskArgument

        func run() async throws {
            let store = try options.open()
            let task = try await chosen.openTask(in: store)
            try await store.assign(task.id, to: to)?.show(output, at: Date(), in: store.timeZone)
        }
    }

    struct Done: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "End a task, with what came of it.", ja: "仕事を終わりにして、どうなったかを残します。"))

        @OptionGroup var options: StateOptions

        @Option(
            help: ArgumentHelp(
                en: "What came of it, for example: telephoned, wants only the daughter told.",
                ja: "どうなったか。例：電話をした。娘さんにだけ知らせる。"))
        var outcome: String

        @OptionGroup var actor: ActorOption
        @OptionGroup var output: JSONOption
        @OptionGroup var chosen: TaskArgument

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
            let task = try await chosen.openTask(in: store)
            let now = Date()
            try await store.finish(task.id, outcome: outcome, by: try await actor.user(in: store), at: now)?
                .show(output, at: now, in: store.timeZone)
        }
    }
}

/// One task, by the end of its id.
struct TaskArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            en: "The task, as `mimamori tasks` shows it.", ja: "仕事の番号。`mimamori tasks` に出ます。", valueName: "id"))
    var id: String

    func openTask(in store: Store) async throws -> StaffTask {
        try id.checkLengthOfID()
        let meant = try await store.tasks(done: true).filter { $0.id.hasSuffix(id.lowercased()) }
        guard let task = meant.first else {
            throw CommandFailure(
                Text(
                    en: "there is no task “\(id)”: see mimamori tasks --all.",
                    ja: "「\(id)」という仕事はありません。mimamori tasks --all で見てください。"))
        }
        guard meant.count == 1 else {
            throw CommandFailure(
                Text(
                    en: "\(meant.count) tasks end with “\(id)”: type more of it, as --json shows it.",
                    ja: "「\(id)」で終わるものが \(meant.count) あります。--json に出る番号を、もっと書いてください。"))
        }
        if let outcome = task.outcome {
            throw CommandFailure(Text(en: "it is done already: \(outcome)", ja: "もう終わっています：\(outcome)"))
        }
        return task
    }
}

/// One task as JSON: the keys are a contract with scripts.
private struct TaskLine: Encodable {
    var id: String
    var kind: String
    var subject: String
    var residentName: String?
    var note: String
    var createdAt: String
    var dueAt: String
    var overdue: Bool
    var assignedTo: String?
    var outcome: String?
    var doneAt: String?
    var doneBy: String?

    init(_ task: StaffTask, at now: Date) {
        id = task.id
        kind = task.kind
        subject = task.subject
        residentName = task.residentName
        note = task.note
        createdAt = task.createdAt.formatted(.iso8601)
        dueAt = task.dueAt.formatted(.iso8601)
        overdue = task.isOverdue(at: now)
        assignedTo = task.assignedTo
        outcome = task.outcome
        doneAt = task.doneAt?.formatted(.iso8601)
        doneBy = task.doneBy
    }
}

extension StaffTask {
    fileprivate func isOverdue(at now: Date) -> Bool { outcome == nil && dueAt < now }

    fileprivate func show(_ output: JSONOption, at now: Date, in zone: TimeZone) throws {
        if output.json { return try Terminal.print(json: TaskLine(self, at: now)) }
        Terminal.show(line(at: now, in: zone))
    }

    private func line(at now: Date, in zone: TimeZone) -> Text {
        let about = [subject, residentName].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
        let due = dueAt.text(in: zone)
        return Text(verbatim: "\(id.shortID)  ")
            + (isOverdue(at: now)
                ? Text(en: "OVERDUE since \(due)", ja: "遅れ \(due) まで") : Text(en: "by \(due)", ja: "\(due) まで"))
            + Text(verbatim: "  ") + words + Text(verbatim: about.isEmpty ? "" : "  \(about)")
            + (assignedTo.map { Text(en: "  given to \($0)", ja: "  頼んだ人 \($0)") } ?? Text(verbatim: ""))
            + (outcome.map { Text(en: "  done: \($0)", ja: "  済み：\($0)") } ?? Text(verbatim: ""))
    }

    private var words: Text {
        switch kind {
        case Kind.callBack:
            Text(en: "telephone: a consent was withdrawn; what is still wanted?", ja: "電話をする：同意をやめた。これからどうするか聞く")
        case Kind.enterAddresses:
            Text(en: "enter the new volunteer's telephone number and addresses", ja: "新しい見守りの人の電話番号を書く")
        case Kind.eraseResident:
            Text(
                en: "moved or died a year ago: erase with mimamori data erase",
                ja: "転出か死亡から一年：mimamori data erase で記録を消す")
        case Kind.whomToTell:
            Text(en: "a contact (\(note)) is there no more: whom to tell instead?", ja: "連絡先が一人いなくなった：だれに知らせるか聞く")
        case Kind.deadLetter:
            Text(
                en: "telephone: the home's speaker sent something that cannot be read (\(note)); is all well?",
                ja: "電話をする：スピーカーから、読めないものが届いた（\(note)）。元気か聞く")
        case Kind.wrongHousehold:
            Text(
                en: "find out where this home's speaker stands: it says that it is in another home (\(note))",
                ja: "この家のスピーカーが、どこにあるか見る：別の家にあるようだ（\(note)）")
        default: Text(verbatim: note.isEmpty ? kind : "\(kind): \(note)")
        }
    }
}
