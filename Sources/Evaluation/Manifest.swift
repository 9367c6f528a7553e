import Foundation

/// Labelled recordings, one JSON object a line.
public struct Manifest: Sendable, Equatable {
    public var entries: [ManifestEntry]

    /// - Throws: `ManifestError` with every line that cannot be used: figures of the rest would be those of another set.
    public init(_ text: String) throws(ManifestError) {
        var entries: [ManifestEntry] = []
        var issues: [ManifestError.Issue] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        where !line.allSatisfy(\.isWhitespace) {
            do {
                entries.append(try JSONDecoder().decode(ManifestEntry.self, from: Data(line.utf8)))
            } catch {
                issues.append(ManifestError.Issue(line: index + 1, reason: Self.reason(error)))
            }
        }
        if issues.isEmpty, entries.isEmpty {
            issues.append(ManifestError.Issue(line: 1, reason: "there is no recording in it"))
        }
        guard issues.isEmpty else { throw ManifestError(issues: issues) }
        self.entries = entries
    }

    /// One line of a manifest, with its end.
    public static func line(_ entry: ManifestEntry) throws -> String {
        try entry.jsonLine() + "\n"
    }

    /// What is wrong with a line, in words that do not presume to know Swift's decoder.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _):
            "“\(key.stringValue)” is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            context.codingPath.isEmpty
                ? "a line is a JSON object"
                : "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” is no text where one is needed"
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            context.debugDescription
        default:
            "this is no JSON object"
        }
    }
}
