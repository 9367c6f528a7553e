import Texts

/// A line of a table that people edit (`words.dict`, `phones.map`): fields with blanks between them.
struct TableLine {
    struct Field {
        var text: String
        /// Counted from 1, in characters.
        var column: Int
    }

    var number: Int
    /// Never empty.
    var fields: [Field]

    var texts: [String] { fields.map(\.text) }

    /// - Parameter field: The number of the field that is wrong, from 0.
    func issue(
        _ severity: GrammarIssue.Severity = .error, at field: Int = 0, in file: GrammarFile, _ message: Text
    ) -> GrammarIssue {
        GrammarIssue(severity, file: file.path, line: number, column: fields[field].column, message)
    }

    init?(_ number: Int, _ text: some StringProtocol) {
        var fields: [Field] = []
        var column = 1
        var isInField = false
        for character in text {
            if character.isWhitespace {
                isInField = false
            } else if isInField {
                fields[fields.count - 1].text.append(character)
            } else {
                fields.append(Field(text: String(character), column: column))
                isInField = true
            }
            column += 1
        }
        guard let first = fields.first?.text, !first.hasPrefix(";;;"), !first.hasPrefix("#") else { return nil }
        (self.number, self.fields) = (number, fields)
    }
}

extension GrammarFile {
    /// The lines of a table without the empty ones and the remarks, which begin with `;;;` or `#`; and what of the file
    /// is not text.
    func tableLines() -> (lines: [TableLine], issues: [GrammarIssue]) {
        guard !text.unicodeScalars.contains("\0") else {
            let message = Text(
                en: "this is no UTF-8 text; save the file as UTF-8", ja: "UTF-8 ではありません。UTF-8 で保存してください")
            return ([], [GrammarIssue(.error, file: path, line: 1, column: 1, message)])
        }
        var issues: [GrammarIssue] = []
        let body = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        let lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap {
            TableLine($0 + 1, $1)
        }.filter { line in
            // What a reader puts in the place of bytes that are no UTF-8.
            guard let field = line.fields.firstIndex(where: { $0.text.contains("\u{FFFD}") }) else { return true }
            let message = Text(
                en: "this line is no UTF-8 text; save the file as UTF-8", ja: "この行は UTF-8 ではありません。UTF-8 で保存してください")
            issues.append(line.issue(at: field, in: self, message))
            return false
        }
        return (lines, issues)
    }
}
