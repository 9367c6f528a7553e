import Texts
import OpenData
import Rules
import Testing

@Suite struct OpeningHoursParserTests {
    private func spans(_ value: String, on day: String) throws -> [String] {
        let hours = try OpeningHoursParser.parse(value)
            .hours(on: try #require(CalendarDate(day)), holidays: HolidayCalendar())
        return hours.isKnown ? hours.spans.map { "\($0.from)-\($0.to)" } : ["unknown"]
    }

    @Test(arguments: [
        ("Mo-Fr 9:00-12:00", "2026-12-03", ["09:00-12:00"]),
        ("Sa-Mo 09:00-12:00", "2026-12-06", ["09:00-12:00"]),
        ("24/7", "2026-12-03", ["00:00-24:00"]),
        ("Mo-Fr open", "2026-12-03", ["00:00-24:00"]),
        ("open", "2026-12-03", ["00:00-24:00"]),
        ("Mo-Su 09:00-10:00; PH +1 day off", "2026-11-24", []),
        ("Mo-Su 09:00-10:00; PH -1 day off", "2026-11-22", []),
        ("Mo-Su 09:00-10:00; PH +1 day off", "2026-11-23", ["09:00-10:00"]),
        ("Mo-Fr 09:00-17:00; Mo-Fr 12:00-13:00 off", "2026-12-03", ["09:00-12:00", "13:00-17:00"]),
        ("Mo-Fr 09:00-17:00; PH off", "2026-11-23", []),
        ("Dec 29-31 off; Mo-Su 09:00-10:00", "2026-12-30", ["09:00-10:00"]),
        ("Mo-Su 09:00-10:00; Dec 29-31 off", "2026-12-30", []),
        ("Mo-Su 09:00-10:00; Dec 29-31 off", "2026-12-28", ["09:00-10:00"]),
        ("Mo-Su 09:00-10:00; 2026 Dec 30-Jan 03 off", "2027-01-03", []),
        ("Mo-Su 09:00-10:00; 2026 Dec 30-Jan 03 off", "2028-01-03", ["09:00-10:00"]),
        ("Feb 09:00-10:00", "2028-02-29", ["09:00-10:00"]),
        ("Fr[-2] 09:00-10:00", "2026-12-18", ["09:00-10:00"]),
        ("Fr[1-2] 09:00-10:00", "2026-12-11", ["09:00-10:00"]),
        ("week 49 Mo-Su 09:00-10:00", "2026-12-03", ["09:00-10:00"]),
        ("\"by appointment\"", "2026-12-03", ["unknown"]),
        ("Mo-Fr 09:00-12:00; Th unknown", "2026-12-03", ["unknown"]),
        ("Mo-Fr 09:00-12:00 \"by appointment\"", "2026-12-03", ["09:00-12:00"]),
        ("Mo-Fr 09:00-12:00, PH off;", "2026-12-03", ["09:00-12:00"]),
        ("Mo-Su 09:00-17:00; Mo 移動休館", "2026-12-07", []),
        ("Mo-Su 09:00-17:00; Mo 移動休館", "2026-12-08", ["09:00-17:00"]),
        ("Mo-Su 09:00-17:00; Mo 移動休館", "2026-11-23", ["09:00-17:00"]),
        ("Mo-Su 09:00-17:00; Mo 移動休館", "2026-11-24", []),
        ("Mo-Su 09:00-17:00; Mo[1,3] 移動休館", "2027-01-12", ["09:00-17:00"]),
    ])
    func aDayHasItsHours(_ value: String, _ day: String, _ expected: [String]) throws {
        #expect(try spans(value, on: day) == expected)
    }

    @Test(arguments: [
        ("Mo-Fr 09:00～12:00", 12, "～"), ("Mo-Fr 09:00+", 12, "end must follow"), ("Mo-Fr sunrise-12:00", 7, "sunrise"),
        ("SH off", 1, "SH"), ("Mo-Fr 08:30-08:30", 18, "same time"), ("Mo-Fr 25", 7, "25"), ("Mo-Fr 09:00", 12, "end"),
        ("Mo[6] 09:00-10:00", 4, "6"), ("Feb 30 off", 5, "30"), ("", 1, "too early"), ("Mo \"GW", 4, "never closed"),
        ("week 60 Mo", 6, "60"), ("Dec 29-Jan off", 12, "neither"), ("Mo-Fr 09:00-49:00", 13, "49"), ("月-金", 1, "月"),
        ("Mo-Fr", 1, "neither times nor"), ("Mo-Fr 09:00-12:00; Su,PH,Dec 29-Jan 03 off", 20, "“Su,PH” has neither"),
        ("Mo-Fr 09:00-12:00; PH", 20, "“PH” has"), ("Mo-Fr 09:00-12:00; Dec 29-Jan 03", 20, "“Dec 29-Jan 03” has"),
        ("Apr-Oct", 1, "neither"), ("week 1-10", 1, "neither"),
        ("Apr-Oct: Mo-Fr; Sa 09:00-12:00", 1, "“Apr-Oct: Mo-Fr”"),
        ("Su,PH; Mo-Fr 09:00-12:00", 1, "“Su,PH” has"), ("Mo-Fr 09:00-12:00, Sa", 20, "“Sa” has"),
        ("Su,2026 Aug 13-16 off", 1, "“Su” has"), ("PH +9 days off", 5, "9"), ("PH +1 off", 7, "off"),
        ("Mo off || We off", 8, "|"), ("easter off", 1, "easter"),
    ])
    func whatIsNotUnderstoodIsNamedWithItsPlace(_ value: String, _ column: Int, _ word: String) {
        let error = #expect(throws: OpeningHoursError.self) { try OpeningHoursParser.parse(value) }
        #expect(error?.column == column)
        #expect(error?.message.en.contains(word) == true, "\(error?.message.en ?? "")")
    }
}
