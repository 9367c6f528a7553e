public import Rules

/// Reads `syukujitsu.csv`, the Cabinet Office's table of public holidays: a header, then `2026/5/6,休日` a line.
///
/// Source: https://www8.cao.go.jp/chosei/shukujitsu/gaiyou.html
public enum HolidayReader {
    public static func read(_ text: String, file: String) -> Reading<HolidayCalendar> {
        let table = CSVTable.read(text, file: file)
        var issues = table.issues
        var names: [CalendarDate: String] = [:]
        for row in table.value.rows {
            guard let date = JapaneseDate.date(row.field(0)) else {
                issues.append(
                    DataIssue(
                        .error, file: file, line: row.line,
                        .noDate(row.field(0), example: "2026/5/6")))
                continue
            }
            names[date] = row.field(1)
        }
        return Reading(HolidayCalendar(table: names), issues: issues)
    }
}
