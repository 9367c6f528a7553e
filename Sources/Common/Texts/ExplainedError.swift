/// An error that people are shown: what failed, on what, and what they can do.
public protocol ExplainedError: Error, CustomStringConvertible {
    var text: Text { get }
}

extension ExplainedError {
    /// In English, for logs and tests.
    public var description: String { text.en }
}

extension Text {
    /// What went wrong. Errors of other libraries speak for themselves.
    public init(_ error: any Error) {
        self = (error as? any ExplainedError)?.text ?? Text(system: error) ?? Text(verbatim: "\(error)")
    }
}
