import Texts

/// Cuts a JSGF file into tokens. Comments and white space are dropped; what cannot be read is an issue, and reading
/// goes on behind it.
struct JSGFLexer {
    private let characters: [Character]
    private var index = 0
    private var location: SourceLocation
    private(set) var issues: [GrammarIssue] = []

    private static let symbols: Set<Character> = [";", "=", "|", "*", "+", "(", ")", "[", "]"]
    private static let wordEnds = symbols.union(["<", ">", "{", "}", "/", "\""])

    init(_ file: GrammarFile) {
        characters = Array(file.text)
        location = SourceLocation(file: file.path, line: 1, column: 1)
        if characters.first == "\u{FEFF}" {
            index = 1
        }
        readHeader()
    }

    /// Every token of the file; the last is `endOfFile`.
    mutating func tokens() -> [JSGFToken] {
        var tokens: [JSGFToken] = []
        while true {
            skipBlanks()
            let start = location
            guard let character = peek() else {
                return tokens + [JSGFToken(kind: .endOfFile, location: start, end: start)]
            }
            if let kind = readToken(from: character) {
                tokens.append(JSGFToken(kind: kind, location: start, end: location))
            }
        }
    }

    // MARK: - Characters

    private func peek(_ offset: Int = 0) -> Character? {
        index + offset < characters.count ? characters[index + offset] : nil
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < characters.count {
            if characters[index].isNewline {
                location.line += 1
                location.column = 1
            } else {
                location.column += 1
            }
            index += 1
        }
    }

    private mutating func take(while condition: (Character) -> Bool) -> String {
        var taken = ""
        while let character = peek(), condition(character) {
            taken.append(character)
            advance()
        }
        return taken
    }

    // MARK: - Header, blanks and comments

    /// `#JSGF V1.0 [encoding] [locale];`
    private mutating func readHeader() {
        let start = location
        let header = take { !$0.isNewline && $0 != ";" }
        let fields = header.split(whereSeparator: \.isWhitespace)
        guard fields.first == "#JSGF", fields.count >= 2, fields[1].lowercased() == "v1.0", peek() == ";" else {
            issues.append(
                start.error(en: "a JSGF file begins with the line '#JSGF V1.0;'", ja: "一行目は '#JSGF V1.0;' です"))
            if fields.first?.hasPrefix("#") != true {
                index = characters.first == "\u{FEFF}" ? 1 : 0
                location = start
            }
            return
        }
        advance()
    }

    private mutating func skipBlanks() {
        while let character = peek() {
            if character.isWhitespace {
                advance()
            } else if character == "/", peek(1) == "/" {
                _ = take { !$0.isNewline }
            } else if character == "/", peek(1) == "*" {
                skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() {
        let start = location
        advance(2)
        while peek() != nil {
            if peek() == "*", peek(1) == "/" {
                advance(2)
                return
            }
            advance()
        }
        issues.append(start.error(en: "this comment has no end; close it with '*/'", ja: "説明がとじていません。'*/' でとじてください"))
    }

    // MARK: - Tokens

    private mutating func readToken(from character: Character) -> JSGFToken.Kind? {
        switch character {
        case "<": return readRuleName()
        case "{": return readTag()
        case "\"": return readQuoted()
        case "/": return readWeight()
        case ">", "}":
            issues.append(location.error(en: "'\(character)' closes nothing", ja: "'\(character)' の前に、開くかっこがありません"))
            advance()
            return nil
        case _ where Self.symbols.contains(character):
            advance()
            return .symbol(character)
        default:
            return .word(take { !$0.isWhitespace && !Self.wordEnds.contains($0) })
        }
    }

    private mutating func readRuleName() -> JSGFToken.Kind? {
        let start = location
        advance()
        let name = take { !$0.isNewline && !"<>;={".contains($0) }
        guard peek() == ">" else {
            issues.append(
                start.error(en: "this rule name has no end; close it with '>'", ja: "きまりの名前がとじていません。'>' でとじてください"))
            skipToStatementEnd()
            return nil
        }
        advance()
        let words = name.split(whereSeparator: \.isWhitespace)
        guard words.count == 1 else {
            issues.append(
                start.error(
                    en: "<\(name)> is no rule name; it must be one word", ja: "<\(name)> は名前ではありません。一つのことばで書いてください"))
            return nil
        }
        return .ruleName(String(words[0]))
    }

    private mutating func readTag() -> JSGFToken.Kind? {
        readEnclosed(
            by: "}", problem: Text(en: "this tag has no end; close it with '}'", ja: "しるしがとじていません。'}' でとじてください")
        ) { $0 != "{" }.map { .tag($0) }
    }

    private mutating func readQuoted() -> JSGFToken.Kind? {
        readEnclosed(
            by: "\"",
            problem: Text(
                en: "this quoted text has no end on its line; close it with '\"'", ja: "行の中で引用がとじていません。'\"' でとじてください")
        ) { !$0.isNewline }
        .map { .quoted($0) }
    }

    /// Reads to the closing mark; a backslash takes the next character as it is.
    /// - Parameter belongs: False for a character before which the closing mark must have come.
    private mutating func readEnclosed(
        by end: Character, problem: Text, while belongs: (Character) -> Bool
    ) -> String? {
        let start = (index, location)
        advance()
        var text = ""
        while let character = peek(), belongs(character) {
            if character == end {
                advance()
                return text
            }
            if character == "\\", let escaped = peek(1), !escaped.isNewline {
                text.append(escaped)
                advance(2)
            } else {
                text.append(character)
                advance()
            }
        }
        (index, location) = start
        issues.append(location.error(problem))
        skipToStatementEnd()
        return nil
    }

    private mutating func readWeight() -> JSGFToken.Kind? {
        let start = location
        advance()
        let text = take { !$0.isNewline && !"/;|=<".contains($0) }
        guard peek() == "/" else {
            issues.append(
                start.error(en: "this weight has no end; a weight is written /0.5/", ja: "重みがとじていません。/0.5/ のように書いてください")
            )
            return nil
        }
        advance()
        return .weight(text)
    }

    /// Behind something unclosed the rest of its statement means nothing, but the next statement may be sound.
    private mutating func skipToStatementEnd() {
        _ = take { $0 != ";" && !$0.isNewline }
    }
}
