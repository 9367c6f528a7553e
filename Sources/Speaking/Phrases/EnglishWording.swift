import Foundation
public import Japanese
public import Rules

/// English as it is said to an older listener: days relative to today, times as the clock is read aloud, telephone
/// numbers digit by digit.
public struct EnglishWording: Wording {
    public let language = "en"

    public init() {}

    public func words(for value: MessageValue) -> String {
        switch value {
        case .name(let name): name.spoken(in: language)
        case .sentences(let text, _): text.byLanguage[language] ?? ""
        case .day(let date, let today): day(date, today: today)
        case .date(let date): self.date(date)
        case .time(let time): self.time(time)
        case .span(let span): self.span(span)
        case .weekday(let weekday): name(of: weekday)
        case .telephone(let number): telephone(number)
        case .number(let number): EnglishNumbers.cardinal(number)
        case .text(let text): text
        case .list(let values): list(values.map(words))
        }
    }

    public func sentence(_ words: String) -> RubyText {
        RubyText(plain: words.prefix(1).uppercased() + words.dropFirst())
    }

    public func unsayable(_ sentence: RubyText) -> [Character] {
        EnglishText.unsayable(sentence.base)
    }

    /// About what a listener of eighty keeps in mind.
    public var turnLength: Int { 20 }

    /// Words. A group of a telephone number's digits is one, as it is taken down as one.
    public func length(of sentence: RubyText) -> Int {
        let digits = Set((0...9).map(EnglishNumbers.cardinal))
        var length = 0
        var follows = false
        for word in sentence.base.lowercased().split(separator: " ") {
            let isDigit = digits.contains(word.trimmingCharacters(in: .punctuationCharacters))
            if !(isDigit && follows) { length += 1 }
            // A comma ends a group.
            follows = isDigit && word.last != ","
        }
        return length
    }

    private func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    private func telephone(_ number: String) -> String {
        number.split(separator: "-")
            .map { group in
                group.map { $0.wholeNumberValue.map(EnglishNumbers.cardinal) ?? String($0) }.joined(separator: " ")
            }
            .joined(separator: ", ")
    }
}

extension LocalizedName {
    /// The name in a language; or else its reading in Latin letters, which an English voice can say; or else in whichever
    /// language there is: a foreign name says more than none.
    func spoken(in language: String) -> String {
        let romanized = language == "ja" ? nil : reading?.applyingTransform(.toLatin, reverse: false)
        return byLanguage[language] ?? romanized ?? byLanguage.sorted { $0.key < $1.key }.first?.value ?? ""
    }
}
