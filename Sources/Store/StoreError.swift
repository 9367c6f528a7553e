/// Why the database could not be used: the operation, the file or row, and SQLite's reason.
public struct StoreError: Error, CustomStringConvertible {
    public var operation: String
    public var subject: String
    public var cause: any Error

    public var description: String {
        "\(operation) failed on \(subject): \(cause). Check that the disk has room and that the folder can be written, "
            + "or name another one with --state."
    }
}
