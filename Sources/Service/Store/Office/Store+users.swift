import DeviceLink
public import Foundation
import GRDB
import Rules
import Texts

/// Somebody who acts for the town office.
public struct StaffUser: Sendable, Equatable, Identifiable {
    public enum Role: String, Sendable, CaseIterable {
        /// Runs the machine.
        case `operator`
        case staff
        /// 民生委員 and other volunteers.
        case volunteer
        /// Reads who looked at whose data.
        case auditor
    }

    public var id: String
    public var name: String
    /// In kana; empty if nobody has said.
    public var reading: String
    public var section: String
    /// In the order of `Role`, at least one.
    public var roles: [Role]
    public var signsIn: Bool
    public var createdAt: Date
    public var disabledAt: Date?
    /// Who took over.
    public var successor: String?

    /// What a resident is told that this person was when looking.
    var lookingRole: PastLook.Role {
        if roles.contains(.staff) { return .staff }
        if roles.contains(.operator) { return .operator }
        return roles.contains(.volunteer) ? .volunteer : .auditor
    }
}

/// What somebody types of a new user.
public struct NewUser: Sendable, Equatable {
    public var name: String
    public var reading: String
    public var section: String
    public var roles: Set<StaffUser.Role>
    /// crypt(5); nil for somebody who does not sign in.
    public var passwordHash: String?

    public init(
        name: String, reading: String = "", section: String = "", roles: Set<StaffUser.Role>,
        passwordHash: String? = nil
    ) {
        self.name = name
        self.reading = reading
        self.section = section
        self.roles = roles
        self.passwordHash = passwordHash
    }
}

extension Store {
    /// Adds a user.
    /// - Throws: `OfficeError` if the name is taken.
    public func add(_ user: NewUser, at time: Date) async throws -> StaffUser {
        try await perform(Text(en: "adding a user", ja: "係を足す"), on: Text(verbatim: "“\(user.name)”")) { database in
            let taken: Bool? = try database.value(
                "SELECT EXISTS (SELECT 1 FROM staff_user WHERE town = :town AND name = :name AND disabled_at IS NULL)",
                ["name": user.name])
            guard taken != true else {
                throw OfficeError(
                    Text(
                        en: "there is a user “\(user.name)” already: add the section to the name, or disable the other",
                        ja: "「\(user.name)」はもういます。課の名前をつけるか、前の人を mimamori user disable で止めてください"))
            }
            let id = TownDatabase.newID(at: time)
            try database.execute(
                """
                INSERT INTO staff_user (town, id, name, reading, section, roles, password_hash, created_at)
                VALUES (:town, :id, :name, :reading, :section, :roles, :hash, :at)
                """,
                [
                    "id": id, "name": user.name, "reading": user.reading, "section": user.section,
                    "roles": StaffUser.Role.allCases.filter(user.roles.contains).map(\.rawValue).joined(separator: ","),
                    "hash": user.passwordHash, "at": time.milliseconds,
                ])
            try Self.tieVolunteers(database)
            return try Self.user(named: id, database)
        }
    }

    /// The user in office of that id or name.
    /// - Throws: `OfficeError` if there is none.
    public func user(named name: String) async throws -> StaffUser {
        try await fetch(Text(en: "reading a user", ja: "係を読む"), of: Text(verbatim: "“\(name)”")) { database in
            try Self.user(named: name, database)
        }
    }

    /// Gives a user in office another password. What the user may do, and has been given to do, stays.
    /// - Parameter hash: crypt(5).
    /// - Throws: `OfficeError` if there is no such user.
    public func setPassword(of id: StaffUser.ID, to hash: String) async throws {
        try await perform(Text(en: "changing a password", ja: "合言葉を変える"), on: Text(verbatim: "“\(id)”")) { database in
            let user = try Self.user(named: id, database)
            try database.execute(
                "UPDATE staff_user SET password_hash = :hash WHERE town = :town AND id = :id",
                ["id": user.id, "hash": hash])
        }
    }

    /// The users by name, those who have left last.
    public func users() async throws -> [StaffUser] {
        try await fetch(Text(en: "reading the users", ja: "係の一覧を読む"), of: Text(verbatim: "“\(town.id)”")) { database in
            try database.rows(
                """
                SELECT * FROM staff_user WHERE town = :town
                ORDER BY CASE WHEN disabled_at IS NULL THEN 0 ELSE 1 END, reading, name, id
                """
            ).map(StaffUser.init)
        }
    }

    /// The user in office of that id or name.
    /// - Throws: `OfficeError` if there is none.
    static func user(named name: String, _ database: TownDatabase) throws -> StaffUser {
        let row = try database.row(
            "SELECT * FROM staff_user WHERE town = :town AND (id = :name OR name = :name) AND disabled_at IS NULL",
            ["name": name])
        guard let row else { throw OfficeError.unknownUser(name) }
        return StaffUser(row)
    }
}

extension StaffUser {
    init(_ row: Row) {
        let words = Set((row["roles"] as String).split(separator: ",").map(String.init))
        let disabledAt: Int64? = row["disabled_at"]
        self.init(
            id: row["id"], name: row["name"], reading: row["reading"], section: row["section"],
            roles: Role.allCases.filter { words.contains($0.rawValue) }, signsIn: row["password_hash"] != nil,
            createdAt: Date(milliseconds: row["created_at"]), disabledAt: disabledAt.map(Date.init(milliseconds:)),
            successor: row["successor"])
    }
}
