import Markup
public import Rules
public import Texts

/// The clinic sheet and the telephone list on paper.
public enum PaperSheets {
    /// Every clinic with its hours of the coming week, its last patient and its number: a row for each day, so that the
    /// hours of a day stand on one line.
    public static func clinics(_ town: Town, from first: CalendarDate, in language: Language = .ja) -> String {
        let days = first..<first + 7
        let sections = town.clinics.map { section($0, days, town, language) }
        let name = RubyMarkup.html(town.name, in: language)
        let title: HTML =
            switch language {
            case .en: "Clinics in \(name)"
            case .ja: "\(name)の\(RubyMarkup.html("診療時間《しんりょうじかん》"))"
            }
        let body: HTML =
            "\(.element("h1", title))\(sections.joined(separator: "\n"))\(source(town.sources.clinics, language))"
        return PaperPage.html(title: Text(en: "Clinics", ja: "診療時間"), body, in: language)
    }

    private static func section(
        _ clinic: Clinic, _ days: Range<CalendarDate>, _ town: Town, _ language: Language
    ) -> HTML {
        let number: HTML = .element("span", ["class": "number"], "\(clinic.telephone)")
        let rows = days.map { day -> HTML in
            let (hours, last) = cells(clinic, day, town, language)
            return .element("tr", [date(day, town, language), hours, last].map { .element("td", $0) }.joined())
        }
        return .element(
            "section",
            """
            \(.element("h2", "\(RubyMarkup.html(clinic.name, in: language))　\(number)"))
            \(.element("table", ["class": "clinic"], rows.joined()))\(mayBeClosed(clinic, language))
            """)
    }

    /// A line under the hours of a clinic that closes on days it does not name beforehand.
    private static func mayBeClosed(_ clinic: Clinic, _ language: Language) -> HTML? {
        guard clinic.hours?.closesOnOtherDays == true else { return nil }
        let text = Text(en: "Sometimes closed on other days: please telephone first", ja: "ほかの日に休むこともあります。電話で確認")
        return .element("p", "\(text.in(language))")
    }

    /// The hours of one day, and until when patients are taken.
    private static func cells(
        _ clinic: Clinic, _ day: CalendarDate, _ town: Town, _ language: Language
    ) -> (hours: HTML, last: HTML) {
        let hours = town.hours(of: clinic, on: day)
        guard hours.isKnown else { return ("\(Text(en: "please telephone", ja: "電話で確認").in(language))", "") }
        guard !hours.spans.isEmpty else { return ("\(Text(en: "closed", ja: "休み").in(language))", "") }
        let last = clinic.reception?.hours(on: day, holidays: town.holidays).spans.last?.to
        return (
            hours.spans.map { "\($0.from)～\($0.to)" }.joined(separator: "　"),
            last.map { RubyMarkup.html(Text(en: "last patient \($0)", ja: "受付《うけつけ》 \($0)まで").in(language)) } ?? ""
        )
    }

    private static func date(_ day: CalendarDate, _ town: Town, _ language: Language) -> HTML {
        let isHoliday = town.holidays.isHoliday(day)
        return switch language {
        case .en:
            "\(EnglishDates.weekdays[day.weekday.rawValue % 7]) \(day.month)/\(day.day)\(isHoliday ? ", holiday" : "")"
        case .ja:
            "\(day.month)/\(day.day)（\(Array("月火水木金土日")[day.weekday.rawValue - 1])\(isHoliday ? "・祝" : "")）"
        }
    }

    /// Whom to telephone: help first of all, then the office, the buses, the clinics.
    public static func telephones(_ town: Town, district: District, in language: Language = .ja) -> String {
        let help = [
            row(Text(en: "Ambulance, fire", ja: "救急《きゅうきゅう》・火事《かじ》"), "119", language),
            row(Text(en: "Police", ja: "警察《けいさつ》"), "110", language),
        ]
        let emergency = Text(en: "in an emergency: 119", ja: "急《いそ》ぐときは 119").in(language)
        let fire = town.fireStation.map { row($0.name, $0.telephone, language, notes: [emergency]) }
        let company = town.bus.map { row($0.company.name, $0.company.telephone, language) }
        let clinics = town.clinics.filter { $0.partOf == nil }.map { row($0.name, $0.telephone, language) }
        let rows =
            help + [fire].compactMap(\.self) + rows(town.office, language) + [company].compactMap(\.self) + clinics
        let name = RubyMarkup.html(district.name, in: language)
        let title: HTML =
            switch language {
            case .en: "Telephone numbers, \(name)"
            case .ja: "\(name)の\(RubyMarkup.html("電話番号《でんわばんごう》"))"
            }
        let table: HTML = .element("table", ["class": "telephones"], rows.joined(separator: "\n"))
        return PaperPage.html(
            title: Text(en: "Telephone numbers", ja: "電話番号"), "\(.element("h1", title))\(table)", in: language)
    }

    /// The office with its hours, and who answers while it is closed.
    private static func rows(_ office: Office, _ language: Language) -> [HTML] {
        let hours = office.hours.map { PaperHours.lines($0).map { $0.in(language) } } ?? []
        let closed = Text(en: "while the office is closed", ja: "役場《やくば》が閉まっているとき").in(language)
        return [row(office.name, office.telephone, language, notes: hours)]
            + [office.afterHours].compactMap(\.self).map { row($0.name, $0.telephone, language, notes: [closed]) }
    }

    private static func row(_ name: Text, _ number: String, _ language: Language) -> HTML {
        row(RubyMarkup.html(name.in(language)), number)
    }

    /// - Parameter notes: In the notation of `RubyText`, a line each.
    private static func row(
        _ name: LocalizedName, _ number: String, _ language: Language, notes: [String] = []
    ) -> HTML {
        row(RubyMarkup.html(name, in: language), number, notes: notes)
    }

    private static func row(_ name: HTML, _ number: String, notes: [String] = []) -> HTML {
        let notes = notes.map { .element("p", ["class": "note"], RubyMarkup.html($0)) }.joined()
        return .element(
            "tr", "\(.element("th", "\(name)\(notes)"))\(.element("td", ["class": "number"], "\(number)"))")
    }

    private static func source(_ source: DataSource?, _ language: Language) -> HTML? {
        guard let source else { return nil }
        let name = RubyMarkup.html(source.name, in: language)
        let date = source.date.map { Text(en: " (\($0))", ja: "（\($0.year)年\($0.month)月\($0.day)日）").in(language) }
        return .element("footer", "\(Text(en: "Source: ", ja: "出典：").in(language))\(name)\(date ?? "")")
    }
}
