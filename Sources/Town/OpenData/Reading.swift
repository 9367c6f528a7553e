/// What could be read of a file, and what was wrong with the rest.
public struct Reading<Value: Sendable>: Sendable {
    public var value: Value
    public var issues: [DataIssue]

    public init(_ value: Value, issues: [DataIssue] = []) {
        self.value = value
        self.issues = issues
    }
}
