import Foundation
import Japanese
import Texts

/// Reads the records of a CSV file. A file in which anything is damaged gives none.
enum PeopleTable {
    static func records(_ data: Data, file: String) -> Reading<[PeopleRecord]> {
        let text: String
        do throws(DataError) {
            text = try PeopleText.decode(data, file: file)
        } catch {
            return Reading([], issues: [DataIssue(error)])
        }
        let table = CSVTable.read(text, file: file, quotes: .strict)
        guard table.issues.isEmpty else { return Reading([], issues: table.issues) }
        let secrets = ([table.value.header] + table.value.rows).flatMap { row in
            row.fields.enumerated().filter { MyNumber.isIn($0.element) }.map {
                DataIssue(.error, file: file, line: row.line, column: $0.offset + 1, MyNumber.refusal)
            }
        }
        guard secrets.isEmpty else { return Reading([], issues: secrets) }
        if let separator = otherSeparator(table.value.header) {
            let line = table.value.header.line
            return Reading([], issues: [DataIssue(.error, file: file, line: line, column: 1, separator)])
        }
        let header = columns(table.value)
        guard header.issues.isEmpty else { return Reading([], issues: header.issues) }
        let issues = table.value.rows.flatMap { excess(in: $0, columns: header.value.count, file: file) }
        return Reading(table.value.rows.map { record($0, header.value) }, issues: issues)
    }

    /// What is wrong if a whole first line is one field.
    private static func otherSeparator(_ header: CSVRow) -> Text? {
        guard header.fields.count == 1, let line = header.fields.first,
            let found: Text = line.contains("\t")
                ? Text(en: "tabs", ja: "タブ") : line.contains(";") ? Text(en: "semicolons", ja: "「;」") : nil
        else { return nil }
        return found
            + Text(
                en: " stand between the columns: save the file with commas, as “CSV UTF-8”",
                ja: "で列が分かれています。カンマで分けて、「CSV UTF-8」で保存してください")
    }

    /// What each column is; nil for one without a name.
    private static func columns(_ table: CSVTable) -> Reading<[PeopleColumn?]> {
        var seen: Set<PeopleColumn> = []
        var issues: [DataIssue] = []
        func report(_ index: Int, _ message: Text) {
            issues.append(
                DataIssue(.error, file: table.file, line: table.header.line, column: index + 1, message))
        }
        let columns = table.header.fields.enumerated().map { index, header -> PeopleColumn? in
            guard !header.trimmed.isEmpty else { return nil }
            guard !header.isMyNumberHeader else {
                report(index, .noMyNumberColumn)
                return nil
            }
            guard let column = PeopleColumn(header: header) else {
                report(
                    index,
                    Text(
                        en: "the header “\(header)” is unknown: see mimamori people template",
                        ja: "列の名前「\(header)」はありません。mimamori people template で見てください"))
                return nil
            }
            if !seen.insert(column).inserted {
                report(index, Text(en: "the column “\(header)” is there twice", ja: "列「\(header)」が二つあります"))
            }
            return column
        }
        if issues.isEmpty {
            for field in PeopleField.required where !seen.contains(PeopleColumn(field: field)) {
                report(
                    table.header.fields.count,
                    Text(
                        en: "there is no column “\(field.english)” (\(field.japanese)): add it to the first line",
                        ja: "列「\(field.japanese)」がありません。一行目に書き足してください"))
            }
        }
        return Reading(columns, issues: issues)
    }

    private static func excess(in row: CSVRow, columns: Int, file: String) -> [DataIssue] {
        row.fields.enumerated().dropFirst(columns).first { !$0.element.trimmed.isEmpty }.map {
            DataIssue(
                .error, file: file, line: row.line, column: $0.offset + 1,
                Text(
                    en: "the row has more fields than the first line: put a text with a comma in quotation marks",
                    ja: "一行目より列が多いです。カンマのある文を「\"」で囲んでください"))
        }.map { [$0] } ?? []
    }

