public import Rules
public import Texts

/// The garbage calendar of one district on paper: a page for each month.
public enum PaperCalendar {
    /// - Parameters:
    ///   - first: A day of the first month.
    ///   - months: How many.
    public static func html(
        _ town: Town, district: District, from first: CalendarDate, months: Int, in language: Language = .ja
    ) -> String {
        let starts = (0..<months).compactMap { offset -> CalendarDate? in
            let index = first.year * 12 + first.month - 1 + offset
            return CalendarDate(index / 12, index % 12 + 1, 1)
        }
        let pages = starts.map { page($0, town, district, language) }.joined(separator: "\n")
        let title = Text(en: "Garbage calendar", ja: "ごみ収集カレンダー").in(language)
        let name = district.name.byLanguage[language.rawValue] ?? district.id
        return HTML.page(title: "\(title) \(name)", body: pages, language: language)
    }

    private static func page(
        _ first: CalendarDate, _ town: Town, _ district: District, _ language: Language
    ) -> String {
        let days = first..<first + CalendarDate.days(inMonth: first.month, of: first.year)
        let blanks = String(repeating: "<td></td>", count: Weekday.sunday.days(until: first.weekday))
        var rows = [blanks]
        for day in days {
            if day.weekday == .sunday, day != first { rows.append("") }
            rows[rows.count - 1] += cell(day, town, district, language)
        }
        let lastDay = first + (CalendarDate.days(inMonth: first.month, of: first.year) - 1)
        rows[rows.count - 1] += String(repeating: "<td></td>", count: lastDay.weekday.days(until: .saturday))
        let collected = town.categories.filter { district.collections.schedules[$0.id] != nil }
        let byHour = Dictionary(grouping: collected) { district.collections.schedules[$0.id]?.cutOff ?? town.cutOff }
        let hours = byHour.sorted { $0.key < $1.key }.map { time, categories -> String in
            let names = categories.map { RubyMarkup.html($0.name, in: language) }
            return switch language {
            case .en: "<p><strong>by \(time)</strong> \(names.joined(separator: ", "))</p>"
            case .ja: "<p><strong>\(short(time))まで</strong>　\(names.joined(separator: "・"))</p>"
            }
        }.joined()
        let remarks = collected.flatMap { category in
            (district.collections.schedules[category.id]?.remarks ?? []).compactMap { $0.byLanguage[language.rawValue] }
                .map { "<p>\(RubyMarkup.html(category.name, in: language))：\(RubyMarkup.html($0))</p>" }
        }.joined()
        let notices = Set(
            days.flatMap { district.collections.notices(on: $0, about: nil) }.compactMap {
                $0.text.byLanguage[language.rawValue]
            }
        )
        .sorted().map { "<p>\(RubyMarkup.html($0))</p>" }.joined()
        let name = RubyMarkup.html(district.name, in: language)
        let title =
            switch language {
            case .en: "\(EnglishDates.months[first.month - 1]) \(first.year), \(name)"
            case .ja: "\(first.year)年 \(first.month)月　\(name)"
            }
        let heads = language == .en ? EnglishDates.weekdays : "日月火水木金土".map { "\($0)" }
        let putOut = Text(en: "When to put it out", ja: "出す<ruby>時刻<rt>じこく</rt></ruby>").in(language)
        return """
            <section class="page">
            <h1>\(title)</h1>
            <table class="month"><tr>\(heads.map { "<th>\($0)</th>" }.joined())</tr>
            \(rows.map { "<tr>\($0)</tr>" }.joined(separator: "\n"))
            </table>
            \(notices)
            <h2>\(putOut)</h2>\(hours)
            \(remarks)
            <footer>\(RubyMarkup.html(town.office.name, in: language)) <span class="number">\(HTML.escaped(town.office.telephone))</span></footer>
            </section>
            """
    }

    private static func cell(
        _ day: CalendarDate, _ town: Town, _ district: District, _ language: Language
    ) -> String {
        let isHoliday = town.holidays.isHoliday(day)
        let marks: String
        if !district.collections.covers(day) {
            marks = "<span class=\"mark\">\(Text(en: "not known yet", ja: "未定").in(language))</span>"
        } else {
            marks = town.categories.filter { district.collections.collects($0.id, on: day) }
                .map { "<span class=\"mark\">\(RubyMarkup.html($0.name, in: language))</span>" }.joined()
        }
        let holiday = isHoliday ? Text(en: " holiday", ja: " 祝").in(language) : ""
        return "<td><span class=\"day\(isHoliday ? " holiday" : "")\">\(day.day)</span>\(holiday)\(marks)</td>"
    }

    private static func short(_ time: TimeOfDay) -> String {
        "\(time.hour)時\(time.minute == 0 ? "" : time.minute == 30 ? "半" : "\(time.minute)分")"
    }
}
