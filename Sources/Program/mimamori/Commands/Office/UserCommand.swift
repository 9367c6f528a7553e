import ArgumentParser
import CommandSupport
import DataFiles
import Foundation
import Japanese
import OpenData
import Passwords
import Rules
import Store
import Texts

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: Text(
            en: "The people who act for the town office: add, list, hand over.", ja: "役場の係の人を、足したり、出したり、引きついだりします。"),
        subcommands: [Add.self, List.self, NewPassword.self, Disable.self], defaultSubcommand: List.self)
}

extension UserCommand {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Add a person with one or more roles.", ja: "係の人を足します。"),
            discussion: Text(
                en: """
                    operator runs the machine; staff look after residents; a volunteer (welfare commissioner) sees those \
                    of whom they are a contact; an auditor reads who looked at whose data. The password is read from a file \
                    or asked for at the terminal, and only its hash is kept. Without one the person does not sign in.
                    """,
                ja: "operator は機械の係、staff は職員、volunteer は民生委員などです。auditor は、だれが見たかを確認します。合言葉は、ファイルから読むか、画面で聞きます。"))

        @OptionGroup var options: StateOptions

        @Option(
            name: .customLong("role"),
            help: ArgumentHelp(
                en: "operator, staff, volunteer or auditor; several with commas.",
                ja: "operator、staff、volunteer、auditor から。いくつかは、コンマで区切ります。"),
            transform: roles)
        var roles: Set<StaffUser.Role>

        @Option(help: ArgumentHelp(en: "The section of the office.", ja: "課の名前。"))
        var section = ""

        @Option(help: ArgumentHelp(en: "How the name is read, in kana.", ja: "名前の読み方。"))
        var reading = ""

        @OptionGroup var entry: PasswordOptions
        @OptionGroup var output: JSONOption

        @Argument(help: ArgumentHelp(en: "The person's name.", ja: "その人の名前。"))
        var name: String

        func validate() throws {
            try MyNumber.refuse(in: name, reading, section)
            if let finding = PersonText.findings(name).first { throw ValidationError(finding) }
            guard name.tidied.trimmingCharacters(in: .whitespaces).isEmpty else { return }
            throw ValidationError(Text(en: "Type a name.", ja: "名前を書いてください。"))
        }

        func run() async throws {
            let store = try options.open()
            let password = try entry.password()
            var user = NewUser(name: name.tidied, reading: reading.tidied, section: section, roles: roles)
            if let password { user.passwordHash = try await Passwords().hash(password) }
            let added = try await store.add(user, at: Date())
            if output.json { return try Terminal.print(json: UserLine(added)) }
            Terminal.show(added.line)
        }

        private static func roles(_ text: String) throws -> Set<StaffUser.Role> {
            let words = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            let roles = words.compactMap(StaffUser.Role.init)
            guard !roles.isEmpty, roles.count == words.count else {
                throw ValidationError(
                    Text(
                        en: "“\(text)” is no role: write staff, operator, volunteer or auditor, several with commas.",
                        ja: "「\(text)」という役はありません。staff、operator、volunteer、auditor から選んでください。"))
            }
            return Set(roles)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "List the people, those who have left last.", ja: "係の人を出します。やめた人は、あとに出ます。"),
            discussion: Text(
                en: """
                    With --json one object a line: id, name, reading, section, roles, signsIn, createdAt, disabledAt, \
                    successor.
                    """, ja: "--json なら一行に一人です。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var output: JSONOption

        func run() async throws {
            let users = try await options.open().users()
            if output.json { return try users.forEach { try Terminal.print(json: UserLine($0)) } }
            for user in users { Terminal.show(user.line) }
            if users.isEmpty {
                Terminal.show(
                    Text(en: "There are no users: mimamori user add.", ja: "まだだれもいません。mimamori user add で足してください。"))
            }
        }
    }

    struct NewPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "password",
            abstract: Text(
                en: "Give a person who has forgotten the password a new one.", ja: "合言葉を忘れた人に、新しい合言葉を付けます。"),
            discussion: Text(
                en: "Read as by user add. Nothing else of the person changes.",
                ja: "user add と同じように読みます。ほかのことは、変わりません。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var entry: PasswordOptions

        @Argument(help: ArgumentHelp(en: "The person's name or id.", ja: "その人の名前か id。"))
        var name: String

        func run() async throws {
            let store = try options.open()
            let user = try await store.user(named: name)
            guard let password = try entry.password() else {
                throw CommandFailure(
                    Text(
                        en: "no password was typed: nothing was changed. Without a terminal, name a --password-file",
                        ja: "合言葉は、前のままです。画面で書くか、--password-file を付けてください"))
            }
            try await store.setPassword(of: user.id, to: Passwords().hash(password))
            Terminal.show(
                Text(en: "\(user.name) has a new password.", ja: "\(user.name) の合言葉を新しくしました。"))
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(
                en: "End a person's work here, and hand over what relies on it.", ja: "係をやめる人の仕事を、次の人に引きつぎます。"),
            discussion: Text(
                en: """
                    Turns of duty, residents whose volunteer the person is and open tasks go to the successor, all of them \
                    or nothing. A volunteer's own telephone number is not handed over: a task asks staff for the \
                    successor's. For the transfers of April, --list names a file with a line NAME,SUCCESSOR for each.
                    """,
                ja: "当番、見守りをしている住民、終わっていない仕事を、次の人に渡します。四月に何人も代わるときは、--list に「名前,次の人」を一行ずつ書きます。"))

        @OptionGroup var options: StateOptions

        @Option(help: ArgumentHelp(en: "Who takes over, by name or id.", ja: "次の人の名前か id。", valueName: "name"))
        var successor: String?

        @Option(
            help: ArgumentHelp(
                en: "A file with a line NAME,SUCCESSOR for each who leaves.", ja: "「名前,次の人」を一行ずつ書いたファイル。",
                valueName: "file"))
        var list: String?

        @Argument(help: ArgumentHelp(en: "Who leaves, by name or id.", ja: "やめる人の名前か id。"))
        var name: String?

        func validate() throws {
            guard (name == nil) == (list == nil) || list != nil && successor != nil else { return }
            throw ValidationError(
                Text(en: "Name one person, or a file with --list.", ja: "一人の名前か、--list のファイルを書いてください。"))
        }

        func run() async throws {
            let store = try options.open()
            let departures = try departures()
            let now = Date()
            let handedOver = try await store.disable(
                departures, checkBy: await store.end(ofOfficeDay: Office.daysToCallBack, after: now), at: now)
            for (departure, reliance) in zip(departures, handedOver) {
                Terminal.show(
                    Text(
                        en: "\(departure.user) is disabled", ja: "\(departure.user) は、係をやめました")
                        + (reliance.isEmpty ? Text(verbatim: "") : reliance.summary(departure.successor ?? "")))
            }
        }

        private func departures() throws -> [Departure] {
            guard let list else { return [Departure(user: name ?? "", successor: successor)] }
            let text = try String(contentsOf: URL(fileArgument: list), encoding: .utf8)
            let lines = text.split(whereSeparator: \.isNewline).enumerated().filter { !$0.element.hasPrefix("#") }
            return try lines.map { number, line in
                let names = line.split(separator: ",", omittingEmptySubsequences: false).map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
                guard let user = names.first, !user.isEmpty, names.count <= 2 else {
                    throw CommandFailure(
                        Text(
                            en: "\(list):\(number + 1): write NAME,SUCCESSOR",
                            ja: "\(list):\(number + 1)：「名前,次の人」と書いてください"))
                }
                return Departure(user: user, successor: names.count == 2 && !names[1].isEmpty ? names[1] : nil)
            }
        }
    }
}

