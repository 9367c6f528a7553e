import Foundation
public import Texts

/// The Individual Number (個人番号, "My Number") of a person, which may be kept for purposes of the law only: this product
/// has no field for it, and refuses it wherever people type.
public enum MyNumber {
    /// Whether 12 digits end in the check digit of an Individual Number (総務省令第85号 第五条).
    static func passesCheck(_ digits: some Collection<Int>) -> Bool {
        guard digits.count == 12, let check = digits.reversed().first else { return false }
        // P_n is the digit n places left of the check digit, Q_n its weight.
        let sum = digits.reversed().dropFirst().enumerated().reduce(0) { sum, digit in
            let n = digit.offset + 1
            return sum + digit.element * (n <= 6 ? n + 1 : n - 5)
        }
        let remainder = sum % 11
        return check == (remainder <= 1 ? 0 : 11 - remainder)
    }

    /// Whether a text holds one: 12 digits of any width, together, one by one or in groups of four. Longer numbers and
    /// telephone numbers with a country's code are none.
    public static func isIn(_ text: String) -> Bool {
        // Almost no text has 12 digits, and this is asked of every field.
        guard text.unicodeScalars.lazy.filter({ $0.properties.numericType == .decimal }).count >= 12 else {
            return false
        }
        return runs(text).contains { groups in
            let sizes = Set(groups.map(\.count))
            guard sizes.count == 1, let size = sizes.first, [1, 4, 12].contains(size) else { return false }
            return passesCheck(groups.flatMap(\.self))
        }
    }

    /// Why it is refused. Never repeat the digits beside it.
    public static let refusal = Text(
        en: "12 digits here are an Individual Number (My Number): the law forbids keeping it here. Remove it",
        ja: "個人番号（マイナンバー）が入っています。ここに残すことは、法律で禁じられています。消してください")

    private static let separators = Set(" -‐‑‒–—―−ー・.\t")

    /// Digits with at most one separator between two groups.
    private static func runs(_ text: String) -> [[[Int]]] {
        var runs: [[[Int]]] = []
        var groups: [[Int]] = []
        var group: [Int] = []
        var isAfterPlus = false
        var last: Character?
        func isSeparator(_ letter: Character?) -> Bool { letter.map(separators.contains) ?? false }
        func endRun() {
            if !group.isEmpty { groups.append(group) }
            if !groups.isEmpty, !isAfterPlus { runs.append(groups) }
            (groups, group) = ([], [])
        }
        for letter in text.precomposedStringWithCompatibilityMapping {
            if let digit = letter.wholeNumberValue, letter.isNumber, digit < 10 {
                if group.isEmpty, groups.isEmpty { isAfterPlus = last == "+" }
                group.append(digit)
            } else if isSeparator(letter), !isSeparator(last), !group.isEmpty {
                groups.append(group)
                group = []
            } else {
                endRun()
            }
            last = letter
        }
        endRun()
        return runs
    }
}
