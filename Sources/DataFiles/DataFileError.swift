/// Why a file that people edit could not be found or read.
public struct DataFileError: Error, Sendable, CustomStringConvertible {
    /// The file, folder or name.
    public var subject: String
    public var reason: String
    /// What the person can do, as a sentence.
    public var remedy: String

    public init(subject: String, reason: String, remedy: String) {
        self.subject = subject
        self.reason = reason
        self.remedy = remedy
    }

    public var description: String {
        "\(subject): \(reason); \(remedy)"
    }
}
