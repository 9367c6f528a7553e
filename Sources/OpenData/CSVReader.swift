/// Reads comma-separated text (RFC 4180): quoted fields may hold commas, doubled quotes and line breaks; lines end
/// in LF, CRLF or CR. Blank rows are left out.
public enum CSVReader {
    public static func read(_ text: String, file: String) -> Reading<[CSVRow]> {
        var scanner = CSVScanner()
        for scalar in text.unicodeScalars {
            scanner.process(scalar)
        }
        let unclosed = scanner.finish()
        let issues = unclosed.map { line in
            [
                DataIssue(
                    .error, file: file, line: line,
                    "a quotation mark opens here and is never closed: everything after it is one field")
            ]
        }
        return Reading(scanner.rows.filter { !$0.isBlank }, issues: issues ?? [])
    }
}

/// The state between two characters.
private struct CSVScanner {
    private enum State {
        case fieldStart, unquoted, quoted
        /// After a quotation mark inside a quoted field: the end of the field, or the first half of a doubled one.
        case quoteInQuoted
    }

    private(set) var rows: [CSVRow] = []
    private var fields: [String] = []
    private var field = String.UnicodeScalarView()
    private var state = State.fieldStart
    private var line = 1
    private var rowLine = 1
    private var quoteLine = 1
    private var followsCarriageReturn = false

    mutating func process(_ scalar: Unicode.Scalar) {
        defer { followsCarriageReturn = scalar == "\r" }
        if scalar == "\r" || (scalar == "\n" && !followsCarriageReturn) {
            line += 1
        }
        switch (state, scalar) {
        case (.quoted, "\""):
            state = .quoteInQuoted
        case (.quoted, _):
            field.append(scalar)
        case (.quoteInQuoted, "\""):
            field.append(scalar)
            state = .quoted
        case (.fieldStart, "\""):
            quoteLine = line
            state = .quoted
        case (_, ","):
            endField()
        // The second half of a CRLF ends an empty row, which is left out like any other blank one.
        case (_, "\n"), (_, "\r"):
            endRow()
        default:
            field.append(scalar)
            state = .unquoted
        }
    }

    /// The line of a quotation mark that is never closed, if there is one.
    mutating func finish() -> Int? {
        let unclosed = state == .quoted ? quoteLine : nil
        if !fields.isEmpty || !field.isEmpty || state != .fieldStart {
            endRow()
        }
        return unclosed
    }

    private mutating func endField() {
        fields.append(String(field))
        field.removeAll()
        state = .fieldStart
    }

    private mutating func endRow() {
        endField()
        rows.append(CSVRow(line: rowLine, fields: fields))
        fields.removeAll()
        rowLine = line
    }
}
