public import Rules

/// The clinic sheet and the telephone list on paper.
public enum PaperSheets {
    /// Every clinic with its hours of the coming week, its last patient and its number.
    public static func clinics(_ town: Town, from first: CalendarDate) -> String {
        let days = first..<first + 7
        let head = days.map {
            "<th>\($0.month)/\($0.day)<br>\(weekday($0))\(town.holidays.isHoliday($0) ? "・祝" : "")</th>"
        }
        let sections = town.clinics.map { clinic in
            let cells = days.map { day -> String in
                let hours = town.hours(of: clinic, on: day)
                guard hours.isKnown else { return "<td>電話で確認</td>" }
                let last = clinic.reception?.hours(on: day, holidays: town.holidays).spans.last?.to
                let end = last.map { "<br>受付 \($0)まで" } ?? ""
                return hours.spans.isEmpty
                    ? "<td>休み</td>"
                    : "<td>\(hours.spans.map { "\($0.from)～\($0.to)" }.joined(separator: "<br>"))\(end)</td>"
            }
            return """
                <section><h2>\(RubyMarkup.html(clinic.name))　<span class="number">\(HTML.escaped(clinic.telephone))</span></h2>
                <table><tr>\(head.joined())</tr><tr>\(cells.joined())</tr></table></section>
                """
        }
        return HTML.page(
            title: "診療時間",
            body: "<h1>\(RubyMarkup.html(town.name))の<ruby>診療時間<rt>しんりょうじかん</rt></ruby></h1>"
                + sections.joined(separator: "\n") + source(town.sources.clinics))
    }

    /// Whom to telephone: the office, the clinics, the buses, and help first of all.
    public static func telephones(_ town: Town, district: District) -> String {
        let fixed = [
            ("<ruby>救急<rt>きゅうきゅう</rt></ruby>・<ruby>火事<rt>かじ</rt></ruby>", "119"),
            ("<ruby>警察<rt>けいさつ</rt></ruby>", "110"),
        ]
        let offices = [town.office] + [town.bus?.company].compactMap(\.self)
        let known =
            offices.map { (RubyMarkup.html($0.name), $0.telephone) }
            + town.clinics.filter { $0.partOf == nil }.map { (RubyMarkup.html($0.name), $0.telephone) }
        let rows = (fixed + known).map { name, number in
            "<tr><th>\(name)</th><td class=\"number\">\(HTML.escaped(number))</td></tr>"
        }
        return HTML.page(
            title: "電話番号",
            body: "<h1>\(RubyMarkup.html(district.name))の<ruby>電話番号<rt>でんわばんごう</rt></ruby></h1>"
                + "<table class=\"telephones\">\(rows.joined(separator: "\n"))</table>")
    }

    private static func source(_ source: DataSource?) -> String {
        guard let source else { return "" }
        let date = source.date.map { "（\($0.year)年\($0.month)月\($0.day)日）" } ?? ""
        return "<footer>出典：\(RubyMarkup.html(source.name))\(date)</footer>"
    }

    private static func weekday(_ date: CalendarDate) -> String {
        String(Array("月火水木金土日")[date.weekday.rawValue - 1])
    }
}
