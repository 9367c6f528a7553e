import Foundation
import Markup
import Rules
import TestSupport
import Testing
import Texts

@testable import Paper

@Suite struct PaperTests {
    private let first: CalendarDate
    private let town: Town

    init() throws {
        first = try #require(CalendarDate("2026-11-21"))
        let name = { (ja: String, kana: String) in LocalizedName(["ja": ja, "ja-Hrkt": kana]) }
        let monday = CollectionSchedule(
            rules: [.weekly(.monday)], cutOff: TimeOfDay(8, 30), remarks: [LocalizedName(["ja": "袋に入れて。"])])
        let calendar = CollectionCalendar(schedules: ["a": monday], validTo: CalendarDate("2026-12-21"))
        town = Town(
            id: "x", name: name("谷町", "たにまち"), timeZone: "Asia/Tokyo",
            office: Office(name: name("役場", "やくば"), telephone: "0242-00-1000"),
            categories: [WasteCategory(id: "a", name: name("燃やせるごみ", "もやせるごみ"))],
            districts: [District(id: "hill", name: name("丘<町>", "おかまち"), collections: calendar)],
            clinics: [
                Clinic(
                    id: "c", name: name("さくら医院", "さくらいいん"), telephone: "0242-00-2001",
                    hours: OpeningHours(rules: [
                        OpeningRule(
                            days: [.weekdays([.monday])],
                            spans: [TimeSpan(from: TimeOfDay(minutes: 510), to: TimeOfDay(minutes: 720))]),
                        OpeningRule(days: [.publicHoliday], state: .closed),
                    ]))
            ])
    }

    private var calendar: String { PaperCalendar.html(town, district: town.districts[0], from: first, months: 2) }

