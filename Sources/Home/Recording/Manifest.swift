import Foundation
import Texts

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
            issues.append(
                ManifestError.Issue(line: 1, reason: Text(en: "there is no recording in it", ja: "録音が一つもありません")))
        }
        guard issues.isEmpty else { throw ManifestError(issues: issues) }
        self.entries = entries
    }

    /// One line of a manifest, with its end.
    public static func line(_ entry: ManifestEntry) throws -> String {
        try entry.jsonLine() + "\n"
    }

    /// What is wrong with a line, in words that do not presume to know Swift's decoder.
    private static func reason(_ error: any Error) -> Text {
        switch error {
        case DecodingError.keyNotFound(let key, _):
            Text(en: "“\(key.stringValue)” is missing", ja: "「\(key.stringValue)」がありません")
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            context.codingPath.isEmpty
                ? Text(en: "a line is a JSON object", ja: "一行に JSON を一つ書きます")
                : Text(
                    en: "“\(Self.path(context))” is no text where one is needed", ja: "「\(Self.path(context))」には、字を書きます"
                )
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            Text(verbatim: context.debugDescription)
        default:
            Text(en: "this is no JSON object", ja: "JSON ではありません")
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        context.codingPath.map(\.stringValue).joined(separator: ".")
    }
}
