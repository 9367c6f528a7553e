import Rules
import TestSupport
import Testing

/// 2026-12-03 is a Thursday, 2026-11-23 a Monday and a holiday.
@Suite("The town office")
struct OfficeTests {
    private static let number = "0242-00-1000"
    private static let nightDesk = TelephoneLine(
        name: LocalizedName(["en": "the night desk"]), telephone: "0242-00-1001")

    private static func span(_ from: String, _ to: String) throws -> TimeSpan {
        TimeSpan(from: try #require(TimeOfDay(from)), to: try #require(TimeOfDay(to)))
    }

    /// Mo-Fr 08:30-12:00,13:00-17:15; PH off; Dec 29-Jan 03 off.
    private static func hours() throws -> OpeningHours {
        OpeningHours(rules: [
            OpeningRule(
                days: [.weekdays([.monday, .tuesday, .wednesday, .thursday, .friday])],
                spans: [try span("08:30", "12:00"), try span("13:00", "17:15")]),
            OpeningRule(days: [.publicHoliday], state: .closed),
            OpeningRule(
                dates: [DateSelector(from: .init(month: 12, day: 29), to: .init(month: 1, day: 3))], state: .closed),
        ])
    }

    private static func town(_ hours: OpeningHours?, afterHours: TelephoneLine? = nil) throws -> Town {
        var town = try SampleTown.town()
        town.office.hours = hours
        town.office.afterHours = afterHours
        return town
    }

    private static let moments: [(now: String, opens: String?)] = [
        ("2026-12-03T07:30", "2026-12-03T08:30"), ("2026-12-03T08:29", "2026-12-03T08:30"), ("2026-12-03T08:30", nil),
        ("2026-12-03T11:59", nil), ("2026-12-03T12:00", "2026-12-03T13:00"), ("2026-12-03T17:14", nil),
        ("2026-12-03T17:15", "2026-12-04T08:30"), ("2026-12-04T18:00", "2026-12-07T08:30"),
        ("2026-12-06T00:00", "2026-12-07T08:30"), ("2026-11-20T18:00", "2026-11-24T08:30"),
        ("2026-11-23T10:00", "2026-11-24T08:30"), ("2026-12-28T17:00", nil),
        ("2026-12-28T17:15", "2027-01-04T08:30"), ("2027-01-03T23:59", "2027-01-04T08:30"),
    ]

    @Test("A reply that sends the resident there says when it opens, if it is closed", arguments: moments)
    func opening(_ now: String, _ opens: String?) throws {
        let now = try #require(LocalTime(now))
        let situation = Situation(household: SampleTown.household, now: now)
        let reply = Answerer(try Self.town(try Self.hours())).answer(.notOffered(.weather), in: situation)
        let expected = try opens.map { text in
            let opens = try #require(LocalTime(text))
            return Message(
                .officeOpens,
                [
                    "place": .name(LocalizedName(["en": "the town office"])),
                    "day": .day(opens.date, today: now.date), "time": .time(opens.time),
                ])
        }
        #expect(reply.messages.dropFirst(2) == [expected].compactMap(\.self)[...])
    }

    @Test("What cannot wait goes to the after-hours line while the office is closed", arguments: moments)
    func contact(_ now: String, _ opens: String?) throws {
        let now = try #require(LocalTime(now))
        let holidays = HolidayCalendar()
        let alone = try Self.town(try Self.hours()).office.contact(at: now, holidays: holidays)
        #expect(alone.telephone == Self.number)
        #expect(alone.opensAgain?.description == opens)
        let contact = try Self.town(try Self.hours(), afterHours: Self.nightDesk).office
            .contact(at: now, holidays: holidays)
        #expect(contact.telephone == (opens == nil ? Self.number : Self.nightDesk.telephone))
        #expect(contact.place.byLanguage["en"] == (opens == nil ? "the town office" : "the night desk"))
        #expect(contact.opensAgain?.description == opens)
    }

    @Test("Nothing is said of hours that nobody knows")
    func unknownHours() throws {
        let night = try #require(LocalTime("2026-12-03T22:00"))
        let holidays = HolidayCalendar()
        let unknown = OpeningHours(rules: [OpeningRule(state: .unknown)])
        let untilUnknown = OpeningHours(
            rules: try Self.hours().rules + [OpeningRule(days: [.weekdays([.friday])], state: .unknown)])
        let never = OpeningHours(rules: [OpeningRule(state: .closed)])
        let unsure = OpeningHours(rules: try Self.hours().rules, closesOnOtherDays: true)
        #expect(unsure.status(at: night, holidays: holidays) == .closed(opens: nil))
        #expect(unknown.status(at: night, holidays: holidays) == .unknown)
        #expect(untilUnknown.status(at: night, holidays: holidays) == .closed(opens: nil))
        #expect(never.status(at: night, holidays: holidays) == .closed(opens: nil))
        for hours in [nil, unknown, untilUnknown, never, unsure] {
            let reply = Answerer(try Self.town(hours, afterHours: Self.nightDesk)).answer(
                .notOffered(.news), in: Situation(household: SampleTown.household, now: night))
            #expect(reply.messages.count == 2)
        }
        #expect(
            try Self.town(nil, afterHours: Self.nightDesk).office.contact(at: night, holidays: holidays).telephone
                == Self.number, "not known to be closed")
    }

