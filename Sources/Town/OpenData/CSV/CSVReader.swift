import Texts

/// Reads comma-separated text (RFC 4180): quoted fields may hold commas, doubled quotes and line breaks; lines end
/// in LF, CRLF or CR. Blank rows are left out.
public enum CSVReader {
    /// What becomes of a quotation mark in the wrong place.
    public enum Quotes: Sendable {
        /// It is a letter like others.
        case lenient
        /// It is an error with line and column: in a list of people it would move every field after it.
        case strict
    }

    public static func read(_ text: String, file: String, quotes: Quotes = .lenient) -> Reading<[CSVRow]> {
        var kept = CSVRows()
        let issues = forEachRow(of: text.utf8, file: file, quotes: quotes) { kept.append($0) }
        return Reading(kept.rows, issues: issues + kept.issues(file: file))
    }

    /// Hands on one row after the other, so that a file of any length needs the memory of one row, which is bounded itself.
    /// - Parameter bytes: UTF-8, of which only ASCII characters steer the reader.
    /// - Returns: What is wrong with the file.
    static func forEachRow(
        of bytes: some Sequence<UInt8>, file: String, quotes: Quotes = .lenient, _ body: (CSVRow) -> Void
    ) -> [DataIssue] {
        var scanner = CSVScanner()
        func hand(_ row: CSVRow?) {
            guard let row, !row.isBlank else { return }
            body(row)
        }
        for byte in bytes {
            hand(scanner.process(byte))
        }
        let unclosed = scanner.unclosedQuote
        hand(scanner.finish())
        if quotes == .strict, let misplaced = scanner.misplaced {
            return [
                DataIssue(
                    .error, file: file, line: misplaced.place.line, column: misplaced.place.column, misplaced.message)
            ]
        }
        let quote = unclosed.map {
            DataIssue(
                .error, file: file, line: $0.line, column: quotes == .strict ? $0.column : nil,
                Text(
                    en: "a quotation mark opens here and is never closed: everything after it is one field",
                    ja: "この引用符に終わりがありません。後ろが全部一つの欄になります"))
        }
        let overlong = scanner.overlongLine.map {
            DataIssue(
                .error, file: file, line: $0,
                Text(
                    en: "a field is longer than any text, or a row has too many: it is cut off",
                    ja: "欄が長すぎるか、列が多すぎます。後ろを切りました"))
        }
        return [quote, overlong].compactMap(\.self)
    }
}

/// The state between two bytes.
private struct CSVScanner {
    struct Place {
        var line: Int
        /// The number of the field, from 1.
        var column: Int
    }

    private enum State {
        case fieldStart, unquoted, quoted
        /// After a quotation mark inside a quoted field: the end of the field, or the first half of a doubled one.
        case quoteInQuoted
    }

    private enum Sign {
        static let quote = UInt8(ascii: "\"")
        static let comma = UInt8(ascii: ",")
        static let lineFeed = UInt8(ascii: "\n")
        static let carriageReturn = UInt8(ascii: "\r")
    }

    private var fields: [String] = []
    private var field: [UInt8] = []
    private var state = State.fieldStart
    private var line = 1
    private var rowLine = 1
    private var column = 1
    private var opened = Place(line: 1, column: 1)
    private var followsCarriageReturn = false

    /// The line of the first field or row that was cut off.
    private(set) var overlongLine: Int?

    /// The longest field that is kept, in bytes: a file that is no table must not fill the memory.
    private static let longestField = 64 * 1024
    /// The longest row: the widest published table has 62 columns.
    private static let mostFields = 1000

    /// The first place where a quotation mark does not enclose a whole field.
    private(set) var misplaced: (place: Place, message: Text)?

    /// A quotation mark that nothing has closed so far.
    var unclosedQuote: Place? { state == .quoted ? opened : nil }

    /// The row that ends with this byte, if one does.
    mutating func process(_ byte: UInt8) -> CSVRow? {
        defer { followsCarriageReturn = byte == Sign.carriageReturn }
        if byte == Sign.carriageReturn || (byte == Sign.lineFeed && !followsCarriageReturn) {
            line += 1
        }
        switch (state, byte) {
        case (.quoted, Sign.quote):
            state = .quoteInQuoted
        case (.quoted, _):
            append(byte)
        case (.quoteInQuoted, Sign.quote):
            append(byte)
            state = .quoted
        case (.fieldStart, Sign.quote):
            opened = Place(line: line, column: column)
            state = .quoted
        case (_, Sign.comma):
            endField()
        // The second half of a CRLF ends an empty row, which is left out like any other blank one.
        case (_, Sign.lineFeed), (_, Sign.carriageReturn):
            return endRow()
        default:
            if state == .quoteInQuoted { misplace(.afterField) }
            if byte == Sign.quote { misplace(.withinField) }
            append(byte)
            state = .unquoted
        }
        return nil
    }

    mutating func finish() -> CSVRow? {
        guard !fields.isEmpty || !field.isEmpty || state != .fieldStart else { return nil }
        return endRow()
    }

    private mutating func misplace(_ message: @autoclosure () -> Text) {
        if misplaced == nil { misplaced = (Place(line: line, column: column), message()) }
    }

    private mutating func append(_ byte: UInt8) {
        guard field.count < Self.longestField else {
            overlongLine = overlongLine ?? rowLine
            return
        }
        field.append(byte)
    }

    private mutating func endField() {
        if fields.count < Self.mostFields {
            fields.append(String(decoding: field, as: UTF8.self))
        } else {
            overlongLine = overlongLine ?? rowLine
        }
        field.removeAll(keepingCapacity: true)
        state = .fieldStart
        column += 1
    }

    private mutating func endRow() -> CSVRow {
        endField()
        defer {
            fields.removeAll(keepingCapacity: true)
            rowLine = line
            column = 1
        }
        return CSVRow(line: rowLine, fields: fields)
    }
}

extension Text {
    fileprivate static var withinField: Text {
        Text(
            en: "a quotation mark stands within a field: put the field in marks and double this one",
            ja: "欄の中に「\"」があります。欄を「\"」で囲み、中の「\"」は二つ書いてください")
    }

    fileprivate static var afterField: Text {
        Text(en: "something stands after the quotation mark that ends the field", ja: "欄を閉じる「\"」の後ろに、字があります")
    }
}
