public import Texts

/// A file of which nothing can be used.
public struct DataError: ExplainedError, Equatable {
    public var file: String
    /// Counted from 1; nil where the whole file is meant.
    public var line: Int?
    /// What is wrong and what to do about it.
    public var message: Text

    public init(file: String, line: Int? = nil, _ message: Text) {
        self.file = file
        self.line = line
        self.message = message
    }

    public var text: Text {
        Text(verbatim: "\(file)\(line.map { ":\($0)" } ?? ""): ") + message
    }
}
