import Foundation

/// How alike the labels of two categories are, for finding one category spelt in two ways.
enum LabelSimilarity: Comparable {
    case none
    /// Other words for the same: 可燃ごみ and 燃やすごみ. Two towns, or two years, differ so.
    case meaning
    /// Nearly the same letters: 燃やさなさいごみ and 燃やさないごみ, 可燃性粗大ごみ and 可燃ごみ（粗大ごみ）.
    case letters

    init(_ first: String, _ second: String) {
        let (first, second) = (Label(first), Label(second))
        if first.contradicts(second) {
            self = .none
        } else if first.burns != nil, first.burns == second.burns, !first.isSameWord(as: second) {
            self = .meaning
        } else if first.core == second.core || first.isMisspelling(of: second) {
            self = .letters
        } else {
            self = .none
        }
    }
}

private struct Label {
    let letters: [Character]
    /// Without what every label may end with.
    let core: String

    init(_ label: String) {
        let key = label.labelKey.filter { $0.isLetter || $0.isNumber }
        letters = Array(key)
        var core = key
        while let ending = Self.endings.first(where: { core.hasSuffix($0) && core.count > $0.count }) {
            core.removeLast(ending.count)
        }
        self.core = core
    }

    private static let endings = ["ごみ", "もの", "物", "類", "の日"]

    // MARK: - Letters

    /// A label of four letters bears one that is wrong, added or missing, or its words in another order; a long one several.
    func isMisspelling(of other: Label) -> Bool {
        let (shorter, longer) =
            letters.count < other.letters.count ? (letters, other.letters) : (other.letters, letters)
        if shorter.count == longer.count, shorter.withoutVoicing == longer.withoutVoicing { return true }
        // A label that holds another and more is a part of that category, and no slip: ペットボトル, ペットボトルのふた.
        if longer.count > shorter.count + 1, longer.firstRange(of: shorter) != nil { return false }
        if longer.count >= Self.longLabel { return shared(with: other) >= Self.sharedInLongLabels }
        return longer.count >= 4 && shorter.count >= 3
            && (shorter.isOneSlip(from: longer) || shorter.sorted() == longer.sorted())
    }

    private static let longLabel = 7
    /// Measured on the published sets: what is one category reaches 0.8, what is not stays at 0.72 or below.
    private static let sharedInLongLabels = 0.78

    /// The share of letters that both hold, in any order: 0…1 (Sørensen and Dice).
    private func shared(with other: Label) -> Double {
        let rest = letters.subtracting(other.letters)
        return 2 * Double(letters.count - rest.count) / Double(letters.count + other.letters.count)
    }

    // MARK: - Meaning

    /// Whether its things burn, if the label says just that.
    var burns: Bool? {
        if core.wholeMatch(of: /[燃も](?:や|え)(?:す|せ?る)|[燃も]す|可燃性?/) != nil { return true }
        return core.wholeMatch(of: /[燃も](?:や|え)[させ]?ない|[燃も]さない|不燃性?/) != nil ? false : nil
    }

    /// 燃やす and もやす, but not 燃える.
    func isSameWord(as other: Label) -> Bool {
        core.replacing("燃", with: "も") == other.core.replacing("燃", with: "も")
    }

    /// Whether the two differ by words that exclude each other: they are two categories, however much else is the same.
    func contradicts(_ other: Label) -> Bool {
        if let burns, let others = other.burns, burns != others { return true }
        return differsByNot(other) || other.differsByNot(self)
            || Self.alternatives.contains { words in
                let (own, others) = (words.filter(contains), words.filter(other.contains))
                return !Set(own).subtracting(others).isEmpty && !Set(others).subtracting(own).isEmpty
            }
    }

    private func contains(_ word: String) -> Bool {
        String(letters).contains(word)
    }

    /// As labels write them once they are a key: in hiragana, with びん and かん.
    private static let alternatives = [
        ["可", "不", "非"], ["有", "無"], ["大", "中", "小"], ["新", "古"],
        ["無色", "透明", "茶", "緑", "青", "黒", "白", "赤", "黄", "その他"],
        ["紙", "布", "ぷら", "ぺっと", "かん", "びん", "がらす", "陶", "金属", "木", "草", "革", "ごむ", "電池", "家電", "蛍光", "衣"],
        (0...9).map(String.init), "abcdefgh".map(String.init),
    ]

    /// Whether this label says “not” where the other does not: 燃やせないごみ, 燃やせるごみ.
    private func differsByNot(_ other: Label) -> Bool {
        var own = letters.subtracting(other.letters)
        for letter in "ない" {
            guard let index = own.firstIndex(of: letter) else { return false }
            own.remove(at: index)
        }
        return (own + other.letters.subtracting(letters)).allSatisfy { "るすせさたてえれ".contains($0) }
    }
}

extension [Character] {
    fileprivate var withoutVoicing: String {
        String(
            String.UnicodeScalarView(
                String(self).decomposedStringWithCanonicalMapping.unicodeScalars
                    .filter { !(0x3099...0x309A).contains($0.value) }))
    }

    /// The letters that are left when those of another text are taken away.
    fileprivate func subtracting(_ other: [Character]) -> [Character] {
        other.reduce(into: self) { rest, letter in
            if let index = rest.firstIndex(of: letter) { rest.remove(at: index) }
        }
    }

    /// Whether one letter of the longer text is another, is missing here, or has changed places with its neighbour.
    fileprivate func isOneSlip(from longer: [Character]) -> Bool {
        let start = zip(self, longer).prefix { $0 == $1 }.count
        let (own, others) = (self[start...], longer[start...])
        if count + 1 == longer.count { return own.elementsEqual(others.dropFirst()) }
        guard count == longer.count else { return false }
        return own.dropFirst().elementsEqual(others.dropFirst())
            || own.prefix(2).reversed().elementsEqual(others.prefix(2))
                && own.dropFirst(2).elementsEqual(others.dropFirst(2))
    }
}
