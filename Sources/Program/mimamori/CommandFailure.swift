import Texts

/// Why a command that was called rightly could not do its work; it ends with 1, unlike a `ValidationError`.
struct CommandFailure: ExplainedError {
    var text: Text

    init(_ text: Text) {
        self.text = text
    }

    /// A file that a command was to write.
    init(notWritten path: String, _ error: any Error) {
        self.init(notWritten: Text(verbatim: path), error)
    }

    init(notWritten place: Text, _ error: any Error) {
        self.init(Text(en: "\(place.en) cannot be written: ", ja: "\(place.ja) に書けません。") + error.explanation)
    }
}
