import Rules

/// One row of the facility file. The flags are the reverse of their columns' names: 0 is closed, 1 is open.
struct MHLWFacility {
    struct Columns {
        var id: Int
        var name: Int
        var kana: Int?
        /// Monday to Sunday.
        var weekly: [Int]
        /// First to fifth week, Monday to Sunday each.
        var ordinals: [[Int]]
        var holiday: Int?
        var others: Int?

        /// Nil where a column is missing without which nothing can be said.
        init?(_ table: CSVTable) {
            let names = Weekday.allCases.map(\.japaneseName)
            guard let id = table.column("ID"), let name = table.column("正式名称") else { return nil }
            weekly = names.compactMap { table.column("毎週決まった曜日に休診（\($0)）") }
            ordinals = (1...5).map { week in
                names.compactMap { table.column("決まった週に休診（定期週）第\(week)週（\($0)）") }
            }
            guard weekly.count == names.count, ordinals.allSatisfy({ $0.isEmpty || $0.count == names.count }) else {
                return nil
            }
            (self.id, self.name) = (id, name)
            kana = table.column("正式名称（フリガナ）")
            holiday = table.column("祝日に休診")
            others = table.column("その他の休診日（gw、お盆等）", "その他の休診日")
        }
    }

    var id: String
    var name: LocalizedName
    /// The weekdays that are flagged as open.
    var openWeekdays: Set<Weekday>
    /// The weeks of the month in which an open weekday is closed.
    var closedOrdinals: [Weekday: Set<Int>]
    /// Nil where the file does not say.
    var isOpenOnHolidays: Bool?
    /// Other closed days, as typed.
    var others: String
    var line: Int

    init(_ row: CSVRow, _ columns: Columns) {
        id = row.field(columns.id)
        name = LocalizedName(
            ["ja": row.field(columns.name), "ja-Hrkt": columns.kana.map(row.field) ?? ""].filter { !$0.value.isEmpty })
        let isOpen = { (column: Int) in row.field(column) == "1" }
        let open = Set(zip(Weekday.allCases, columns.weekly).filter { isOpen($1) }.map(\.0))
        openWeekdays = open
        closedOrdinals = columns.ordinals.enumerated().reduce(into: [:]) { closed, week in
            for (weekday, column) in zip(Weekday.allCases, week.element)
            where open.contains(weekday) && row.field(column) == "0" {
                closed[weekday, default: []].insert(week.offset + 1)
            }
        }
        isOpenOnHolidays = columns.holiday.flatMap { ["0": false, "1": true][row.field($0)] }
        others = columns.others.map(row.field) ?? ""
        line = row.line
    }
}
