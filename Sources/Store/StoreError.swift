import GRDB

/// Why the database could not be used: the operation, the file or row, and SQLite's reason.
public struct StoreError: Error, CustomStringConvertible {
    public var operation: String
    public var subject: String
    public var cause: any Error

    public var description: String {
        "\(operation) failed on \(subject): \(cause). \(remedy)"
    }

    private var remedy: String {
        switch (cause as? DatabaseError)?.resultCode {
        case .SQLITE_CONSTRAINT: "Nothing was changed; what was to be written contradicts what is there."
        case .SQLITE_BUSY, .SQLITE_LOCKED: "Another program holds the database: close it and try again."
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            "The file is damaged: put back a copy, or name another folder with --state."
        default: "Check that the disk has room and that the folder can be written, or name another one with --state."
        }
    }
}
