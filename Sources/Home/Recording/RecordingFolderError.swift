public import Texts

/// Why a recording could not be kept.
public struct RecordingFolderError: ExplainedError {
    public var operation: Text
    /// The file or folder.
    public var subject: String
    public var reason: Text
    /// What the person can do, as a sentence.
    public var remedy: Text

    public var text: Text {
        Text(
            en: "\(operation.en) failed on \(subject): \(reason.en); \(remedy.en)",
            ja: "\(operation.ja)ことができませんでした（\(subject)：\(reason.ja)）。\(remedy.ja)")
    }
}
