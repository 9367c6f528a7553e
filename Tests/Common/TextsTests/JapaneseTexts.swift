/// The Japanese texts of a Swift source: what stands behind `ja:`, without the facts that fill it.
struct JapaneseTexts {
    /// With the line each begins on.
    private(set) var texts: [(line: Int, text: String)] = []
    private var rest: Substring
    private var line = 1

    init(source: String) {
        rest = source[...]
        while let range = rest.firstRange(of: "ja: \"") {
            advance(to: range.upperBound)
            let start = line
            var text = literal()
            // One sentence may stand in several literals.
            while let next = rest.prefixMatch(of: /\s*\+\s*"/) {
                advance(to: next.range.upperBound)
                text += literal()
            }
            texts.append((start, text))
        }
    }

    /// What is left of a literal whose quotation mark was read.
    private mutating func literal() -> String {
        var text = ""
        while let letter = rest.popFirst(), letter != "\"" {
            if letter == "\n" { line += 1 }
            guard letter == "\\" else {
                text.append(letter)
                continue
            }
            if rest.popFirst() == "(" { skipInterpolation() }
        }
        return text
    }

    private mutating func skipInterpolation() {
        var depth = 1
        while depth > 0, let letter = rest.popFirst() {
            switch letter {
            case "(": depth += 1
            case ")": depth -= 1
            case "\"": _ = literal()
            default: break
            }
        }
    }

    private mutating func advance(to index: Substring.Index) {
        line += rest[..<index].count { $0 == "\n" }
        rest = rest[index...]
    }
}
