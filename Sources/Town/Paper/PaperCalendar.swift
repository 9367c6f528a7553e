import Markup
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
        let name = district.name.byLanguage[language.rawValue] ?? district.id
        let title = Text(en: "Garbage calendar", ja: "ごみ収集カレンダー") + Text(verbatim: " \(name)")
        return PaperPage.html(title: title, pages, in: language)
    }

    private static func page(
        _ first: CalendarDate, _ town: Town, _ district: District, _ language: Language
    ) -> HTML {
        let days = first..<first + CalendarDate.days(inMonth: first.month, of: first.year)
        let collected = town.categories.filter { district.collections.schedules[$0.id] != nil }
        let notices = Set(
            days.flatMap { district.collections.notices(on: $0, about: nil) }.compactMap {
                $0.text.byLanguage[language.rawValue]
            }
        )
        .sorted().map { .element("p", RubyMarkup.html($0)) }.joined()
        let name = RubyMarkup.html(district.name, in: language)
        let title: HTML =
            switch language {
            case .en: "\(EnglishDates.months[first.month - 1]) \(first.year), \(name)"
            case .ja: "\(first.year)年 \(first.month)月　\(name)"
            }
        let putOut = Text(en: "When to put it out", ja: "出す時刻《じこく》").in(language)
        return .element(
            "section", ["class": "page"],
            """

            \(.element("h1", title))
            \(.element("table", ["class": "month"], weeks(days, town, district, language)))
            \(notices)
            \(.element("h2", RubyMarkup.html(putOut)))\(hours(collected, town, district, language))
            \(remarks(collected, district, language))
            \(office(town.office, language))

            """)
    }

    /// The rows of a month, with empty cells for days of other months.
    private static func weeks(
        _ days: Range<CalendarDate>, _ town: Town, _ district: District, _ language: Language
    ) -> HTML {
        let heads = language == .en ? EnglishDates.weekdays : "日月火水木金土".map { "\($0)" }
        let empty: HTML = .element("td")
        let cells =
            Array(repeating: empty, count: Weekday.sunday.days(until: days.lowerBound.weekday))
            + days.map { cell($0, town, district, language) }
            + Array(repeating: empty, count: (days.upperBound - 1).weekday.days(until: .saturday))
        let rows = stride(from: 0, to: cells.count, by: 7).map { start -> HTML in
            .element("tr", cells[start..<start + 7].joined())
        }
        return """
            \(.element("tr", heads.map { .element("th", "\($0)") }.joined()))
            \(rows.joined(separator: "\n"))

            """
    }

    /// Until when the garbage must be put out, a line for each hour.
    private static func hours(
        _ categories: [WasteCategory], _ town: Town, _ district: District, _ language: Language
    ) -> HTML {
        let byHour = Dictionary(grouping: categories) { district.collections.schedules[$0.id]?.cutOff ?? town.cutOff }
        return byHour.sorted { $0.key < $1.key }.map { time, categories -> HTML in
            let names = categories.map { RubyMarkup.html($0.name, in: language) }
            return switch language {
            case .en: .element("p", "\(.element("strong", "by \(time)")) \(names.joined(separator: ", "))")
            case .ja: .element("p", "\(.element("strong", "\(short(time))まで"))　\(names.joined(separator: "・"))")
            }
        }.joined()
    }

    private static func remarks(_ categories: [WasteCategory], _ district: District, _ language: Language) -> HTML {
        categories.flatMap { category in
            (district.collections.schedules[category.id]?.remarks ?? []).compactMap { $0.byLanguage[language.rawValue] }
                .map { remark -> HTML in
                    .element("p", "\(RubyMarkup.html(category.name, in: language))：\(RubyMarkup.html(remark))")
                }
        }.joined()
    }

    private static func office(_ office: Office, _ language: Language) -> HTML {
        let number: HTML = .element("span", ["class": "number"], "\(office.telephone)")
        return .element("footer", "\(RubyMarkup.html(office.name, in: language)) \(number)")
    }

    private static func cell(
        _ day: CalendarDate, _ town: Town, _ district: District, _ language: Language
    ) -> HTML {
        let marks: [HTML] =
            if district.collections.covers(day) {
                town.categories.filter { district.collections.collects($0.id, on: day) }
                    .map { RubyMarkup.html($0.name, in: language) }
            } else {
                ["\(Text(en: "not known yet", ja: "未定").in(language))"]
            }
        let isHoliday = town.holidays.isHoliday(day)
        let number: HTML = .element("span", ["class": isHoliday ? "day holiday" : "day"], "\(day.day)")
        let holiday = isHoliday ? Text(en: " holiday", ja: " 祝").in(language) : ""
        return .element(
            "td", "\(number)\(holiday)\(marks.map { .element("span", ["class": "mark"], $0) }.joined())")
    }

    private static func short(_ time: TimeOfDay) -> String {
        "\(time.hour)時\(time.minute == 0 ? "" : time.minute == 30 ? "半" : "\(time.minute)分")"
    }
}

/// Names of months and days as an English calendar writes them.
enum EnglishDates {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// Sunday first.
    static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
}
