extension String {
    /// As a field of a CSV file (RFC 4180), in quotation marks only if it must be.
    public var csvField: String {
        contains { $0 == "," || $0 == "\"" || $0.isNewline } ? csvQuoted : self
    }

    /// As a field in quotation marks.
    public var csvQuoted: String { "\"\(replacing("\"", with: "\"\""))\"" }
}
