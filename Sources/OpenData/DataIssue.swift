/// Something wrong in a file that people edit, and where.
public struct DataIssue: Sendable, Equatable, CustomStringConvertible {
    public enum Severity: String, Sendable, Codable {
        /// An answer would be wrong or missing. A town with one is not published.
        case error
        /// Somebody should look at it.
        case warning
    }

    public var severity: Severity
    /// As the manifest names it.
    public var file: String
    /// Counted from 1; nil where the whole file is meant.
    public var line: Int?
    /// What is wrong and what to do about it.
    public var message: String

    public init(_ severity: Severity, file: String, line: Int? = nil, _ message: String) {
        self.severity = severity
        self.file = file
        self.line = line
        self.message = message
    }

    public var description: String {
        "\(file)\(line.map { ":\($0)" } ?? ""): \(severity.rawValue): \(message)"
    }
}

extension DataIssue {
    /// The error of a file of which nothing could be used.
    init(_ error: DataError) {
        self.init(.error, file: error.file, line: error.line, error.message)
    }
}
