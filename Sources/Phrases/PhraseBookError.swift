/// Everything that is wrong in a `phrases.yml`, so that it can be put right in one go.
public struct PhraseBookError: Error, Equatable, CustomStringConvertible {
    public struct Problem: Sendable, Equatable, CustomStringConvertible {
        public var file: String
        /// Counted from 1; nil where the whole file is meant.
        public var line: Int?
        public var column: Int?
        /// What is wrong and what to do about it.
        public var message: String

        /// `phrases.yml:12:7`, as far as it is known.
        public var place: String {
            ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
        }

        public var description: String {
            place + ": " + message
        }
    }

    public var problems: [Problem]

    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
