import Texts

/// The rows of a table that are kept in memory: not more of them than a town's table ever has, whatever the file.
struct CSVRows {
    private(set) var rows: [CSVRow] = []
    private var fields = 0
    private var firstLeftOut: Int?

    private static let mostRows = 200_000
    private static let mostFields = 4_000_000

    mutating func append(_ row: CSVRow) {
        guard rows.count < Self.mostRows, fields + row.fields.count <= Self.mostFields else {
            firstLeftOut = firstLeftOut ?? row.line
            return
        }
        fields += row.fields.count
        rows.append(row)
    }

    func issues(file: String) -> [DataIssue] {
        guard let firstLeftOut else { return [] }
        return [
            DataIssue(
                .error, file: file, line: firstLeftOut,
                Text(
                    en:
                        "the table is longer than any of a town, and what follows is left out: see whether this is the right file",
                    ja: "表が長すぎます。ここから後ろは読みません。正しいファイルか見てください")
            )
        ]
    }
}
