/// Why a recording could not be kept.
public struct RecordingFolderError: Error, Sendable, CustomStringConvertible {
    public var operation: String
    /// The file or folder.
    public var subject: String
    public var reason: String
    /// What the person can do, as a sentence.
    public var remedy: String

    public var description: String {
        "\(operation) failed on \(subject): \(reason); \(remedy)"
    }
}