    @Test func aCalendarHasAPageForEachMonthAndAMarkForEachCollection() {
        #expect(calendar.components(separatedBy: "<section class=\"page\">").count == 3)
        #expect(calendar.contains("2026年 11月") && calendar.contains("2026年 12月"))
        // Five Mondays in November, and three in December before the data ends.
        #expect(calendar.components(separatedBy: "<span class=\"mark\"><ruby>").count - 1 == 8)
        #expect(calendar.contains("8時半まで</strong>"))
        #expect(calendar.contains("やせるごみ：袋に入れて。"))
        // Every week has seven days, those of other months left empty.
        for week in calendar.components(separatedBy: "<tr>").dropFirst() {
            #expect(
                week.components(separatedBy: "</td>").count - 1 + week.components(separatedBy: "</th>").count - 1 == 7)
        }
    }

    @Test func whatIsNotKnownYetIsNotLeftBlank() {
        #expect(calendar.components(separatedBy: "未定").count - 1 == 10)
    }

    @Test func namesCarryTheirReadingsAndNothingIsTakenForMarkup() {
        #expect(calendar.contains("<ruby>燃<rt>も</rt></ruby>やせるごみ"))
        #expect(calendar.contains("<ruby>丘&lt;町&gt;<rt>おかまち</rt></ruby>"))
        #expect(!calendar.contains("<町>"))
    }

    @Test func aNoticeIsPrintedWithItsReadings() {
        #expect(RubyMarkup.html("電池《でんち》と<ガス>").source == "<ruby>電池<rt>でんち</rt></ruby>と&lt;ガス&gt;")
        #expect(RubyMarkup.html("電池《でんち").source == "電池《でんち")
    }

    @Test func theClinicSheetShowsTheWeekWithItsHoliday() {
        let sheet = PaperSheets.clinics(town, from: first)
        // 2026-11-23 is a Monday and a holiday: the only day of the week with hours rests.
        #expect(sheet.contains("11/23（月・祝）"))
        #expect(sheet.components(separatedBy: "<td>休み</td>").count - 1 == 7)
        #expect(PaperSheets.clinics(town, from: first + 3).contains("08:30～12:00"))
        #expect(PaperSheets.clinics(town, from: first, in: .en).contains("<td>Mon 11/23, holiday</td><td>closed</td>"))
    }

    @Test func theClinicSheetSaysWhoMayBeClosedOnOtherDays() {
        var town = town
        #expect(!PaperSheets.clinics(town, from: first, in: .en).contains("telephone first"))
        town.clinics[0].hours?.closesOnOtherDays = true
        #expect(PaperSheets.clinics(town, from: first, in: .en).contains("telephone first"))
    }

    @Test func theTelephoneListBeginsWithHelp() throws {
        let list = PaperSheets.telephones(town, district: town.districts[0])
        let places = try ["119", "0242-00-1000", "0242-00-2001"].map { try #require(list.range(of: $0)).lowerBound }
        #expect(places == places.sorted())
    }

    @Test("The telephone list shows the office's hours, who answers after them, and the fire headquarters")
    func telephonesOfTheOffice() throws {
        var town = town
        let weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
        let span = TimeSpan(from: TimeOfDay(minutes: 510), to: TimeOfDay(minutes: 1035))
        town.office.hours = OpeningHours(rules: [
            OpeningRule(days: [.weekdays(weekdays)], spans: [span]),
            OpeningRule(days: [.nth(.saturday, ordinals: [2, 4])], spans: [span]),
            OpeningRule(days: [.publicHoliday], state: .closed),
            OpeningRule(
                dates: [DateSelector(from: .init(month: 12, day: 29), to: .init(month: 1, day: 3))], state: .closed),
        ])
        town.office.afterHours = TelephoneLine(name: LocalizedName(["ja": "宿直"]), telephone: "0242-00-1001")
        town.fireStation = TelephoneLine(name: LocalizedName(["ja": "消防本部"]), telephone: "0242-00-1190")
        let list = PaperSheets.telephones(town, district: town.districts[0])
        let places = try ["119", "0242-00-1190", "0242-00-1000", "0242-00-1001"].map {
            try #require(list.range(of: ">\($0)<")).lowerBound
        }
        #expect(places == places.sorted())
        for words in ["月～金 08:30～17:15", "第2土・第4土 08:30～17:15", "祝日 休み", "12/29～1/3 休み", "が閉まっているとき", "ぐときは 119"] {
            #expect(list.contains(words), "\(words)")
        }
        let english = PaperSheets.telephones(town, district: town.districts[0], in: .en)
        #expect(english.contains("Mon～Fri 08:30～17:15") && english.contains("holidays closed"))
        town.office.hours?.rules.append(OpeningRule(state: .unknown))
        #expect(
            !PaperSheets.telephones(town, district: town.districts[0]).contains("08:30"), "half of it would be wrong")
    }

    /// A town whose files hold markup instead of names, numbers and remarks.
    private func town(saying attack: String) -> Town {
        func name(_ text: String) -> LocalizedName { LocalizedName(["ja": text, "ja-Hrkt": "よみ", "en": text]) }
        var town = town
        town.name = name(attack)
        town.office = Office(name: name(attack), telephone: attack)
        town.office.afterHours = TelephoneLine(name: name(attack), telephone: attack)
        town.fireStation = TelephoneLine(name: name(attack), telephone: attack)
        town.sources.clinics = DataSource(name: name(attack))
        town.categories[0].name = name(attack)
        town.clinics[0].name = name(attack)
        town.clinics[0].telephone = attack
        town.districts[0].name = name(attack)
        town.districts[0].collections.schedules["a"]?.remarks = [name(attack)]
        return town
    }

    private func sheets(of town: Town, in language: Language) -> [String] {
        let district = town.districts[0]
        return [
            PaperCalendar.html(town, district: district, from: first, months: 2, in: language),
            PaperSheets.clinics(town, from: first, in: language),
            PaperSheets.telephones(town, district: district, in: language),
        ]
    }

    @Test("Markup in the names, numbers and remarks of a town's files is printed as text", arguments: Language.allCases)
    func hostileNames(language: Language) {
        for sheet in sheets(of: town(saying: #"<script>alert('x')</script>" onload="&"#), in: language) {
            #expect(!sheet.contains("<script") && !sheet.contains("\" onload="))
            #expect(sheet.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;&amp;"))
        }
    }

    @Test("The sheets are well-formed", arguments: Language.allCases)
    func wellFormed(language: Language) throws {
        for sheet in sheets(of: town, in: language) + sheets(of: town(saying: "ゴミ & <b>'\""), in: language) {
            let body = try #require(sheet.firstRange(of: "<body>"))
            // In XML, `wbr` would need an end.
            let xml = sheet[body.lowerBound...].replacing("</html>", with: "").replacing("<wbr>", with: "<wbr/>")
            #expect(XMLChecker(String(xml)).error == nil)
        }
    }

    @Test func aPageNeedsNothingFromElsewhere() {
        for page in [calendar, PaperSheets.clinics(town, from: first)] {
            #expect(!page.contains("http") && !page.contains("<script") && page.contains("size: A4"))
        }
    }

    @Test func aSheetInEnglishHasNoJapaneseButTheNamesThatAreNotTranslated() throws {
        var town = town
        town.categories[0].name.byLanguage["en"] = "burnable garbage"
        town.districts[0].name.byLanguage["en"] = "the hill"
        town.office.name.byLanguage["en"] = "the office"
        let sheet = PaperCalendar.html(town, district: town.districts[0], from: first, months: 1, in: .en)
        let body = try #require(sheet.range(of: "<body>").map { sheet[$0.upperBound...] })
        let japanese = body.filter { !$0.isASCII }
        #expect(japanese.isEmpty, "\(japanese)")
        #expect(body.contains("November 2026, the hill") && body.contains("by 08:30"))
    }

    @Test func aLineBreaksAtKatakanaAndNotInThem() {
        let name = LocalizedName(["ja": "びんとペットボトル"])
        #expect(RubyMarkup.html(name, in: .ja).source == "びんと<wbr>ペットボトル")
    }

    @Test(
        "The agreement says what it is not, when somebody reacts, what is kept, and has a form",
        arguments: Language.allCases)
    func agreement(in language: Language) throws {
        var town = town
        let spans = [TimeSpan(from: TimeOfDay(minutes: 510), to: TimeOfDay(minutes: 1035))]
        town.office.hours = OpeningHours(rules: [
            OpeningRule(days: [.weekdays([.monday, .tuesday, .wednesday, .thursday, .friday])], spans: spans)
        ])
        town.office.afterHours = TelephoneLine(
            name: LocalizedName(["ja": "宿直", "en": "the night desk"]), telephone: "0242-00-1001")
        let page = PaperAgreement.html(town, in: language)
        let expected: [Language: [String]] = [
            .ja: ["119", "緊急通報装置", "防災行政無線", "月～金 08:30～17:15", "0242-00-1001", "90", "1年", "成年後見人", "版", "☐"],
            .en: [
                "119", "緊急通報装置", "防災行政無線", "Mon～Fri 08:30～17:15", "the night desk", "90 days", "1 year", "guardian",
                "☐",
            ],
        ]
        let text = page.replacing(/<rt>[^<]*<\/rt>/, with: "").replacing(/<[^>]*>/, with: "")
        for part in try #require(expected[language]) { #expect(text.contains(part), "\(part)") }
        #expect(page.contains(PaperAgreement.textVersion))
        #expect(text.components(separatedBy: "☐").count - 1 == 6)
        #expect(page.components(separatedBy: "<section class=\"page\">").count == 3)
    }

    @Test("A resident's name stands on the form with its reading, and nothing of it is markup")
    func agreementWithName() {
        let name = LocalizedName(["ja": "山<本>", "ja-Hrkt": "やまもと"])
        let page = PaperAgreement.html(town, resident: name)
        #expect(page.contains("<ruby>山&lt;本&gt;<rt>やまもと</rt></ruby>"))
        #expect(PaperAgreement.html(town).contains("＿＿＿"))
    }

    @Test("Without hours in town.yml none are promised")
    func agreementWithoutHours() {
        #expect(PaperAgreement.html(town, in: .en).contains("while it is open"))
    }
}
