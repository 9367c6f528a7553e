import Foundation
import Texts

/// Finds what is wrong with a telephone number of Japan that somebody typed.
enum TelephoneLint {
    struct Finding: Equatable {
        var severity: DataIssue.Severity
        var message: Text
    }

    /// Numbers that are for emergencies and other calls to whoever is near.
    private static let shared: Set<String> = ["110", "118", "119", "171", "188", "189"]
    /// Mobile telephones and those of the internet have one digit more than others.
    private static let longPrefixes = ["020", "050", "060", "070", "080", "090"]

    static func finding(_ number: String) -> Finding? {
        guard !number.trimmed.isEmpty else {
            return Finding(
                severity: .error,
                message: Text(
                    en: "the telephone number is empty: write it, as 0242-00-1000",
                    ja: "電話番号がありません。0242-00-1000 のように書いてください"))
        }
        guard isWellFormed(number) else { return malformed(number) }
        return doubt(number)
    }

    private static func malformed(_ number: String) -> Finding {
        let repair = corrected(number)
        let example = isWellFormed(repair) && doubt(repair) == nil ? repair : "0242-00-1000"
        return Finding(
            severity: .error,
            message: Text(
                en: "“\(number)” is no telephone number: write digits and hyphens only, as “\(example)”",
                ja: "「\(number)」は電話番号ではありません。「\(example)」のように、数字とハイフンだけで書いてください"))
    }

    private static func doubt(_ number: String) -> Finding? {
        let digits = number.filter(\.isNumber)
        if shared.contains(digits) {
            return Finding(
                severity: .warning,
                message: Text(
                    en: "“\(number)” is not a number of this place only: write its direct number",
                    ja: "「\(number)」は、ここだけの番号ではありません。直通の番号を書いてください"))
        }
        let length = longPrefixes.contains { digits.hasPrefix($0) } ? 11 : 10
        guard digits.count != length || !digits.hasPrefix("0") || digits.hasPrefix("00") else { return nil }
        return Finding(
            severity: .warning,
            message: Text(
                en: "“\(number)” looks wrong: it has \(digits.count) digits, and a number has 10 (mobile ones 11) "
                    + "and begins with one 0. Compare it with the original",
                ja: "「\(number)」は \(digits.count) けたです。電話番号は 0 で始まる 10 けた（携帯は 11 けた）です。元の番号と比べてください"))
    }

    private static func isWellFormed(_ number: String) -> Bool {
        number.split(separator: "-", omittingEmptySubsequences: false)
            .allSatisfy { part in !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    /// Other widths, dashes, brackets and the country's code as digits and hyphens.
    static func corrected(_ number: String) -> String {
        let separators = Set("‐‑‒–—―−ーｰ()[]/.・ ")
        let typed = number.normalizedKeepingLines
        // A regex is built anew each time: only for what has the country's code.
        let national = typed.hasPrefix("+81") ? typed.replacing(/^\+81[\s-]*(\(0\))?/, with: "0") : typed
        return
            national
            .split { $0 == "-" || separators.contains($0) }
            .joined(separator: "-")
    }
}
