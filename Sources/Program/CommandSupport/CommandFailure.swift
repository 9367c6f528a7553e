package import Texts

/// Why a command that was called rightly could not do its work; it ends with 1, unlike a `ValidationError`.
package struct CommandFailure: ExplainedError {
    package var text: Text

    package init(_ text: Text) {
        self.text = text
    }

    /// A file that a command was to write.
    package init(notWritten path: String, _ error: any Error) {
        self.init(notWritten: Text(verbatim: path), error)
    }

    package init(notWritten place: Text, _ error: any Error) {
        self.init(Text(en: "\(place.en) cannot be written: ", ja: "\(place.ja) に書けません。") + error.explanation)
    }
}
