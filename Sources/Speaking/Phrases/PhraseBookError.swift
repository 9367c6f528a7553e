public import Texts

/// Everything that is wrong in a `phrases.yml`, so that it can be put right in one go.
public struct PhraseBookError: ExplainedError, Equatable {
    public struct Problem: Sendable, Equatable {
        public var file: String
        /// Counted from 1; nil where the whole file is meant.
        public var line: Int?
        public var column: Int?
        /// What is wrong and what to do about it.
        public var message: Text

        /// `phrases.yml:12:7`, as far as it is known.
        public var place: String {
            ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
        }

        public var text: Text {
            Text(verbatim: place + ": ") + message
        }
    }

    public var problems: [Problem]

    public var text: Text {
        problems.map(\.text).joined(separator: "\n")
    }
}
