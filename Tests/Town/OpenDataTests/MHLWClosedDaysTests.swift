import Foundation
import OpenData
import Rules
import TestSupport
import Testing
import Texts

/// What clinics write into その他の休診日, and which days may not be called open for it.
@Suite struct MHLWClosedDaysTests {
    // MARK: - Read whole

    @Test(
        "A range of days is closed in whatever notation",
        arguments: [
            "8/13～16", "8/13-8/16", "8月13日～16日", "8月13～16日", "8月13日～8月16日", "8/13.14.15.16", "8/13、14、15、16",
            "8月13・14・15・16日", "8月13日から4日間", "8/13より4日間", "8月13日から16日まで", "8/13(木)～16(日)", "8/13（木）-8/16（日）",
            "８／１３～８／１６", "８月１３日〜１６日", "お盆8/13-16", "お盆(8/13～8/16)", "お盆：8月13日～16日", "8/13～16（お盆休み）",
            "夏季休暇 8/13 – 8/16", "8.13～8.16", "8.13-16", "8月13日、14日、15日及び16日", "8月13日14日15日16日", "八月十三日から四日間",
            "08/13~08/16", "0813-0816", "8/13,14,15,16", "8/13−16", "8/13—16", "8/13ー16", "8/13〜16", "8 月 13 日 ～ 16 日",
            "8月13日（木）～16日（日）夏季休診", "毎年8/13～16は休診", "<br>8/13～16", "8/13～16（4日間）", "8月：13日～16日", "【お盆】8/13～16",
            "8/13, 8/14, 8/15, 8/16", "8月13日/14日/15日/16日", "休診日:8/13～8/16", "8/13より8/16まで休診致します", "8/13から8/16迄",
            "8/13～8/16 学会のため", "8／13～16", "お盆休み（8月13日から8月16日まで）", "8/13と14と15と16", "8/13 14 15 16", "8 / 13 - 8 / 16",
            "①8/13～16", "8/13…16", "お盆4日間（8/13～8/16）", "8/13（木・山の日）～16",
        ])
    func aRangeIsClosedInWhateverNotation(_ text: String) throws {
        let clinic = try ClosingClinic(closedOn: text)
        for year in [2026, 2027] { #expect(try clinic.days(of: year) == ["closed": ["8/13-8/16"]], "\(text)") }
        #expect(clinic.warnings == [])
    }

    @Test(
        "A range over New Year is closed on both sides",
        arguments: [
            "12/29～1/3", "12月29日から翌年1月3日", "12月29日～翌1月3日まで", "年末年始(12/29～1/3)", "年末年始　12/29-1/3", "12.29-1.3",
            "12/29～31、1/1～3", "12/29～31、正月三が日", "12/29,30,31,1/1,2,3", "12/29.30.31.1/1.2.3", "12月29・30・31日、1月1・2・3日",
            "12/29から6日間",
            "12月29日～12月31日\n1月1日～1月3日", "12/29～12/31<br>1/1～1/3", "12/29～12/31\\n1/1～1/3", "12/29～12/31／1/1～1/3",
            "12月29日～31日／1月1日～3日", "12/29～12/31（改行）1/1～1/3", "12/29、12/30、大晦日、元日、1/2、1/3", "12/29(火)～1/3(日)",
            "12/29～1/3休診", "年末12/29～年始1/3", "①12/29～31②1/1～3",
        ])
    func aRangeOverNewYearIsClosedOnBothSides(_ text: String) throws {
        let clinic = try ClosingClinic(closedOn: text)
        #expect(try clinic.days(of: 2026) == ["closed": ["1/1-1/3", "12/29-12/31"]], "\(text)")
        #expect(clinic.warnings == [])
    }

    @Test(
        "A range with a year closes that year only",
        arguments: [
            "2026年8月13日～8月16日", "令和8年8月13日～16日", "2026/8/13-8/16", "2026/8/13～2026/8/16", "R8.8.13～R8.8.16",
            "26年8月13日～16日",
            "2026.8.13-16", "2026-08-13～2026-08-16", "26/8/13～16", "20260813～20260816", "２０２６年８月１３日から４日間",
            "2026年8月13日、14日、15日、16日",
            "8/13～2026/8/16", "2026年8月13日(木)～16日(日)", "令和８年８／１３～１６", "2026-08-13/2026-08-16", "8/13～16(2026年)",
            "8/13～16（令和8年）", "Ｒ８年8/13～16", "二〇二六年八月十三日～十六日",
        ])
    func aYearCounts(_ text: String) throws {
        let clinic = try ClosingClinic(closedOn: text)
        #expect(try clinic.days(of: 2026) == ["closed": ["8/13-8/16"]], "\(text)")
        for year in [2025, 2027] { #expect(try clinic.days(of: year) == [:], "\(text)") }
        #expect(clinic.warnings == [])
    }

    @Test func aYearReachesOverNewYear() throws {
        for text in ["2026年12月29日～1月3日", "2026年12月29日～2027年1月3日", "令和8年12/29～令和9年1/3", "2026/12/29から翌年1/3"] {
            let clinic = try ClosingClinic(closedOn: text)
            #expect(try clinic.days(of: 2026) == ["closed": ["12/29-12/31"]], "\(text)")
            #expect(try clinic.days(of: 2027) == ["closed": ["1/1-1/3"]], "\(text)")
            #expect(try clinic.days(of: 2028) == [:], "\(text)")
        }
    }

    /// 2026-12-31 is a Thursday, 2026-12-12 the second Saturday, 2026-11-23 a holiday.
    @Test(
        "A half day, a weekday and a holiday close what they say",
        arguments: [
            ("12/31午後", "2026-12-31", "09:00-12:00"), ("12/31午後休診", "2026-12-31", "09:00-12:00"),
            ("12月31日（午後）", "2026-12-31", "09:00-12:00"), ("12/31PM", "2026-12-31", "09:00-12:00"),
            ("12/31は午後から休診", "2026-12-31", "09:00-12:00"), ("12/31午前のみ診療", "2026-12-31", "09:00-12:00"),
            ("12/31は午前中で終了", "2026-12-31", "09:00-12:00"), ("12/31午前", "2026-12-31", "14:00-17:30"),
            ("12/31午前休診", "2026-12-31", "14:00-17:30"), ("12/31 13時以降", "2026-12-31", "09:00-12:00"),
            ("12/31 15時以降", "2026-12-31", "09:00-12:00,14:00-15:00"),
            ("12/31 15:00～", "2026-12-31", "09:00-12:00,14:00-15:00"),
            ("12/31午後3時から休診", "2026-12-31", "09:00-12:00,14:00-15:00"),
            ("12/31 15時半まで診療", "2026-12-31", "09:00-12:00,14:00-15:30"),
            ("12/30午後～1/3", "2026-12-30", "09:00-12:00"), ("12/30午後～1/3", "2026-12-31", "closed"),
            ("12/30午後～1/3", "2027-01-03", "closed"),
            ("12/30 12時～1/3", "2026-12-30", "09:00-12:00"), ("木曜午後", "2026-12-31", "09:00-12:00"),
            ("木曜午後", "2026-12-30", "open"),
            ("木・土午後", "2026-12-12", "09:00-12:00"), ("木・土午後", "2026-12-10", "09:00-12:00"),
            ("土曜日の午後は休診", "2026-12-12", "09:00-12:00"),
            ("第2・4土曜", "2026-12-12", "closed"), ("第2・4土曜", "2026-12-05", "open"), ("第２、第４土曜日", "2026-12-26", "closed"),
            ("第2第4土曜日午後", "2026-12-26", "09:00-12:00"), ("2,4土曜", "2026-12-12", "closed"),
            ("第二・第四土曜", "2026-12-12", "closed"),
            ("土曜（第2・4）", "2026-12-12", "closed"), ("土曜（第2・4）", "2026-12-05", "open"), ("最終土曜", "2026-12-26", "closed"),
            ("水曜・日曜", "2026-12-30", "closed"),
            ("月～水曜", "2026-12-29", "closed"), ("月～水曜", "2026-12-31", "open"), ("日曜・祝日", "2026-11-23", "closed"),
            ("土日祝", "2026-11-23", "closed"),
            ("祝日の翌日", "2026-11-24", "closed"), ("祝日の翌日", "2026-11-23", "open"), ("毎月10日", "2026-12-10", "closed"),
            ("毎月10日", "2026-12-11", "open"),
            ("元日", "2027-01-01", "closed"), ("元旦のみ", "2027-01-02", "open"), ("お正月三ヶ日", "2027-01-03", "closed"),
            ("2/29", "2028-02-29", "closed"),
            ("第2日曜", "2026-12-13", "closed"), ("第1月曜、第3木", "2026-12-07", "closed"),
            ("毎月1日、15日", "2026-12-15", "closed"),
            ("12/31 午前診療、午後休診", "2026-12-31", "09:00-12:00"), ("大晦日～1/3", "2027-01-02", "closed"),
            ("2026年GW 5/2～5/6", "2027-05-02", "open"),
            ("2026年 お盆：8/13～16、年末年始：12/29～1/3", "2027-12-29", "open"),
            ("2026年 お盆：8/13～16、年末年始：12/29～1/3", "2026-12-29", "closed"),
            ("第2・4土曜、12/31午後", "2026-12-31", "09:00-12:00"), ("8/13～16、木曜午後", "2026-12-31", "09:00-12:00"),
        ])
    func aPartOfADayIsClosedAsSaid(_ text: String, _ day: String, _ state: String) throws {
        let clinic = try ClosingClinic(closedOn: text)
        #expect(clinic.state(on: try #require(CalendarDate(day))) == state, "\(text)")
        #expect(clinic.warnings == [])
    }

    @Test func noonIsWhereTheClinicsOwnHoursDivide() throws {
        let late = try ClosingClinic(closedOn: "12/31午後", sessions: ["09:00,13:00", "15:00,19:00"])
        #expect(late.state(on: try #require(CalendarDate("2026-12-31"))) == "09:00-13:00")
        let through = try ClosingClinic(closedOn: "12/31午後", sessions: ["09:00,17:00"])
        #expect(through.state(on: try #require(CalendarDate("2026-12-31"))) == "unknown")
        #expect(through.state(on: try #require(CalendarDate("2026-12-30"))) == "09:00-17:00")
    }

    @Test(arguments: ["", "なし", "無し", "特になし", "年中無休", "-", "ー", "0", "ありません", "休診日なし"])
    func whoDoesNotCloseIsOpen(_ text: String) throws {
        let clinic = try ClosingClinic(closedOn: text)
        #expect(try clinic.days(of: 2026) == [:])
        #expect(clinic.warnings == [] && !clinic.hours.closesOnOtherDays)
    }

    // MARK: - Not read whole

    @Test(
        "Days that a text does not tell are unknown, and somebody is told",
        arguments: [
            ("お盆", ["8/10-8/17"]), ("盆休み", ["8/10-8/17"]), ("8月お盆", ["8/10-8/17"]), ("GW", ["4/27-5/7"]),
            ("ゴールデンウィーク", ["4/27-5/7"]),
            ("GW、お盆", ["4/27-5/7", "8/10-8/17"]), ("年末年始", ["1/1-1/5", "12/27-12/31"]), ("正月", ["1/1-1/5"]),
            ("夏季休暇", ["7/15-8/31"]),
            ("8月中旬", ["8/10-8/21"]), ("8月末頃", ["8/20-8/31"]), ("8/13頃", ["8/6-8/20"]), ("8/13～16（変動あり）", ["8/6-8/23"]),
            ("2/30", ["2/22-3/7"]), ("8/13～8/32", ["8/6-9/7"]), ("8/16～8/13", ["8/6-8/23"]),
            ("8/14-5/16", ["5/9-5/23", "8/7-8/21"]),
            ("12/1～3/31", ["1/1-3/31", "12/1-12/31"]), ("8/13～", ["8/6-8/20"]), ("～8/16", ["8/9-8/23"]),
            ("12/31午前のみ", ["12/31"]),
            ("12/31は12時まで", ["12/31"]), ("12/31半日", ["12/31"]), ("12/31 9:00～12:00", ["12/31"]), ("12/31夜診", ["12/31"]),
            ("12/31は通常診療", ["12/31"]), ("8/13～16（15日は診療）", ["8/13-8/16"]), ("2026年8月13日(金)", ["8/6-8/20"]),
            ("8/13と院長の夏休み", ["7/15-8/12", "8/14-8/31"]),
            ("8年8月13日", ["8/6-8/20"]), ("8/13～15の5日間", ["8/6-8/22"]),
            ("12/30、31、1、2、3", ["1/1", "1/4-1/8", "12/25-12/29"]),
            ("年末年始は12/29～1/3頃", ["1/1-1/10", "12/22-12/31"]), ("8/13-14-15", ["8/6-8/22"]), ("8月13日～", ["8/6-8/20"]),
            ("12/30、31午後", ["12/30"]), ("8-13～8-16", ["8/6-8/23"]), ("13/8", ["8/6-8/20"]),
            ("12/29～1/3（12/31は午前診療）", ["1/1-1/3", "12/29-12/31"]), ("12/29～1/3、12/31は午前診療", ["12/31"]),
            ("12月～3月", ["1/1-3/31", "12/1-12/31"]),
            ("8月第2土曜", ["8/8"]), ("12/29～3日", ["1/1-1/10", "12/22-12/31"]), ("813～816", ["8/6-8/23"]),
            ("お盆3日間（8/13～8/16）", ["8/6-8/23"]), ("8/13の週", ["8/6-8/20"]), ("冬期（1月～3月）", ["1/1-3/31", "12/23-12/31"]),
            ("8月上旬～中旬", ["8/1-8/21"]),
        ])
    func whatIsNotReadWholeIsUnknown(_ text: String, _ days: [String]) throws {
        let clinic = try ClosingClinic(closedOn: text)
        #expect(try clinic.days(of: 2026)["unknown"] == days, "\(text)")
        #expect(clinic.warnings.count == 1, "\(clinic.warnings)")
        let warning = try #require(clinic.warnings.first)
        #expect(warning.severity == .warning && warning.line == 2 && warning.message.en.contains("“"))
        #expect(!clinic.hours.closesOnOtherDays)
    }

    @Test(arguments: [
        "院長の都合による", "不定休", "学会等", "臨時休診あり", "連休", "ホームページ参照", "休診", "13日～16日と限らない", "平日のみ診療", "休診することがあります", "月1回",
        "創立記念日", "GW等",
        "12/29～1/3等",
    ])
    func whoMayCloseOnAnyDayIsNotCalledOpenWithoutMore(_ text: String) throws {
        let clinic = try ClosingClinic(closedOn: text)
        let day = clinic.hours.hours(on: try #require(CalendarDate("2026-10-07")), holidays: HolidayCalendar())
        #expect(day.mayBeClosed || !day.isKnown, "\(text)")
        #expect(!clinic.warnings.isEmpty)
    }

    @Test func aFieldThatHoldsAWholeTableIsNotRead() throws {
        let clinic = try ClosingClinic(closedOn: String(repeating: "8/13、", count: 2000))
        #expect(clinic.hours.closesOnOtherDays && clinic.warnings.count == 1)
        #expect(clinic.warnings.allSatisfy { $0.message.en.count < 300 })
    }

    /// Sundays and holidays stay closed in a season whose days are not known.
    @Test func whatIsClosedAnywayStaysClosed() throws {
        let clinic = try ClosingClinic(closedOn: "お盆、日曜、8/14")
        #expect(clinic.state(on: try #require(CalendarDate("2026-08-16"))) == "closed")
        #expect(clinic.state(on: try #require(CalendarDate("2026-08-14"))) == "closed")
        #expect(clinic.state(on: try #require(CalendarDate("2026-08-15"))) == "unknown")
        #expect(clinic.state(on: try #require(CalendarDate("2026-08-18"))) == "open")
    }

    @Test func aDayThatIsTakenBackIsNotCalledClosed() throws {
        let clinic = try ClosingClinic(closedOn: "8/13～16、ただし15日は診療")
        #expect(clinic.state(on: try #require(CalendarDate("2026-08-14"))) == "closed")
        #expect(clinic.state(on: try #require(CalendarDate("2026-08-15"))) == "unknown")
        #expect(clinic.warnings.count == 1)
    }
}
