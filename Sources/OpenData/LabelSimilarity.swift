/// How alike two names are, for finding one thing spelt in two ways: 可燃性粗大ごみ and 可燃ごみ（粗大ごみ）.
enum LabelSimilarity {
    /// Above it two labels are taken for one. Measured on the published sets: what is one category reaches 0.8, what is
    /// not stays at 0.72 or below.
    static let sameCategory = 0.75

    /// The share of letters that both hold, in any order: 0…1 (Sørensen and Dice).
    static func of(_ first: String, _ second: String) -> Double {
        let first = letters(first)
        var rest = letters(second)
        let total = first.count + rest.count
        guard total > 0 else { return 0 }
        let shared = first.count { letter in
            guard let index = rest.firstIndex(of: letter) else { return false }
            rest.remove(at: index)
            return true
        }
        return 2 * Double(shared) / Double(total)
    }

    private static func letters(_ label: String) -> [Character] {
        label.normalized.filter(\.isLetter)
    }
}
