import Foundation
import OpenData
import Rules
import TestSupport
import Testing

/// What must hold for any data and any moment, tried on generated cases.
@Suite struct DataPropertyTests {
    private static let komorebi = Checkout.root.appending(path: "towns/komorebi")

    // MARK: - Hours

    private func randomHours(_ random: inout SplitMix) -> String {
        let days = ["Mo-Fr", "Sa", "Su", "Mo,We,Fr", "Tu-Su", "Sa[1,3]", "We[-1]", "PH", "Mo-Su", ""]
        let dates = ["", "", "", "Dec 29-Jan 03", "Apr-Oct", "week 01-53/2"]
        let rules = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let hour = Int.random(in: 0...22, using: &random)
            let end = Int.random(in: hour + 1...hour + 8, using: &random)
            let span =
                "\(hour < 10 ? "0" : "")\(hour):\(["00", "15", "30"].randomElement(using: &random) ?? "00")-\(end):45"
            let state = [span, span, "\(span),23:50-24:10", "off"].randomElement(using: &random) ?? span
            return [
                dates.randomElement(using: &random) ?? "", days.randomElement(using: &random) ?? "", state,
            ].filter { !$0.isEmpty }.joined(separator: " ")
        }
        return rules.joined(separator: ["; ", ", "].randomElement(using: &random) ?? "; ")
    }

    @Test func theStateFlipsExactlyWhereIntervalsEnd() throws {
        var random = SplitMix(state: 4)
        let first = try #require(CalendarDate("2026-12-20"))
        let holidays = HolidayCalendar()
        for _ in 0..<150 {
            let value = randomHours(&random)
            let hours = try OpeningHoursParser.parse(value)
            func isOpen(_ time: LocalTime) -> Bool {
                hours.hours(on: time.date, holidays: holidays).spans.contains { $0.contains(time.time) }
                    || hours.hours(on: time.date - 1, holidays: holidays).spans
                        .contains { $0.contains(time.time + TimeOfDay.endOfDay.minutes) }
            }
            let (from, to) = (LocalTime(first, .midnight), LocalTime(first + 20, .midnight))
            for interval in hours.intervals(from: from, to: to, holidays: holidays) {
                let (start, end) = (interval.lowerBound, interval.upperBound)
                #expect(isOpen(start) && isOpen(LocalTime(end.date, end.time - 1)), "\(value) \(interval)")
                #expect(start == from || !isOpen(LocalTime(start.date, start.time - 1)), "\(value) \(interval)")
                #expect(end == to || !isOpen(end), "\(value) \(interval)")
            }
        }
    }

    @Test func whatIsWrittenIsReadBack() throws {
        var random = SplitMix(state: 5)
        for _ in 0..<300 {
            let hours = try OpeningHoursParser.parse(randomHours(&random))
            let text = OpeningHoursFormatter.string(hours)
            #expect(try OpeningHoursParser.parse(text) == hours, "\(text)")
        }
    }

    // MARK: - Collections

    @Test func theNextCollectionIsNeverPastAndNeverTooSoon() throws {
        let manifest = try String(contentsOf: Self.komorebi.appending(path: "town.yml"), encoding: .utf8)
        let town = try TownReader.read(manifest: manifest) {
            try Data(contentsOf: Self.komorebi.appending(path: $0))
        }.town
        let answerer = Answerer(town)
        var random = SplitMix(state: 6)
        let first = try #require(CalendarDate("2026-04-01"))
        for _ in 0..<400 {
            let now = LocalTime(
                first + Int.random(in: 0..<720, using: &random),
                TimeOfDay(minutes: Int.random(in: 0..<1440, using: &random)))
            let district = try #require(town.districts.randomElement(using: &random))
            let category = try #require(town.categories.randomElement(using: &random))
            let household = Household(
                id: "x", district: district.id, resident: Person(id: "x", name: LocalizedName([:]), spokenAs: [:]))
            let reply = answerer.answer(
                .nextCollection(category: category.id, district: nil), in: Situation(household: household, now: now))
            guard let message = reply.messages.first(where: { $0.key == ReplyKey.nextCollection.rawValue }) else {
                continue
            }
            guard case .day(let day, _) = message.values["day"] else { continue }
            let cutOff = district.collections.schedules[category.id]?.cutOff ?? town.cutOff
            #expect(day >= now.date)
            #expect(day > now.date || now.time < cutOff, "\(category.id) at \(now)")
            #expect(district.collections.collects(category.id, on: day))
        }
    }

    @Test(arguments: ["bom", "cp932", "crlf", "rows", "wide"])
    func noAnswerChangesWithTheEncodingOrTheOrderOfRows(_ change: String) throws {
        var random = SplitMix(state: 7)
        func changed(_ data: Data, _ name: String) throws -> Data {
            guard name.hasSuffix(".csv") else { return data }
            let text = String(decoding: data, as: UTF8.self)
            switch change {
            case "bom": return Data([0xEF, 0xBB, 0xBF]) + data
            case "cp932": return try #require(text.data(using: .shiftJIS))
            case "crlf": return Data(text.replacing("\n", with: "\r\n").utf8)
            case "rows":
                let lines = text.split(separator: "\n")
                return Data(([lines[0]] + lines.dropFirst().shuffled(using: &random)).joined(separator: "\n").utf8)
            default:
                let wide = text.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? text
                return Data(wide.replacing("，", with: ",").replacing("＂", with: "\"").utf8)
            }
        }
        let folder = Self.komorebi.appending(path: "garbage")
        let plain = GarbageReader.read(folder: "") { try Data(contentsOf: folder.appending(path: $0)) }.value
        let other = GarbageReader.read(folder: "") { name in
            try changed(Data(contentsOf: folder.appending(path: name)), name)
        }.value
        let first = try #require(CalendarDate("2026-12-01"))
        for area in plain.areas {
            let calendar = other.calendar(of: try #require(other.area(area.name)))
            for label in plain.labels {
                let category = try #require(other.labels.first { $0.normalizedForTest == label.normalizedForTest })
                let days = (first..<first + 120).filter { plain.calendar(of: area).collects(label, on: $0) }
                #expect((first..<first + 120).filter { calendar.collects(category, on: $0) } == days)
            }
        }
        let (finder, otherFinder) = (ItemFinder(plain.targets), ItemFinder(other.targets))
        for thing in plain.targets {
            #expect(
                otherFinder.items(named: thing.name).count == finder.items(named: thing.name).count, "\(thing.name)")
        }
    }

    // MARK: - Damaged files

    /// Reads a file with every reader there is.
    private func readAll(_ data: Data) throws {
        let zone = TimeZone(identifier: "Asia/Tokyo") ?? .gmt
        _ = ICalendarReader.read(data, file: "x", timeZone: zone)
        _ = try? CAPReader.read(data, file: "x")
        _ = GarbageReader.read(folder: "") { _ in data }
        _ = GTFSReader.read(folder: "") { _ in data }
        _ = MHLWReader.read(facilities: data, file: "x", hours: data, file: "x")
        _ = try? TownReader.read(manifest: String(decoding: data, as: UTF8.self)) { _ in data }
        guard let text = try? TextDecoding.text(of: data, file: "x") else { return }
        _ = HolidayReader.read(text, file: "x")
        _ = DutyRosterReader.read(text, file: "x", clinics: [])
        _ = MunicipalPlaceReader.read(text, file: "x")
        _ = MunicipalEventReader.read(text, file: "x")
        let lint = OpeningHoursLint(holidays: HolidayCalendar(), from: CalendarDate(daysSinceEpoch: 20_000))
        _ = lint.findings(String(text.prefix(60)))
    }

    @Test func everyReaderSurvivesRandomBytes() throws {
        var random = SplitMix(state: 8)
        for length in [0, 1, 2, 3, 7, 100, 1000] + Array(repeating: 300, count: 20) {
            try readAll(Data((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }))
        }
    }

    /// Cut off in many places, and with bytes changed anywhere.
    @Test(arguments: [
        "garbage/area_days.csv", "garbage/collection.yml", "garbage/center.csv", "duty.csv", "gtfs/calendar_dates.txt",
    ])
    func everyReaderSurvivesATruncatedOrDamagedFile(_ name: String) throws {
        let whole = try Data(contentsOf: Self.komorebi.appending(path: name)).prefix(900)
        var random = SplitMix(state: 9)
        for length in stride(from: 0, to: whole.count, by: 61) {
            try readAll(whole.prefix(length))
            var damaged = whole
            for _ in 0..<8 {
                damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            try readAll(damaged)
        }
    }

    @Test func anICalendarAndAnAlertMayBreakOffOrBeDamagedAnywhere() throws {
        var random = SplitMix(state: 10)
        let event = """
            BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260402\r\nRRULE:FREQ=WEEKLY;BYDAY=TH,-1MO;COUNT=9\r
            EXDATE:20260409\r\nSUMMARY:燃える\\, ごみ\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nDURATION:P1DT2H\r
            RECURRENCE-ID;RANGE=THISANDFUTURE:20260416\r\nDTSTART;VALUE=DATE:20260417\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
            """
        let alert = "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><identifier>1</identifier></alert>"
        for text in [event, alert] {
            let data = Data(text.utf8)
            for length in stride(from: 0, to: data.count, by: 7) {
                try readAll(data.prefix(length))
            }
            for _ in 0..<50 {
                var damaged = data
                damaged[Int.random(in: 0..<data.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                try readAll(damaged)
            }
        }
    }

    @Test(.needsSlowTests, .tags(.slow))
    func everyReaderRefusesAHundredMegabytes() throws {
        for byte in [UInt8(ascii: "a"), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: ","), 0] {
            try readAll(Data(repeating: byte, count: 100 * 1024 * 1024))
        }
    }

    /// What nests without end, or means itself many times, needs the most memory of all.
    @Test(arguments: ["[", "- ", "{a: ", "a: &x [*x, *x]\n", "? "])
    func aManifestThatNestsWithoutEndIsAnError(_ part: String) {
        let text = String(repeating: part, count: 900_000 / part.utf8.count)
        #expect(throws: DataError.self) { try TownReader.read(manifest: text) { _ in Data() } }
    }
}

extension String {
    fileprivate var normalizedForTest: String {
        precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping.filter { !$0.isWhitespace }
    }
}