    @Test("Hours that pass midnight run on into the next day")
    func hoursOfTheEvening() throws {
        let hours = OpeningHours(rules: [
            OpeningRule(days: [.weekdays([.thursday])], spans: [try Self.span("22:00", "26:00")])
        ])
        let holidays = HolidayCalendar()
        for (time, status) in [
            ("2026-12-04T01:59", OpeningHours.Status.open),
            ("2026-12-04T02:00", .closed(opens: LocalTime("2026-12-10T22:00"))),
        ] {
            #expect(hours.status(at: try #require(LocalTime(time)), holidays: holidays) == status)
        }
    }

    @Test("The next opening is the beginning of the next interval, on generated hours and moments")
    func generatedHours() throws {
        var random = SplitMix(state: 11)
        let first = try #require(CalendarDate("2026-12-01"))
        let holidays = HolidayCalendar()
        for _ in 0..<200 {
            let rules = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                let days = Weekday.allCases.filter { _ in Bool.random(using: &random) }
                let from = Int.random(in: 0...1400, using: &random)
                let selectors: [DaySelector] = [
                    .weekdays(Set(days)), .publicHoliday, .nth(.saturday, ordinals: [1, 3]),
                ]
                return OpeningRule(
                    days: [selectors.randomElement(using: &random) ?? .publicHoliday],
                    spans: [
                        TimeSpan(
                            from: TimeOfDay(minutes: from),
                            to: TimeOfDay(minutes: from + Int.random(in: 1...900, using: &random)))
                    ],
                    state: Int.random(in: 0..<4, using: &random) == 0 ? .closed : .open)
            }
            let hours = OpeningHours(rules: rules)
            let now = LocalTime(
                first + Int.random(in: 0...60, using: &random),
                TimeOfDay(minutes: Int.random(in: 0..<1440, using: &random)))
            let next = hours.intervals(from: now, to: LocalTime(now.date + 61, .midnight), holidays: holidays).first
            let expected: OpeningHours.Status =
                next?.lowerBound == now ? .open : .closed(opens: next?.lowerBound)
            #expect(hours.status(at: now, holidays: holidays) == expected, "\(rules) \(now)")
        }
    }

    @Test("Whichever reply names its number is followed by its opening, once")
    func everyReply() throws {
        let questions: [Question] =
            ForeignService.allCases.map(Question.notOffered)
            + [
                .nextCollection(category: "gold", district: nil), .nextCollection(category: "tires", district: nil),
                .nextCollection(category: "paper", district: "ending"), .collectionsOn(.sunday, district: "ending"),
                .categoryOf(item: "tire"), .openClinics(.now), .dutyClinic(.today), .dutyClinic(.sunday),
                .didCheckIn(person: "neighbour"), .nextBus(stop: "moon"), .clinicTelephone(clinic: "ghost"),
                .nextBus(stop: "pole"), .time, .clinicTelephone(clinic: "sakura"), .checkInWell,
            ]
        let answerer = Answerer(try Self.town(try Self.hours()))
        var named = 0
        for now in ["2026-12-12T07:10", "2026-12-14T21:00", "2026-12-14T09:30"] {
            let now = try #require(LocalTime(now))
            let isClosed = answerer.town.office.contact(at: now, holidays: answerer.town.holidays).opensAgain != nil
            for question in questions {
                let messages = answerer.answer(question, in: Situation(household: SampleTown.household, now: now))
                    .messages
                let last = messages.lastIndex { $0.values["telephone"] == .telephone(Self.number) }
                let openings = messages.indices.filter { messages[$0].key == ReplyKey.officeOpens.rawValue }
                #expect(openings == (isClosed ? [last].compactMap(\.self).map { $0 + 1 } : []), "\(question) \(now)")
                for index in openings {
                    #expect(Set(messages[index].values.keys) == ReplyKey.officeOpens.placeholders)
                    named += 1
                }
            }
        }
        #expect(named > 30)
    }

    @Test("Who does not speak an alert's language is given the number that answers now")
    func alertAtNight() throws {
        let town = try Self.town(try Self.hours(), afterHours: Self.nightDesk)
        let alert = Alert(id: "1", text: LocalizedName(["ja": "避難してください。"]), districts: ["hill"])
        for (now, number) in [
            ("2026-12-03T22:00", Self.nightDesk.telephone), ("2026-12-03T10:00", Self.number), (nil, Self.number),
        ] {
            let messages = Answerer(town).announcement(of: alert, at: now.flatMap { LocalTime($0) })
            guard case .sentences(_, let otherwise)? = messages.last?.values["text"] else {
                Issue.record("no text in \(messages)")
                continue
            }
            #expect(otherwise.values["telephone"] == .telephone(number))
        }
    }

    @Test(
        "The office days after a moment: weekends, holidays and the turn of the year do not count",
        arguments: [
            ("2026-12-03T07:40", 2, "2026-12-07T17:15"), ("2026-12-03T18:00", 1, "2026-12-04T17:15"),
            ("2026-11-20T10:00", 1, "2026-11-24T17:15"), ("2026-12-28T10:00", 2, "2027-01-05T17:15"),
        ])
    func officeDays(_ now: String, _ count: Int, _ end: String) throws {
        let town = try Self.town(try Self.hours())
        let found = town.office.end(
            ofOfficeDay: count, after: try #require(LocalTime(now)), holidays: town.holidays)
        #expect(found.description == end)
    }

    @Test("Without hours an office day is one from Monday to Friday, until 17:00")
    func officeDaysWithoutHours() throws {
        let town = try Self.town(nil)
        let now = try #require(LocalTime("2026-11-20T10:00"))
        #expect(town.office.end(ofOfficeDay: 1, after: now, holidays: town.holidays).description == "2026-11-24T17:00")
        #expect(
            town.office.end(ofOfficeDay: 1, after: now, holidays: HolidayCalendar()).description == "2026-11-24T17:00")
    }
}
