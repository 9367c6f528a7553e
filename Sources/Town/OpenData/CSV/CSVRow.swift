/// One record of a CSV file.
public struct CSVRow: Sendable, Equatable {
    /// Where it begins, counted from 1. A quoted field may hold line breaks, so rows and lines differ.
    public var line: Int
    public var fields: [String]

    public init(line: Int, fields: [String]) {
        self.line = line
        self.fields = fields
    }

    /// A field without the space around it; empty where the row is too short.
    public func field(_ index: Int) -> String {
        fields.indices.contains(index) ? fields[index].trimmed : ""
    }

    public var isBlank: Bool {
        fields.allSatisfy { $0.trimmed.isEmpty }
    }
}

extension String {
    /// As a field of a CSV file (RFC 4180), in quotation marks only if it must be.
    public var csvField: String {
        contains { $0 == "," || $0 == "\"" || $0.isNewline } ? csvQuoted : self
    }

    /// As a field in quotation marks.
    public var csvQuoted: String { "\"\(replacing("\"", with: "\"\""))\"" }

    /// With an apostrophe before what a spreadsheet would compute: it takes the cell for text.
    public var csvDefused: String { isFormula ? "'" + self : self }

    /// What was defused.
    public var csvRevived: String { first == "'" && isFormula ? String(dropFirst()) : self }

    /// Also behind apostrophes, so that every text comes back as it was.
    private var isFormula: Bool {
        drop { $0 == "'" }.first.map { "=+-@＝＋－＠\t\r\r\n".contains($0) } ?? false
    }
}
