public import Texts

/// Something wrong in a file that people edit, and where.
public struct DataIssue: Sendable, Equatable, CustomStringConvertible {
    public enum Severity: String, Sendable, Codable {
        /// An answer would be wrong or missing. A town with one is not published.
        case error
        /// Somebody should look at it.
        case warning

        public var text: Text {
            switch self {
            case .error: Text(en: "error", ja: "まちがい")
            case .warning: Text(en: "warning", ja: "注意")
            }
        }
    }

    public var severity: Severity
    /// As the manifest names it.
    public var file: String
    /// Counted from 1; nil where the whole file is meant.
    public var line: Int?
    /// Counted from 1, of a table the number of the field; nil where the whole line is meant.
    public var column: Int?
    /// What is wrong and what to do about it.
    public var message: Text

    public init(_ severity: Severity, file: String, line: Int? = nil, column: Int? = nil, _ message: Text) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `garbage/center.csv:2: error: …`, the form that editors turn into a link.
    public var text: Text {
        let place = [line, column].compactMap(\.self).map { ":\($0)" }.joined()
        return Text(verbatim: "\(file)\(place): ") + severity.text + Text(verbatim: ": ") + message
    }

    /// In English, for logs and tests.
    public var description: String { text.en }
}

extension DataIssue {
    /// The error of a file of which nothing could be used.
    init(_ error: DataError) {
        self.init(.error, file: error.file, line: error.line, error.message)
    }

    /// The names in a companion of `target.csv` that it does not hold: one error each, or one for all if they are many, because
    /// then one of the two files is another town's.
    static func unknownThings(_ things: [(name: String, line: Int)], file: String) -> [DataIssue] {
        guard things.count > 10, let first = things.first else {
            return things.map { DataIssue(.error, file: file, line: $0.line, .unknown($0.name, in: "target.csv")) }
        }
        return [
            DataIssue(
                .error, file: file, line: first.line,
                Text(
                    en:
                        "target.csv has none of \(things.count) things, such as “\(first.name)”: see whether both files are this "
                        + "town’s",
                    ja: "「\(first.name)」など \(things.count) の品目が target.csv にありません。両方ともこの町のファイルか見てください"))
        ]
    }
}

/// What could be read of a file, and what was wrong with the rest.
public struct Reading<Value: Sendable>: Sendable {
    public var value: Value
    public var issues: [DataIssue]

    public init(_ value: Value, issues: [DataIssue] = []) {
        self.value = value
        self.issues = issues
    }
}
