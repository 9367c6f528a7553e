public import ArgumentParser
import CommandSupport
import Composition
import DataFiles
import Foundation
import Japanese
import OpenData
public import Rules
import Store
import Texts

struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: Text(
            en: "The town's list of residents, their homes and those who are told about them.",
            ja: "住民の名簿です。家と、連絡する人も入っています。"),
        discussion: Text(
            en: "docs/people.md describes the file that an office fills in with a spreadsheet.",
            ja: "役場が表に書くファイルの説明は、docs/people.md にあります。"),
        subcommands: [
            Import.self, Template.self, List.self, Show.self, Export.self, Status.self, Replace.self,
        ], defaultSubcommand: List.self)
}

extension Store {
    /// The districts of the version in force, else those that the database knows.
    func districtsInForce() async throws -> [District] {
        guard let version = try await townInForce() else { return try await districts() }
        return try TownBundle(files: await townFiles(of: version)).reading().town.districts
    }
}

extension Text {
    static func noResident(_ id: String) -> Text {
        Text(
            en: "there is no resident “\(id)”: see mimamori people list",
            ja: "利用者番号「\(id)」の人はいません。mimamori people list で見てください")
    }
}

extension ResidentStatus: ExpressibleByArgument {
    var text: Text {
        switch self {
        case .active: Text(en: "at home", ja: "在宅")
        case .inHospital: Text(en: "in hospital", ja: "入院")
        case .moved: Text(en: "moved away", ja: "転出")
        case .died: Text(en: "died", ja: "死亡")
        }
    }
}

extension PeopleCommand {
    struct Template: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Print the first line of the file, for a spreadsheet.", ja: "名簿の一行目を出します。表に使えます。"))

