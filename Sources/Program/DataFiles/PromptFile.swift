public import Foundation
import Texts

/// Sentences that people are asked to say, one a line; empty lines and those that begin with `#` are left out.
public enum PromptFile {
    /// - Throws: `DataFileError` when it cannot be read or has no sentence.
    public static func sentences(at url: URL) throws -> [String] {
        let sentences = try lines(at: url)
        guard !sentences.isEmpty else {
            throw DataFileError(
                subject: url.relativePath, reason: Text(en: "there is no sentence in it", ja: "文がありません"),
                remedy: Text(en: "write one on each line", ja: "一行に一つ書いてください"))
        }
        return sentences
    }

    static func lines(at url: URL) throws -> [String] {
        try String(readingText: url)
            .split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }
}
