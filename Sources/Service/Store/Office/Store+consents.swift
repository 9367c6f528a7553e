import DeviceLink
public import Foundation
import GRDB
import Japanese
public import Rules
import Texts

extension Consent {
    /// Who gave it.
    public enum Giver: String, Sendable, CaseIterable {
        /// 本人
        case resident = "self"
        /// 成年後見人
        case guardian
        /// Staff, on a ground of 個人情報保護法 69 II.
        case staff
        /// From the files of a release without consents.
        case takenOver
    }

    /// What somebody types of a new consent.
    public struct Grant: Sendable, Equatable {
        /// Id or whole name.
        public var resident: String
        public var purpose: Purpose
        /// Id or whole name of a contact of the resident; nil for everyone whom the purpose names.
        public var recipient: String?
        public var giver: Giver
        /// Only if staff decided, and then not empty.
        public var ground: String?
        public var witness: String
        /// Of the text that was read out or signed.
        public var textVersion: String
        public var reviewBy: CalendarDate

        public init(
            resident: String, purpose: Purpose, recipient: String?, giver: Giver, ground: String? = nil,
            witness: String = "", textVersion: String, reviewBy: CalendarDate
        ) {
            self.resident = resident
            self.purpose = purpose
            self.recipient = recipient
            self.giver = giver
            self.ground = ground
            self.witness = witness
            self.textVersion = textVersion
            self.reviewBy = reviewBy
        }
    }

    /// A line of the ledger.
    public struct Record: Sendable, Equatable, Identifiable {
        public var id: String
        public var resident: String
        public var purpose: String
        /// The id of a contact; nil for everyone whom the purpose names.
        public var recipient: String?
        public var textVersion: String
        public var givenBy: Giver
        public var ground: String?
        public var givenAt: Date
        public var reviewBy: CalendarDate
        public var withdrawnAt: Date?
        public var withdrawnBy: String?
        /// Only if a purpose of the look was given.
        public var residentName: String?
        public var recipientName: String?
        public var witness: String?
    }

    /// Which consents are withdrawn.
    public struct Selection: Sendable, Equatable {
        /// The beginning of a consent's id, or a resident's id or whole name.
        public var subject: String
        public var purpose: Purpose?
        /// Id or whole name of a contact.
        public var recipient: String?

        public init(_ subject: String, purpose: Purpose? = nil, recipient: String? = nil) {
            self.subject = subject
            self.purpose = purpose
            self.recipient = recipient
        }
    }
}

extension Store {
    /// Writes a consent down. One that is in force for the same purpose and recipient ends with it.
    /// - Throws: `OfficeError` if resident, recipient or ground do not fit.
    public func give(_ grant: Consent.Grant, by actor: ActingUser, at time: Date) async throws -> Consent.Record {
        try await perform(
            Text(en: "writing a consent", ja: "同意を書く"), on: Text(verbatim: "“\(grant.resident)”")
        ) { database in
            try Self.checkGround(of: grant)
            let resident = try Self.resident(named: grant.resident, database)
            let recipient = try grant.recipient.map { try Self.contact(named: $0, of: resident, database) }
            let id = TownDatabase.newID(at: time)
            try database.execute(
                """
                UPDATE consent SET withdrawn_at = :at, withdrawn_by = :renewal
                WHERE town = :town AND resident = :resident AND purpose = :purpose AND withdrawn_at IS NULL
                    AND (recipient = :recipient OR recipient IS NULL AND :recipient IS NULL)
                """,
                [
                    "at": time.milliseconds, "renewal": "renewed:\(id)", "resident": resident,
                    "purpose": grant.purpose.rawValue, "recipient": recipient,
                ])
            try database.execute(
                """
                INSERT INTO consent (town, id, resident, purpose, recipient, text_version, given_by, ground, witness,
                    recorded_by, given_at, review_by)
                VALUES (:town, :id, :resident, :purpose, :recipient, :version, :giver, :ground, :witness, :actor, :at,
                    :review)
                """,
                [
                    "id": id, "resident": resident, "purpose": grant.purpose.rawValue, "recipient": recipient,
                    "version": grant.textVersion, "giver": grant.giver.rawValue, "ground": grant.ground,
                    "witness": grant.witness, "actor": actor.id, "at": time.milliseconds,
                    "review": grant.reviewBy.description,
                ])
            return try Self.consents("AND consent.id = :id", ["id": id], database)[0]
        }
    }

    /// The ledger, by resident.
    /// - Parameters:
    ///   - resident: Id or whole name; nil for everyone.
    ///   - due: Only those that must be looked at again by then.
    ///   - withdrawn: Whether those that no longer hold are among them.
    ///   - look: With it names are shown.
    public func consents(
        of resident: String? = nil, due: CalendarDate? = nil, withdrawn: Bool = false, look: Look? = nil
    ) async throws -> [Consent.Record] {
        try await looking(
            look, Text(en: "reading the consents", ja: "同意を読む"), of: Text(en: "the town's list", ja: "町の名簿")
        ) { database in
            let records = try Self.consents(
                """
                AND (:resident IS NULL OR consent.resident = :resident) AND (:due IS NULL OR review_by <= :due)
                """,
                ["resident": try resident.map { try Self.resident(named: $0, database) }, "due": due?.description],
                showsNames: look != nil, database
            ).filter { withdrawn || $0.withdrawnAt == nil }
            return (records, shown: .residents(records.map(\.resident)))
        }
    }

