/// Why the neural model cannot be used: which file, what is wrong with it, what to do.
public struct ModelError: Error, Equatable, CustomStringConvertible {
    public var subject: String
    public var reason: String
    public var remedy: String

    public init(
        subject: String, reason: String, remedy: String = "remove the folder and install it again with scripts/model"
    ) {
        self.subject = subject
        self.reason = reason
        self.remedy = remedy
    }

    public var description: String {
        "reading the neural model failed on \(subject): \(reason); \(remedy)"
    }
}
