import Foundation
import Rules
import Texts

/// One time slot of a department on one day.
struct MHLWSlot {
    enum Day: Hashable {
        case weekday(Weekday)
        case holiday
    }

    var facility: String
    var department: String
    var day: Day
    var hours: TimeSpan
    var reception: TimeSpan?
    var line: Int
}

/// Reads `02-2_clinic_speciality_hours_….csv`: a row for each department and slot, four times for each day. Times that no
/// clinic has are left out, each with its class.
enum MHLWSlotReader {
    /// 救急科: it is open when nobody may just walk in.
    private static let emergencyDepartment = "09010"

    private struct Columns {
        var from: Int
        var to: Int
        var receptionFrom: Int?
        var receptionTo: Int?
    }

    struct Slots {
        var slots: [MHLWSlot] = []
        /// Facility to the days of which a time was left out: what remains of them is not all.
        var rejected: [String: Set<MHLWSlot.Day>] = [:]
    }

    static func read(_ data: Data, file: String, ids: Set<String>) -> Reading<Slots> {
        let table = CSVTable.read(data, file: file, where: "ID", isOneOf: ids)
        var issues = table.issues
        guard let id = table.value.column("ID"), let code = table.value.column("診療科目コード"),
            let name = table.value.column("診療科目名")
        else { return Reading(Slots(), issues: issues + [table.value.missingColumn("ID, 診療科目コード or 診療科目名")]) }
        let days = Weekday.allCases.map { (MHLWSlot.Day.weekday($0), $0.japaneseName) } + [(.holiday, "祝")]
        let columns = days.compactMap { day, name in Self.columns(name, of: table.value).map { (day, name, $0) } }
        var slots = Slots()
        for row in table.value.rows where row.field(code) != emergencyDepartment {
            for (day, dayName, columns) in columns
            where !row.field(columns.from).isEmpty || !row.field(columns.to).isEmpty {
                let hours = span(row, columns.from, columns.to)
                if let problem = problem(hours) {
                    issues.append(
                        DataIssue(
                            .warning, file: file, line: row.line,
                            Text(
                                verbatim:
                                    "\(row.field(name)), \(dayName): \(row.field(columns.from))-\(row.field(columns.to)) "
                            )
                                + problem
                                + Text(en: ". It is answered with “please telephone”", ja: "。「電話してください」と答えます")))
                    slots.rejected[row.field(id), default: []].insert(day)
                    continue
                }
                guard let hours else { continue }
                let reception = columns.receptionFrom.flatMap { from in
                    columns.receptionTo.flatMap { span(row, from, $0) }
                }
                slots.slots.append(
                    MHLWSlot(
                        facility: row.field(id), department: row.field(name), day: day, hours: hours,
                        reception: reception.flatMap { problem($0) == nil ? $0 : nil }, line: row.line))
            }
        }
        return Reading(slots, issues: issues)
    }

    private static func columns(_ day: String, of table: CSVTable) -> Columns? {
        guard let from = table.column("\(day)_診療開始時間"), let to = table.column("\(day)_診療終了時間") else { return nil }
        return Columns(
            from: from, to: to, receptionFrom: table.column("\(day)_外来受付開始時間"),
            receptionTo: table.column("\(day)_外来受付終了時間"))
    }

    private static func span(_ row: CSVRow, _ from: Int, _ to: Int) -> TimeSpan? {
        guard let from = TimeOfDay(row.field(from)), let to = TimeOfDay(row.field(to)) else { return nil }
        return TimeSpan(from: from, to: to < from ? to + TimeOfDay.endOfDay.minutes : to)
    }

    /// Why no clinic has such a time. The limits were counted over the published files: see the project's notes on
    /// nyampire/jp-healthcare-osm.
    private static func problem(_ span: TimeSpan?) -> Text? {
        guard let span else { return Text(en: "is no pair of times", ja: "は時刻の組ではありません") }
        let earliest = TimeOfDay(minutes: 6 * 60)
        let latest = TimeOfDay(minutes: 23 * 60)
        let longest = 18 * 60
        if span.from == span.to { return Text(en: "begins and ends at the same time", ja: "は始まりと終わりが同じです") }
        if span.from == .midnight, span.to == TimeOfDay(minutes: 24 * 60 - 1) {
            return Text(en: "is a whole day", ja: "は一日中です")
        }
        if span.from < earliest { return Text(en: "begins before six", ja: "は六時より前に始まります") }
        if span.to.minutes - span.from.minutes >= longest {
            return Text(en: "lasts eighteen hours or more", ja: "は十八時間以上です")
        }
        if span.to > latest, span.to < .endOfDay { return Text(en: "ends after eleven at night", ja: "は夜十一時より後に終わります") }
        return nil
    }
}
