import Texts

/// Cuts an `opening_hours` value into words, numbers, remarks and signs.
enum OpeningHoursLexer {
    enum Kind: Equatable {
        case number(Int, digits: Int)
        case word(String)
        case remark
        case sign(Character)
        case end
    }

    struct Token {
        var kind: Kind
        var text: String
        /// Counted from 1.
        var column: Int
    }

    static func tokens(of value: String) throws(OpeningHoursError) -> [Token] {
        let characters = Array(value)
        var tokens: [Token] = []
        var index = 0
        while index < characters.count {
            let start = index
            let character = characters[index]
            func skip(while condition: (Character) -> Bool) {
                while index < characters.count, condition(characters[index]) { index += 1 }
            }
            let kind: Kind
            if character.isWhitespace {
                index += 1
                continue
            } else if isDigit(character) {
                skip(while: isDigit)
                let digits = String(characters[start..<index])
                kind = .number(Int(digits) ?? Int.max, digits: digits.count)
            } else if character.isLetter, character.isASCII {
                skip { $0.isLetter && $0.isASCII }
                kind = .word(String(characters[start..<index]))
            } else if characters[index...].starts(with: movingRestDay) {
                index += movingRestDay.count
                kind = .word(String(characters[start..<index]))
            } else if character == "\"" {
                index += 1
                skip { $0 != "\"" }
                guard index < characters.count else {
                    throw OpeningHoursError(
                        value: value, column: start + 1,
                        message: Text(
                            en: "this remark is never closed: add a quotation mark", ja: "引用符の終わりがありません。書き足してください"))
                }
                index += 1
                kind = .remark
            } else if ";,-+:/[]".contains(character) {
                index += 1
                kind = .sign(character)
            } else {
                throw OpeningHoursError(
                    value: value, column: start + 1,
                    message: Text(
                        en: "“\(character)” is not understood: write it like Mo-Fr 09:00-12:00",
                        ja: "「\(character)」はわかりません。Mo-Fr 09:00-12:00 のように書いてください"))
            }
            tokens.append(Token(kind: kind, text: String(characters[start..<index]), column: start + 1))
        }
        return tokens + [Token(kind: .end, text: "", column: characters.count + 1)]
    }

    /// Our one word beyond the standard, which is ASCII.
    private static let movingRestDay = Array("移動休館")

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }
}
