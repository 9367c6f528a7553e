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
        // Almost no field has any, and looking for it costs more than reading the rest of a row.
        let bytes = Substring(self).utf8
        if let first = bytes.first, let last = bytes.last, first.isVisibleASCII, last.isVisibleASCII {
            return String(self)
        }
        return trimmingCharacters(in: .whitespacesAndNewlines)
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

extension UInt8 {
    fileprivate var isVisibleASCII: Bool {
        (0x21...0x7E).contains(self)
    }
}