    private static func record(_ row: CSVRow, _ columns: [PeopleColumn?]) -> PeopleRecord {
        var record = PeopleRecord(line: row.line)
        for (index, column) in columns.enumerated() {
            guard let column else { continue }
            let text = row.field(index).csvRevived
            guard !text.isEmpty else {
                record.missingColumns[column] = index + 1
                continue
            }
            record.values[column] = PeopleRecord.Value(text: text, line: row.line, column: index + 1)
        }
        return record
    }
}

extension String {
    var isMyNumberHeader: Bool {
        let name = normalized.lowercased()
        return ["個人番号", "マイナンバー", "mynumber", "individualnumber"].contains { name.contains($0) }
    }
}

extension Text {
    static let noMyNumberColumn = Text(
        en: "a column for Individual Numbers (My Number): the law forbids keeping them here. Remove the column",
        ja: "個人番号（マイナンバー）の列です。ここに残すことは、法律で禁じられています。列を消してください")
}

/// The encodings that an office saves a list in, judged strictly: a name must not come out as other letters.
enum PeopleText {
    /// - Returns: The text as whoever typed it sees it.
    static func decode(_ data: Data, file: String) throws(DataError) -> String {
        try letters(data, file: file).tidied
    }

    private static func letters(_ data: Data, file: String) throws(DataError) -> String {
        let bytes = [UInt8](data)
        try refuseOthers(bytes, file)
        let mark = TextDecoding.byteOrderMark(of: bytes)
        if mark > 0 || String(validating: bytes, as: UTF8.self) != nil {
            guard let text = String(validating: bytes.dropFirst(mark), as: UTF8.self) else {
                throw damaged(file, line: lineOfBrokenUTF8(bytes), "UTF-8")
            }
            return text
        }
        if let end = brokenCP932(bytes) {
            throw damaged(file, line: bytes[..<end].count { $0 == 10 } + 1, "UTF-8 / Shift JIS (CP932)")
        }
        return try TextDecoding.text(of: data, file: file)
    }

    private static func refuseOthers(_ bytes: [UInt8], _ file: String) throws(DataError) {
        // In UTF-16 at least the separators have one each.
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        guard !isUTF16, bytes.count(where: { $0 == 0 }) * 20 <= bytes.count else {
            throw DataError(
                file: file, line: 1,
                Text(
                    en: "is UTF-16 or no text at all: save it again as “CSV UTF-8”",
                    ja: "UTF-16 か、文字のファイルではありません。「CSV UTF-8」で保存してください"))
        }
        if let place = bytes.firstIndex(of: 0) {
            throw DataError(
                file: file, line: bytes[..<place].count { $0 == 10 } + 1,
                Text(
                    en: "has a sign that is no letter (NUL): remove it, or save the file again as “CSV UTF-8”",
                    ja: "文字ではない記号（NUL）があります。消すか、「CSV UTF-8」で保存してください"))
        }
        if let place = bytes.firstRange(of: Array("\u{1B}$B".utf8)) ?? bytes.firstRange(of: Array("\u{1B}$@".utf8)) {
            throw DataError(
                file: file, line: bytes[..<place.lowerBound].count { $0 == 10 } + 1,
                Text(
                    en: "is JIS (ISO-2022-JP): save it again as “CSV UTF-8”",
                    ja: "JIS（ISO-2022-JP）です。「CSV UTF-8」で保存してください"))
        }
    }

    private static func damaged(_ file: String, line: Int, _ encoding: String) -> DataError {
        DataError(
            file: file, line: line,
            Text(
                en: "is not \(encoding) text from here on: save it again as “CSV UTF-8”",
                ja: "ここから後ろが \(encoding) ではありません。「CSV UTF-8」で保存してください"))
    }

    private static func lineOfBrokenUTF8(_ bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
    }

    /// The first byte that begins no character.
    private static func brokenCP932(_ bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 || (0xA1...0xDF).contains(byte) {
                index += 1
            } else if index + 1 < bytes.count,
                String(data: Data(bytes[index...index + 1]), encoding: .shiftJIS) != nil
            {
                index += 2
            } else {
                return index
            }
        }
        return nil
    }
}
