import Foundation

extension StringProtocol {
    /// Without space around it, the ideographic space included.
    var trimmed: String {
        trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// For comparing names that people typed: compatibility forms folded (NFKC), without any space.
    var normalized: String {
        precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
    }
}
