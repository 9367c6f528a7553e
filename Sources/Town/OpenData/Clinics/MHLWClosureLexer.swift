import Foundation
import Rules

/// Cuts the closed days of a clinic, as people type them, into numbers, words and signs.
struct MHLWClosureLexer {
    enum Kind: Equatable {
        case number(Int, digits: Int)
        /// What a number counts, directly after it.
        case unit(Unit)
        case slash, wideSlash, dot, colon, dash
        case comma, middot, space, lineBreak, bracket, endOfBracket
        case word(MHLWClosureWord)
        /// What no part of the reader knows.
        case unread
    }

    enum Unit: String {
        case year = "年", month = "月", day = "日", hour = "時", minute = "分", days = "日間", weeks = "週間"
    }

    struct Token {
        var kind: Kind
        var text: String
    }

    private let characters: [Character]
    private var index = 0
    private var tokens: [Token] = []

    private init(_ text: String) {
        characters = Array(Self.folded(text))
    }

    static func tokens(of text: String) -> [Token] {
        var lexer = MHLWClosureLexer(text)
        while lexer.index < lexer.characters.count {
            lexer.tokens.append(lexer.next())
        }
        return lexer.tokens
    }

    // MARK: - One spelling

    /// A sign that no text has: NFKC folds the full-width slash, which may end a line, into the slash of dates.
    private static let wideSlash: Character = "\u{E000}"
    /// Line breaks as programs write them into a field, in capital letters.
    private static let lineBreaks = [
        "<BR>", "<BR/>", "<BR />", "</BR>", "\\R\\N", "\\N", "\\R", "¥N", "_X000D_", "&#10;", "&#13;", "(改行)",
    ]

    private static func folded(_ text: String) -> String {
        let numbered = text.contains("第") ? text : withoutItemNumbers(text)
        let folded = numbered.replacing("／", with: String(wideSlash)).normalizedKeepingLines.uppercased()
            .replacing("&NBSP;", with: " ").replacing("&AMP;", with: "&").replacing("&LT;", with: "<")
            .replacing("&GT;", with: ">")
        return lineBreaks.reduce(folded) { $0.replacing($1, with: "\n") }
            .replacing(/([0-9]) *([\/\x{E000}]) *(?=[0-9])/) { "\($0.output.1)\($0.output.2)" }
    }

    /// NFKC would make ①8/13 the eighteenth.
    private static func withoutItemNumbers(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { (0x2460...0x249B).contains($0.value) ? "\n" : $0 }))
    }

    // MARK: - Tokens

    private mutating func next() -> Token {
        let start = index
        let kind = unit() ?? word() ?? number() ?? sign()
        return Token(kind: kind, text: String(characters[start..<index]).replacing(String(Self.wideSlash), with: "／"))
    }

    /// A unit after a number, which may stand apart: `8 月 13 日`.
    private mutating func unit() -> Kind? {
        guard case .number = tokens.last?.kind else { return nil }
        let isOrdinal = tokens.dropLast().last?.kind == .word(.ordinal)
        var place = index
        while place < characters.count, characters[place] == " " || characters[place] == "　" { place += 1 }
        for length in [2, 1] where place + length <= characters.count {
            guard let unit = Unit(rawValue: String(characters[place..<place + length])) else { continue }
            let following = place + length < characters.count ? characters[place + length] : " "
            // 第2日曜 names a weekday, and 3時間 is no time.
            if following == "曜" || isOrdinal && (unit == .month || unit == .day) { return nil }
            if unit == .hour, following == "間" { return nil }
            // 15 年末年始
            if place > index, following.unicodeScalars.contains(where: \.properties.isIdeographic) { return nil }
            index = place + length
            return .unit(unit)
        }
        return nil
    }

    private mutating func word() -> Kind? {
        let maximum = MHLWClosureWord.maximumLengths[characters[index]] ?? 0
        for length in stride(from: min(maximum, characters.count - index), to: 0, by: -1) {
            if let kind = MHLWClosureWord.table[String(characters[index..<index + length])] {
                // The と of ことがあります.
                if kind == .comma, tokens.last?.kind == .unread { continue }
                // The 日 of 検査日.
                if case .word(.weekdays) = kind, length == 1, tokens.last?.kind == .unread { continue }
                if kind == .word(.reiwa) || kind == .word(.heisei), length == 1, !isDigit(index + 1) { continue }
                index += length
                return kind
            }
        }
        return nil
    }

    private mutating func number() -> Kind? {
        let start = index
        while isDigit(index) { index += 1 }
        if index > start {
            return .number(Int(String(characters[start..<index])) ?? Int.max, digits: index - start)
        }
        return kanjiNumber()
    }

    /// 十二 of 十二月, or the 二 of 第二. Elsewhere kanji numerals are parts of words.
    private mutating func kanjiNumber() -> Kind? {
        var end = index
        while end < characters.count, Self.numerals.contains(characters[end]) || characters[end] == "十" { end += 1 }
        guard end > index else { return nil }
        let isCounted = end < characters.count && "年月日時分週".contains(characters[end])
        guard isCounted || tokens.last?.kind == .word(.ordinal) else { return nil }
        let value = Self.value(of: characters[index..<end])
        index = end
        return .number(value, digits: String(value).count)
    }

    private static let numerals = Array("〇一二三四五六七八九")

    private static func value(of numerals: ArraySlice<Character>) -> Int {
        let parts = numerals.split(separator: "十", omittingEmptySubsequences: false).map { part in
            part.reduce(0) { $0 &* 10 &+ (Self.numerals.firstIndex(of: $1) ?? 0) }
        }
        guard parts.count == 2 else { return parts[0] }
        return (numerals.first == "十" ? 1 : parts[0]) * 10 + parts[1]
    }

    private mutating func sign() -> Kind {
        let character = characters[index]
        let isBetweenDigits = index > 0 && isDigit(index - 1) && isDigit(index + 1)
        index += 1
        switch character {
        case Self.wideSlash: return .wideSlash
        case "/": return .slash
        case ".":
            guard characters.indices.contains(index), characters[index] == "." else { return .dot }
            while characters.indices.contains(index), characters[index] == "." { index += 1 }
            return .dash
        case ":": return isBetweenDigits ? .colon : .space
        case "=", "'", "’", "\"", "”", "“": return .space
        case "~", "〜", "-", "–", "—", "−", "‐", "‑", "―", "ー", "→", "⇒", "∼", "⁓": return .dash
        case ",", "、", "&", "+": return .comma
        case "・", "·", "•", "‧": return .middot
        case "\n", "\r", "\r\n", ";", "。", "|", "※", "*", "■", "◆", "●", "○", "★", "☆", "▼", "▲", "◎", "◇", "□", "◯",
            "▶":
            return .lineBreak
        case "(", "[", "【", "「", "『", "<", "〈", "《", "{", "〔": return .bracket
        case ")", "]", "】", "」", "』", ">", "〉", "》", "}", "〕": return .endOfBracket
        default: return character.isWhitespace ? .space : .unread
        }
    }

    private func isDigit(_ index: Int) -> Bool {
        characters.indices.contains(index) && characters[index].isASCII && characters[index].isNumber
    }
}
