import Foundation

extension String {
    /// The path of a file in this folder; the folder with an empty path is the one that paths begin in.
    func path(of file: String) -> String {
        isEmpty ? file : "\(self)/\(file)"
    }
}

extension StringProtocol {
    /// Without space around it, the ideographic space included.
    var trimmed: String {
        trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Compatibility forms folded (NFKC), spaces and line breaks kept.
    var normalizedKeepingLines: String {
        // On Linux the compatibility mapping leaves half-width voiced kana (ﾃﾞ) in two pieces.
        precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
    }

    /// For comparing names that people typed: compatibility forms folded (NFKC), without any space.
    var normalized: String {
        normalizedKeepingLines.filter { !$0.isWhitespace }
    }
}
