import DeviceLink
public import Foundation
import GRDB
import Texts

/// Something that a person must do.
public struct StaffTask: Sendable, Equatable, Identifiable {
    /// Kinds that the program makes; others are words of their own.
    public enum Kind {
        /// A consent was withdrawn: telephone the resident.
        public static let callBack = "callBack"
        /// A volunteer took over: telephone numbers and addresses are missing.
        public static let enterAddresses = "enterAddresses"
        /// A resident moved or died long ago: erase their data.
        public static let eraseResident = "eraseResident"
        /// A contact of the resident moved, died or was erased: find out whom to tell. The note is the contact's kind.
        public static let whomToTell = "whomToTell"
        /// What a speaker has sent could not be read, and may be a call for help; the note is the reason in a word.
        public static let deadLetter = "deadLetter"
        /// A speaker that is registered in the home says that it stands in another one; the note is that home, and the
        /// device.
        public static let wrongHousehold = "wrongHousehold"
    }

    public var id: String
    public var kind: String
    /// The id of a resident, household, device or user.
    public var subject: String
    public var note: String
    public var createdAt: Date
    public var dueAt: Date
    /// A user's name; nil for whoever is there.
    public var assignedTo: String?
    /// What came of it; nil while it is open.
    public var outcome: String?
    public var doneAt: Date?
    public var doneBy: String?
    /// Of the resident it is about, if a purpose was given.
    public var residentName: String?
}

/// A task to be added.
struct NewTask {
    var kind: String
    var subject: String
    var note: String
    /// A second task with the same key is none.
    var dedupeKey: String
    var due: Date

    init(kind: String, subject: String, note: String = "", dedupeKey: String, due: Date) {
        self.kind = kind
        self.subject = subject
        self.note = note
        self.dedupeKey = dedupeKey
        self.due = due
    }
}

extension Store {
    /// The tasks, the most urgent first.
    /// - Parameters:
    ///   - done: Whether those that are done are among them.
    ///   - look: With it the residents' names are shown.
    public func tasks(done: Bool = false, look: Look? = nil) async throws -> [StaffTask] {
        try await looking(
            look, Text(en: "reading the tasks", ja: "仕事の一覧を読む"), of: Text(verbatim: "“\(town.id)”")
        ) { database in
            let tasks = try database.rows(Self.taskColumns + " ORDER BY due_at, task.id").map {
                StaffTask($0, showsNames: look != nil)
            }.filter { done || $0.outcome == nil }
            return (tasks, shown: .residents(tasks.filter { $0.residentName != nil }.map(\.subject)))
        }
    }

    /// Ends a task with what came of it; what ended it first stays.
    /// - Parameter outcome: In the words of the person, not empty.
    /// - Returns: The task as it is now; nil if there is none.
    public func finish(
        _ task: StaffTask.ID, outcome: String, by actor: ActingUser, at time: Date
    ) async throws -> StaffTask? {
        try await perform(Text(en: "ending a task", ja: "仕事を終わりにする"), on: Text(verbatim: task)) { database in
            try database.execute(
                """
                UPDATE task SET outcome = :outcome, done_at = :at, done_by = :actor
                WHERE town = :town AND id = :id AND outcome IS NULL
                """, ["outcome": outcome, "at": time.milliseconds, "actor": actor.id, "id": task])
            return try Self.task(task, database)
        }
    }

    /// Gives an open task to a user.
    /// - Parameter user: Name or id.
    /// - Throws: `OfficeError` if there is no such user in office.
    /// - Returns: The task as it is now; nil if there is none.
    public func assign(_ task: StaffTask.ID, to user: String) async throws -> StaffTask? {
        try await perform(Text(en: "giving a task to a user", ja: "仕事を頼む"), on: Text(verbatim: task)) { database in
            try database.execute(
                "UPDATE task SET assigned_to = :user WHERE town = :town AND id = :id AND outcome IS NULL",
                ["user": try Self.user(named: user, database).id, "id": task])
            return try Self.task(task, database)
        }
    }

    /// Adds a task, unless there is or was one with its key.
    static func add(_ task: NewTask, at time: Date, _ database: TownDatabase) throws {
        try database.execute(
            """
            INSERT INTO task (town, id, kind, subject, note, dedupe_key, created_at, due_at)
            VALUES (:town, :id, :kind, :subject, :note, :key, :at, :due)
            ON CONFLICT (town, dedupe_key) DO NOTHING
            """,
            [
                "id": TownDatabase.newID(at: time), "kind": task.kind, "subject": task.subject, "note": task.note,
                "key": task.dedupeKey, "at": time.milliseconds, "due": task.due.milliseconds,
            ])
    }

    /// Asks staff whom to tell, for each resident of the town who is about to lose somebody as a contact. The tasks name
    /// only who stays.
    /// - Parameter resident: Who leaves.
    static func askWhomToTell(insteadOf resident: String, at time: Date, _ database: TownDatabase) throws {
        let rows = try database.rows(
            """
            SELECT contact.resident, contact.kind FROM contact
            JOIN resident ON resident.town = contact.town AND resident.id = contact.resident
            WHERE contact.town = :town AND as_resident = :leaver AND contact.resident <> :leaver AND ended_at IS NULL
                AND status IN ('active', 'inHospital')
            ORDER BY contact.resident, contact.position, contact.id
            """, ["leaver": resident])
        for row in rows {
            let (stayer, kind): (String, String) = (row["resident"], StaffTask.Kind.whomToTell)
            try add(
                NewTask(
                    kind: kind, subject: stayer, note: row["kind"],
                    dedupeKey: "\(kind)/\(stayer)/\(time.milliseconds)", due: time + 7 * 86_400),
                at: time, database)
        }
    }

    private static func task(_ id: String, _ database: TownDatabase) throws -> StaffTask? {
        try database.row(taskColumns + " AND task.id = :id", ["id": id]).map { StaffTask($0, showsNames: false) }
    }

    private static let taskColumns = """
        SELECT task.*, staff_user.name AS assigned_name, resident.name AS resident_name FROM task
        LEFT JOIN staff_user ON staff_user.town = task.town AND staff_user.id = assigned_to
        LEFT JOIN resident ON resident.town = task.town AND resident.id = subject
        WHERE task.town = :town
        """
}

extension StaffTask {
    fileprivate init(_ row: Row, showsNames: Bool) {
        let doneAt: Int64? = row["done_at"]
        self.init(
            id: row["id"], kind: row["kind"], subject: row["subject"], note: row["note"],
            createdAt: Date(milliseconds: row["created_at"]), dueAt: Date(milliseconds: row["due_at"]),
            assignedTo: row["assigned_name"], outcome: row["outcome"], doneAt: doneAt.map(Date.init(milliseconds:)),
            doneBy: row["done_by"], residentName: showsNames ? row["resident_name"] : nil)
    }
}
