import GRDB
import Japanese

extension Store {
    /// Ties the places of volunteers in the list to the users in office of that name, so that no volunteer leaves while
    /// residents rely on them. A name that can mean several people ties nothing.
    static func tieVolunteers(_ database: TownDatabase) throws {
        let users = try database.rows("SELECT * FROM staff_user WHERE town = :town AND disabled_at IS NULL")
            .map(StaffUser.init).filter { $0.roles.contains(.volunteer) }
        guard !users.isEmpty else { return }
        let names: [String] = try database.values(
            """
            SELECT DISTINCT name FROM contact
            WHERE town = :town AND kind = 'volunteer' AND as_user IS NULL AND ended_at IS NULL
            """)
        for name in names {
            guard case .one(let spellings) = NameMatch(name, among: users.map(\.name)),
                let user = users.first(where: { spellings.contains($0.name) }), spellings.count == 1
            else { continue }
            try database.execute(
                """
                UPDATE contact SET as_user = :user
                WHERE town = :town AND kind = 'volunteer' AND name = :name AND as_user IS NULL AND ended_at IS NULL
                """, ["user": user.id, "name": name])
        }
    }
}