/// One user as JSON: the keys are a contract with scripts.
private struct UserLine: Encodable {
    var id: String
    var name: String
    var reading: String
    var section: String
    var roles: [String]
    var signsIn: Bool
    var createdAt: String
    var disabledAt: String?
    var successor: String?

    init(_ user: StaffUser) {
        id = user.id
        name = user.name
        reading = user.reading
        section = user.section
        roles = user.roles.map(\.rawValue)
        signsIn = user.signsIn
        createdAt = user.createdAt.formatted(.iso8601)
        disabledAt = user.disabledAt?.formatted(.iso8601)
        successor = user.successor
    }
}

extension StaffUser {
    fileprivate var line: Text {
        let parts = [id.shortID, name, roles.map(\.rawValue).joined(separator: ","), section].filter { !$0.isEmpty }
        return Text(verbatim: parts.joined(separator: "  "))
            + (signsIn || disabledAt != nil ? Text(verbatim: "") : Text(en: "  without a password", ja: "  合言葉なし"))
            + (disabledAt == nil ? Text(verbatim: "") : Text(en: "  disabled", ja: "  やめた人"))
    }
}

extension Reliance {
    fileprivate func summary(_ successor: String) -> Text {
        Text(
            en:
                "; handed over to \(successor): \(turns) turns of duty, \(residents.count) residents, \(tasks.count) tasks",
            ja: "。\(successor) に渡しました：当番 \(turns) 回、住民 \(residents.count) 人、仕事 \(tasks.count) 件")
    }
}