    /// Withdraws consents, which takes effect at once, and gives staff the task to telephone the resident.
    /// - Returns: Those that were in force until now.
    /// - Throws: `OfficeError` if nothing was in force.
    public func withdraw(
        _ selection: Consent.Selection, by actor: ActingUser, callBackBy: Date, at time: Date
    ) async throws -> [Consent.Record] {
        try await perform(
            Text(en: "withdrawing a consent", ja: "同意をやめる"), on: Text(verbatim: "“\(selection.subject)”")
        ) { database in
            let ids = try Self.inForce(selection, database)
            for resident in Set(ids.map(\.resident)).sorted() {
                let own = ids.filter { $0.resident == resident }.map(\.id)
                try Self.withdraw(
                    own, of: resident, by: actor.id, key: own.joined(separator: ","), callBackBy: callBackBy, at: time,
                    database)
            }
            let withdrawn = Set(ids.map(\.id))
            return try Self.consents("", [:], database).filter { withdrawn.contains($0.id) }
        }
    }

    /// Everything that the family may be told, by the resident's own voice. Consents to a volunteer or a neighbour by name
    /// stay, those to everyone do not: the family is among them.
    static func withdrawFamilyConsents(
        of resident: Person.ID, callBackBy: Date, _ ask: Ask, _ database: TownDatabase
    ) throws {
        let ids: [String] = try database.values(
            Self.toldToFamily, ["resident": resident])
        try withdraw(
            ids, of: resident, by: "resident", key: ask.id.uuidString, callBackBy: callBackBy, at: ask.askedAt,
            database)
    }

    static func isFamilyTold(of resident: Person.ID, _ database: TownDatabase) throws -> Bool {
        let ids: [String] = try database.values(toldToFamily, ["resident": resident])
        return !ids.isEmpty
    }

    private static let toldToFamily = """
        SELECT consent.id FROM consent
        LEFT JOIN contact ON contact.town = consent.town AND contact.id = recipient
        WHERE consent.town = :town AND consent.resident = :resident AND withdrawn_at IS NULL
            AND purpose IN ('checkIns', 'requests') AND (recipient IS NULL OR contact.kind = 'family')
        ORDER BY consent.id
        """

    private static func withdraw(
        _ ids: [String], of resident: String, by actor: String, key: String, callBackBy: Date, at time: Date,
        _ database: TownDatabase
    ) throws {
        for id in ids {
            try database.execute(
                """
                UPDATE consent SET withdrawn_at = :at, withdrawn_by = :actor
                WHERE town = :town AND id = :id AND withdrawn_at IS NULL
                """, ["at": time.milliseconds, "actor": actor, "id": id])
        }
        try add(
            NewTask(
                kind: StaffTask.Kind.callBack, subject: resident, note: ids.joined(separator: ","),
                dedupeKey: "\(StaffTask.Kind.callBack)/\(key)", due: callBackBy), at: time, database)
    }

    /// - Throws: `OfficeError` if there is none, or a beginning of an id fits several.
    private static func inForce(
        _ selection: Consent.Selection, _ database: TownDatabase
    ) throws -> [(id: String, resident: String)] {
        let subject = selection.subject
        let all = try consents("AND withdrawn_at IS NULL", [:], database)
        let meant = try consents(meantBy: subject, among: all, database)
        guard meant.count < 2 else {
            throw OfficeError(
                Text(
                    en: "\(meant.count) consents end with “\(subject)”: type more of the id",
                    ja: "「\(subject)」で終わる同意が \(meant.count) あります。番号をもっと書いてください"))
        }
        if let consent = meant.first { return [(consent.id, consent.resident)] }
        let resident = try resident(named: subject, database)
        let recipient = try selection.recipient.map { try contact(named: $0, of: resident, database) }
        let found = all.filter {
            $0.resident == resident && (selection.purpose.map(\.rawValue) ?? $0.purpose) == $0.purpose
                && (recipient == nil || $0.recipient == recipient)
        }
        guard !found.isEmpty else {
            throw OfficeError(
                Text(
                    en: "nothing of the kind is in force for “\(subject)”: see mimamori consent list --all",
                    ja: "「\(subject)」には、その同意がありません。mimamori consent list --all で見てください"))
        }
        return found.map { ($0.id, $0.resident) }
    }