        func run() throws {
            // With the mark by which a spreadsheet knows UTF-8.
            Terminal.write(
                String(decoding: PeopleWriter.data(PeopleWriter.template, .utf8).data, as: UTF8.self),
                to: .standardOutput)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "List the residents in the order of their readings.", ja: "住民を、五十音順に出します。"),
            discussion: Text(
                en: """
                    A name is found in every form of its kanji (高 finds 髙), a reading in hiragana and katakana, also \
                    without --purpose. With --json one object a line: resident, languages, status, household, district, \
                    and with --purpose name, reading, address, telephone.
                    """, ja: "「高」で「髙」も見つかります。ふりがなは、ひらがなでも、かたかなでもさがせます。--json なら一行に一人です。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var look: PurposeOption

        @Option(
            help: ArgumentHelp(
                en: "Part of a name, reading, address or number.", ja: "氏名、ふりがな、住所、番号の一部。", valueName: "text"))
        var find: String?

        @Option(help: ArgumentHelp(en: "Only residents of this status.", ja: "この状態の人だけ。"))
        var status: ResidentStatus?

        @OptionGroup var output: JSONOption

        func run() async throws {
            let store = try options.open()
            let found = try await store.residents(look: try await look.look(at: "people", in: store, now: Date())) {
                [find, status] list in list.found(find, status: status)
            }
            for resident in found {
                if output.json {
                    try Terminal.print(json: ResidentLine(resident, contacts: false))
                } else {
                    Terminal.show(resident.line)
                }
            }
            guard !output.json else { return }
            if found.isEmpty {
                Terminal.show(Text(en: "Nobody is found.", ja: "だれもいません。"))
            } else {
                look.noteHiddenNames()
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Show a resident and their contacts.", ja: "一人の住民と、その連絡先を出します。"),
            discussion: Text(
                en: """
                    With --json one object: resident, languages, status, household, district, contacts (kind, relation), \
                    and with --purpose name, reading, address, telephone, and of contacts name, reading, language, \
                    timeZone, sees, telephone, email, resident.
                    """, ja: "--purpose を書くと、名前、住所、電話が出ます。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var look: PurposeOption
        @OptionGroup var output: JSONOption

        @Argument(help: ArgumentHelp(en: "The resident's id.", ja: "利用者番号。"))
        var resident: String

        func run() async throws {
            let store = try options.open()
            let seen = try await store.resident(
                resident, look: try await look.look(at: "people", in: store, now: Date()))
            guard let seen else { throw CommandFailure(.noResident(resident)) }
            if output.json { return try Terminal.print(json: ResidentLine(seen, contacts: true)) }
            show(seen)
            look.noteHiddenNames()
        }

        private func show(_ resident: SeenResident) {
            Terminal.show(resident.line)
            if let details = resident.details {
                let home = [details.telephone, details.address].filter { !$0.isEmpty }.joined(separator: "  ")
                Terminal.show(Text(en: "  home: \(home)", ja: "  家：\(home)"))
            }
            let languages = resident.languages.joined(separator: ", ")
            Terminal.show(Text(en: "  languages: \(languages)", ja: "  ことば：\(languages)"))
            for (index, contact) in resident.contacts.enumerated() {
                Terminal.show(Text(verbatim: "  \(index + 1)  ") + contact.line)
            }
            if resident.contacts.isEmpty { Terminal.show(Text(en: "  no contacts", ja: "  連絡先はありません")) }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(
                en: "Say that a resident is at home, in hospital, has moved away or has died.",
                ja: "在宅、入院、転出、死亡を書きます。"),
            discussion: Text(
                en: """
                    If a resident moved or died, the open requests of a home where nobody is left are closed, the resident \
                    sees nothing of others any more, and the consents are withdrawn.
                    """, ja: "転出か死亡なら、だれも住んでいない家の頼みごとは終わります。ほかの人の様子は、もう見られません。本人の同意も取り消します。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var actor: ActorOption
        @OptionGroup var output: JSONOption

        @Argument(help: ArgumentHelp(en: "The resident's id.", ja: "利用者番号。"))
        var resident: String

        @Argument(help: ArgumentHelp(en: "What is so now.", ja: "今の状態。"))
        var status: ResidentStatus

        func run() async throws {
            let store = try options.open()
            let change = try await store.setStatus(
                of: resident, to: status, by: try await actor.user(in: store).id, at: Date(),
                language: Terminal.language)
            guard let change else { throw CommandFailure(.noResident(resident)) }
            if output.json {
                try Terminal.print(json: StatusLine(change))
            } else {
                change.lines.forEach(Terminal.show)
            }
        }
    }

    struct Replace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Put one person in the place of another.", ja: "人の交代を書きます。"),
            subcommands: [Volunteer.self])
    }

    struct Volunteer: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "volunteer",
            abstract: Text(
                en: "Put a new volunteer in the place of an old one, for everyone or in one district.",
                ja: "民生委員の交代を、一度に書きます。"),
            discussion: Text(
                en: "What a resident agreed to for the old volunteer alone does not pass on: ask again.",
                ja: "前の人だけに同意したことは、引きつぎません。もう一度聞いてください。"))

        @OptionGroup var options: StateOptions

        @Option(help: ArgumentHelp(en: "Only in this district.", ja: "この地区だけ。"))
        var district: String?

        @Option(help: ArgumentHelp(en: "How the new name is read, in kana.", ja: "新しい人のふりがな。"))
        var reading = ""

        @Option(help: ArgumentHelp(en: "The new volunteer's telephone.", ja: "新しい人の電話。"))
        var telephone = ""

        @Option(help: ArgumentHelp(en: "The new volunteer's e-mail address.", ja: "新しい人のメール。"))
        var email = ""

        @OptionGroup var actor: ActorOption
        @OptionGroup var output: JSONOption

        @Argument(help: ArgumentHelp(en: "The old volunteer's name.", ja: "前の人の氏名。"))
        var old: String

        @Argument(help: ArgumentHelp(en: "The new volunteer's name.", ja: "新しい人の氏名。"))
        var new: String

        func validate() throws {
            try MyNumber.refuse(in: reading, telephone, email, new)
            for (text, finding) in [
                (telephone, ContactAddress.telephone(telephone).finding), (email, ContactAddress.email(email).finding),
            ] where !text.isEmpty {
                if let finding, finding.severity == .error { throw ValidationError(finding.message) }
            }
            if let finding = PersonText.findings(new).first { throw ValidationError(finding) }
            if successorName.isEmpty {
                throw ValidationError(Text(en: "Write the new name.", ja: "新しい人の氏名を書いてください。"))
            }
        }

        func run() async throws {
            let store = try options.open()
            let area = try await chosenDistrict(store)
            let names = try await spellings(store)
            let successor = VolunteerSuccessor(
                name: successorName, reading: reading.tidied,
                telephone: telephone.isEmpty ? "" : ContactAddress.telephone(telephone).number,
                email: ContactAddress.email(email).address)
            let count = try await store.replaceVolunteer(
                names, with: successor, district: area, by: try await actor.user(in: store).id, at: Date())
            guard count > 0 else {
                throw CommandFailure(
                    Text(
                        en: "nothing was changed: no resident there has “\(old)” as volunteer and would get “\(new)”",
                        ja: "何も変えていません。「\(old)」から「\(new)」に代わる住民がいません"))
            }
            if output.json {
                try Terminal.print(json: ["residents": count])
            } else {
                Terminal.show(
                    Text(
                        en: "\(new) takes the place of \(old) for \(count) residents.",
                        ja: "\(old) から \(new) に代わりました。住民 \(count) 人です。"))
            }
        }

        private var successorName: String { new.tidied.trimmingCharacters(in: .whitespaces) }

        private func chosenDistrict(_ store: Store) async throws -> String? {
            guard let district else { return nil }
            let known = try await store.districtsInForce()
            let found = known.first { $0.id == district || $0.name.byLanguage.values.contains(district) }
            guard let found else {
                throw CommandFailure(
                    Text(en: "the town has no district “\(district)”", ja: "町に地区「\(district)」がありません"))
            }
            return found.id
        }

        /// The old volunteer's name as the list has it; another form of a kanji only if it can mean one person.
        private func spellings(_ store: Store) async throws -> Set<String> {
            switch NameMatch(old, among: try await store.volunteerNames()) {
            case .one(let spellings): return spellings
            case .nobody:
                throw CommandFailure(
                    Text(en: "no volunteer is called “\(old)”", ja: "「\(old)」という民生委員はいません"))
            case .several(let names):
                let list = names.sorted().joined(separator: ", ")
                throw CommandFailure(Text(en: "several are meant: \(list)", ja: "同じ読みの人がいます：\(list)"))
            }
        }
    }
}

/// One resident as JSON: the keys are a contract with scripts.
private struct ResidentLine: Encodable {
    struct Contact: Encodable {
        var kind: String
        var name: String?
        var reading: String?
        var relation: String
        var callsResident: String?
        var language: String?
        var timeZone: String?
        var sees: String?
        var telephone: String?
        var email: String?
        var resident: String?

