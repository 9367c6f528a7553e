public import Rules
public import Texts

/// The clinic sheet and the telephone list on paper.
public enum PaperSheets {
    /// Every clinic with its hours of the coming week, its last patient and its number: a row for each day, so that the
    /// hours of a day stand on one line.
    public static func clinics(_ town: Town, from first: CalendarDate, in language: Language = .ja) -> String {
        let days = first..<first + 7
        let sections = town.clinics.map { clinic in
            let rows = days.map { day in
                let (hours, last) = cells(clinic, day, town, language)
                return "<tr><td>\(date(day, town, language))</td><td>\(hours)</td><td>\(last)</td></tr>"
            }
            return """
                <section><h2>\(RubyMarkup.html(clinic.name, in: language))　<span class="number">\(HTML.escaped(clinic.telephone))</span></h2>
                <table class="clinic">\(rows.joined())</table>\(mayBeClosed(clinic, language))</section>
                """
        }
        let name = RubyMarkup.html(town.name, in: language)
        let title = Text(en: "Clinics in \(name)", ja: "\(name)の<ruby>診療時間<rt>しんりょうじかん</rt></ruby>").in(language)
        return HTML.page(
            title: Text(en: "Clinics", ja: "診療時間").in(language),
            body: "<h1>\(title)</h1>" + sections.joined(separator: "\n") + source(town.sources.clinics, language),
            language: language)
    }

    /// A line under the hours of a clinic that closes on days it does not name beforehand.
    private static func mayBeClosed(_ clinic: Clinic, _ language: Language) -> String {
        guard clinic.hours?.closesOnOtherDays == true else { return "" }
        let text = Text(en: "Sometimes closed on other days: please telephone first", ja: "ほかの日に休むこともあります。電話で確認")
        return "<p>\(text.in(language))</p>"
    }

    /// The hours of one day, and until when patients are taken.
    private static func cells(
        _ clinic: Clinic, _ day: CalendarDate, _ town: Town, _ language: Language
    ) -> (hours: String, last: String) {
        let hours = town.hours(of: clinic, on: day)
        guard hours.isKnown else { return (Text(en: "please telephone", ja: "電話で確認").in(language), "") }
        guard !hours.spans.isEmpty else { return (Text(en: "closed", ja: "休み").in(language), "") }
        let last = clinic.reception?.hours(on: day, holidays: town.holidays).spans.last?.to
        return (
            hours.spans.map { "\($0.from)～\($0.to)" }.joined(separator: "　"),
            last.map { Text(en: "last patient \($0)", ja: "<ruby>受付<rt>うけつけ</rt></ruby> \($0)まで").in(language) } ?? ""
        )
    }

    private static func date(_ day: CalendarDate, _ town: Town, _ language: Language) -> String {
        let isHoliday = town.holidays.isHoliday(day)
        return switch language {
        case .en:
            "\(EnglishDates.weekdays[day.weekday.rawValue % 7]) \(day.month)/\(day.day)"
                + (isHoliday ? ", holiday" : "")
        case .ja:
            "\(day.month)/\(day.day)（\(Array("月火水木金土日")[day.weekday.rawValue - 1])\(isHoliday ? "・祝" : "")）"
        }
    }

    /// Whom to telephone: help first of all, then the office, the buses, the clinics.
    public static func telephones(_ town: Town, district: District, in language: Language = .ja) -> String {
        let help = [
            row(
                Text(
                    en: "Ambulance, fire",
                    ja: "<ruby>救急<rt>きゅうきゅう</rt></ruby>・<ruby>火事<rt>かじ</rt></ruby>"
                ).in(language), "119"),
            row(Text(en: "Police", ja: "<ruby>警察<rt>けいさつ</rt></ruby>").in(language), "110"),
        ]
        let emergency = Text(en: "in an emergency: 119", ja: "<ruby>急<rt>いそ</rt></ruby>ぐときは 119")
        let fire = town.fireStation.map {
            row(RubyMarkup.html($0.name, in: language), $0.telephone, notes: [emergency.in(language)])
        }
        let company = town.bus.map { row(RubyMarkup.html($0.company.name, in: language), $0.company.telephone) }
        let clinics = town.clinics.filter { $0.partOf == nil }
            .map { row(RubyMarkup.html($0.name, in: language), $0.telephone) }
        let rows =
            help + [fire].compactMap(\.self) + rows(town.office, language) + [company].compactMap(\.self) + clinics
        let name = RubyMarkup.html(district.name, in: language)
        let title = Text(en: "Telephone numbers, \(name)", ja: "\(name)の<ruby>電話番号<rt>でんわばんごう</rt></ruby>")
        return HTML.page(
            title: Text(en: "Telephone numbers", ja: "電話番号").in(language),
            body: "<h1>\(title.in(language))</h1><table class=\"telephones\">\(rows.joined(separator: "\n"))</table>",
            language: language)
    }

    /// The office with its hours, and who answers while it is closed.
    private static func rows(_ office: Office, _ language: Language) -> [String] {
        let hours = office.hours.map { PaperHours.lines($0).map { $0.in(language) } } ?? []
        let closed = Text(en: "while the office is closed", ja: "<ruby>役場<rt>やくば</rt></ruby>が閉まっているとき")
        return [row(RubyMarkup.html(office.name, in: language), office.telephone, notes: hours)]
            + [office.afterHours].compactMap(\.self).map {
                row(RubyMarkup.html($0.name, in: language), $0.telephone, notes: [closed.in(language)])
            }
    }

    /// - Parameters:
    ///   - name: As HTML.
    ///   - notes: As HTML, a line each.
    private static func row(_ name: String, _ number: String, notes: [String] = []) -> String {
        let notes = notes.map { "<p class=\"note\">\($0)</p>" }.joined()
        return "<tr><th>\(name)\(notes)</th><td class=\"number\">\(HTML.escaped(number))</td></tr>"
    }

    private static func source(_ source: DataSource?, _ language: Language) -> String {
        guard let source else { return "" }
        let name = RubyMarkup.html(source.name, in: language)
        let date =
            source.date.map { Text(en: " (\($0))", ja: "（\($0.year)年\($0.month)月\($0.day)日）").in(language) } ?? ""
        return "<footer>\(Text(en: "Source: ", ja: "出典：").in(language))\(name)\(date)</footer>"
    }
}