    /// A resident's id is one, even if a consent's id ends with it.
    private static func consents(
        meantBy subject: String, among all: [Consent.Record], _ database: TownDatabase
    ) throws -> [Consent.Record] {
        let whole = all.filter { $0.id == subject }
        guard whole.isEmpty else { return whole }
        let isResident: Bool? = try database.value(
            "SELECT EXISTS (SELECT 1 FROM resident WHERE town = :town AND (id = :name OR name = :name))",
            ["name": subject])
        let isPart = subject.count >= minimumPartOfID && subject.allSatisfy { $0.isHexDigit || $0 == "-" }
        return isResident == true || !isPart ? [] : all.filter { $0.id.hasSuffix(subject.lowercased()) }
    }

    /// How much of the end of an id must be typed.
    private static let minimumPartOfID = 6

    private static func checkGround(of grant: Consent.Grant) throws {
        let ground = grant.ground ?? ""
        if grant.giver == .staff, ground.isEmpty {
            throw OfficeError(
                Text(
                    en: "staff can only decide on a ground of article 69 paragraph 2: name it with --ground",
                    ja: "職員が決めるには、個人情報保護法69条2項の理由が要ります。--ground で書いてください"))
        }
        guard grant.giver == .staff || grant.ground == nil else {
            throw OfficeError(
                Text(
                    en: "a ground is only for what staff decide: leave --ground out, or use --by staff",
                    ja: "--ground は、職員が決めるときだけ書きます（--by staff）"))
        }
    }

    /// - Parameter name: Id or whole name.
    static func resident(named name: String, _ database: TownDatabase) throws -> String {
        let known: Bool? = try database.value(
            "SELECT EXISTS (SELECT 1 FROM resident WHERE town = :town AND id = :name)", ["name": name])
        if known == true { return name }
        let ids: [String] = try database.values(
            "SELECT id FROM resident WHERE town = :town AND name = :name AND name <> '' ORDER BY id", ["name": name])
        guard let id = ids.first else { throw OfficeError.unknownResident(name) }
        guard ids.count == 1 else { throw OfficeError.severalResidents(name, ids) }
        return id
    }

    private static func contact(named name: String, of resident: String, _ database: TownDatabase) throws -> String {
        let rows = try database.rows(
            "SELECT id, name FROM contact WHERE town = :town AND resident = :resident AND ended_at IS NULL ORDER BY id",
            ["resident": resident])
        let ids = rows.map { $0["id"] as String }
        if ids.contains(name) { return name }
        let names = rows.map { $0["name"] as String }
        var spellings: Set<String> = []
        if case .one(let found) = NameMatch(name, among: names) { spellings = found }
        let meant = zip(ids, names).filter { spellings.contains($0.1) }.map(\.0)
        guard let id = meant.first, meant.count == 1 else {
            guard !ids.isEmpty else {
                throw OfficeError(
                    Text(
                        en: "“\(resident)” has no contacts: write everyone with --to",
                        ja: "「\(resident)」には連絡先がありません。--to には everyone と書いてください"))
            }
            let choice = zip(names, ids).filter { meant.isEmpty || meant.contains($0.1) }
            let list = choice.map { "\($0) (\($1))" }.joined(separator: ", ")
            throw OfficeError(
                Text(
                    en: "“\(name)” is not one contact of “\(resident)”: type a name or id of \(list), or everyone",
                    ja: "「\(name)」がだれかわかりません。次の名前か id から選んでください：\(list)。みんななら everyone"))
        }
        return id
    }

    private static func consents(
        _ condition: String, _ arguments: TownDatabase.Arguments, showsNames: Bool = false, _ database: TownDatabase
    ) throws -> [Consent.Record] {
        try database.rows(
            """
            SELECT consent.*, resident.name AS resident_name, contact.name AS recipient_name FROM consent
            JOIN resident ON resident.town = consent.town AND resident.id = consent.resident
            LEFT JOIN contact ON contact.town = consent.town AND contact.id = recipient
            WHERE consent.town = :town
            """ + "\n" + condition + "\nORDER BY consent.resident, given_at, consent.id", arguments
        ).map { Consent.Record($0, showsNames: showsNames) }
    }
}

extension Consent.Record {
    fileprivate init(_ row: Row, showsNames: Bool) {
        let withdrawnAt: Int64? = row["withdrawn_at"]
        self.init(
            id: row["id"], resident: row["resident"], purpose: row["purpose"], recipient: row["recipient"],
            textVersion: row["text_version"], givenBy: Consent.Giver(rawValue: row["given_by"]) ?? .takenOver,
            ground: row["ground"], givenAt: Date(milliseconds: row["given_at"]),
            reviewBy: CalendarDate(row["review_by"] as String) ?? CalendarDate(daysSinceEpoch: 0),
            withdrawnAt: withdrawnAt.map(Date.init(milliseconds:)), withdrawnBy: row["withdrawn_by"],
            residentName: showsNames ? row["resident_name"] : nil,
            recipientName: showsNames ? row["recipient_name"] : nil, witness: showsNames ? row["witness"] : nil)
    }
}