        init(_ contact: SeenResident.Contact) {
            (kind, relation) = (contact.kind.rawValue, contact.relation)
            guard let details = contact.details else { return }
            (name, reading, language) = (details.name, details.reading, details.language)
            (timeZone, sees, callsResident) = (details.timeZone, details.sees.rawValue, details.callsResident)
            (telephone, email, resident) = (details.telephone, details.email, details.asResident)
        }
    }

    var resident: String
    var name: String?
    var reading: String?
    var languages: [String]
    var status: String?
    var household: String
    var district: String
    var address: String?
    var telephone: String?
    var contacts: [Contact]?

    init(_ seen: SeenResident, contacts isWhole: Bool) {
        (resident, languages, status) = (seen.id, seen.languages, seen.status?.rawValue)
        (household, district) = (seen.household, seen.district)
        (name, reading) = (seen.details?.name, seen.details?.reading)
        (address, telephone) = (seen.details?.address, seen.details?.telephone)
        if isWhole { contacts = seen.contacts.map(Contact.init) }
    }
}

struct StatusLine: Encodable {
    var change = "status"
    var resident: String
    var old: String
    var new: String
    var closedRequests: Int
    var openRequests: Int
    var endedContacts: Int
    var withdrawnConsents: Int

    init(_ change: StatusChange) {
        resident = change.resident
        (old, new) = (change.old.rawValue, change.new.rawValue)
        (closedRequests, openRequests) = (change.closedRequests, change.keptRequests)
        (endedContacts, withdrawnConsents) = (change.endedContacts, change.withdrawnConsents)
    }
}

extension StatusChange {
    var lines: [Text] {
        guard old != new else {
            return [Text(en: "\(resident): \(new.text.en) already.", ja: "\(resident)：もう\(new.text.ja)です。")]
        }
        let first = Text(
            en: "\(resident): \(new.text.en), it was: \(old.text.en).",
            ja: "\(resident)：\(new.text.ja)（前は\(old.text.ja)）。")
        if new.isPresent {
            guard !old.isPresent else { return [first] }
            return [
                first,
                Text(
                    en: "  Consents and contacts that ended do not come back: ask the resident.",
                    ja: "  終わった同意と連絡先は、もどりません。本人に聞いてください。"),
            ]
        }
        let counts = Text(
            en:
                "  \(closedRequests) requests closed, \(endedContacts) contacts ended, \(withdrawnConsents) consents withdrawn.",
            ja: "  終わりにした頼みごと \(closedRequests)、終わった連絡先 \(endedContacts)、取り消した同意 \(withdrawnConsents)。")
        let kept = Text(
            en:
                "  \(keptRequests) requests of the home stay open, because somebody else lives there: mimamori requests.",
            ja: "  ほかの人が住んでいるので、頼みごと \(keptRequests) は残しました。mimamori requests で見てください。")
        return keptRequests > 0 ? [first, counts, kept] : [first, counts]
    }
}

extension SeenResident {
    fileprivate var line: Text {
        let facts = [
            id.padded(to: 8), details?.name.padded(to: 16), details?.reading.padded(to: 20), district.padded(to: 10),
            household.padded(to: 8),
        ].compactMap(\.self).joined(separator: "  ")
        return Text(verbatim: facts + "  ") + (status?.text ?? Text(verbatim: ""))
    }
}

extension SeenResident.Contact {
    fileprivate var line: Text {
        let facts = [details?.name, relation, details?.telephone, details?.email].compactMap(\.self)
            .filter { !$0.isEmpty }.map { "  \($0)" }.joined()
        return kind.text + Text(verbatim: facts)
            + (details.map { Text(verbatim: "  ") + $0.sees.text } ?? Text(verbatim: ""))
    }
}

extension ListedContact.Kind {
    fileprivate var text: Text {
        switch self {
        case .family: Text(en: "family", ja: "家族")
        case .neighbour: Text(en: "neighbour", ja: "近所")
        case .volunteer: Text(en: "volunteer", ja: "民生委員")
        }
    }
}

extension ListedContact.Sees {
    fileprivate var text: Text {
        switch self {
        case .problems: Text(en: "told of problems", ja: "困ったときに知らせる")
        case .everyAnswer: Text(en: "sees every answer", ja: "毎回の返事を見る")
        }
    }
}
