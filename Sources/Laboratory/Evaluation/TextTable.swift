import Texts

/// Columns of text, as a terminal shows them (full-width characters take two): the first is aligned left, the others right, each as wide as its widest cell.
struct TextTable {
    var header: [String]
    var rows: [[String]] = []

    var text: String {
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0[column].columns }.max() ?? 0 }
        return all.map { row in
            row.indices.map { column in
                column == 0 ? row[column].padded(to: widths[column]) : row[column].aligned(right: widths[column])
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
