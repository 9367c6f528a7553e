public import Texts

/// Why the recognizer could not be made or used: the operation, what it was done to, and PocketSphinx's own words.
public struct RecognitionError: ExplainedError {
    /// What kind of failure it is, for callers that act on it.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The acoustic model or a file it needs is not there.
        public static let modelMissing = Code(name: "modelMissing")
        /// A word of the grammar has no pronunciation.
        public static let wordWithoutPronunciation = Code(name: "wordWithoutPronunciation")
        /// The weights of the confidence cannot be read.
        public static let damagedWeights = Code(name: "damagedWeights")
        /// PocketSphinx refused a call.
        public static let decoderFailed = Code(name: "decoderFailed")
    }

    public var code: Code
    /// The call that failed, for example `ps_init`.
    public var operation: Text
    /// What it was done to: a path, a grammar's name.
    public var subject: Text
    /// What the person can do, as a sentence; nil when only the log lines can tell.
    public var remedy: Text?
    /// What PocketSphinx logged as warnings and errors during the call.
    public var logLines: [String]

    public init(code: Code, operation: Text, subject: Text, remedy: Text? = nil, logLines: [String] = []) {
        self.code = code
        self.operation = operation
        self.subject = subject
        self.remedy = remedy
        self.logLines = logLines
    }

    public var text: Text {
        let log = logLines.map { ": \($0)" }.joined()
        return Text(
            en: "\(operation.en) failed on \(subject.en)\(log)" + (remedy.map { ": \($0.en)" } ?? ""),
            ja: "\(operation.ja)ができませんでした（\(subject.ja)\(log)）。" + (remedy.map { "\($0.ja)。" } ?? ""))
    }
}
