import Rules
import Testing

@Suite struct AnswererTests {
    private func reply(
        _ question: Question, at now: String = "2026-12-03T07:30", _ certainty: Certainty = .understood,
        checkIns: [Person.ID: CheckIn] = [:], announcements: [Announcement] = [], looks: [PastLook] = [],
        isFamilyTold: Bool = true
    ) throws -> Reply {
        let situation = Situation(
            household: SampleTown.household, now: try #require(LocalTime(now)), certainty: certainty,
            checkIns: checkIns, announcements: announcements, looks: looks, isFamilyTold: isFamilyTold)
        return Answerer(try SampleTown.town()).answer(question, in: situation)
    }

    private func keys(_ reply: Reply) -> [ReplyKey] {
        reply.messages.compactMap { ReplyKey(rawValue: $0.key) }
    }

    private func checkIn(_ state: CheckIn.State) throws -> CheckIn {
        CheckIn(state: state, at: try #require(LocalTime("2026-12-03T07:00")))
    }

    // MARK: - Garbage

    @Test(arguments: [
        ("2026-12-03T07:59", [ReplyKey.nextCollection, .putOutBefore], "2026-12-03"),
        ("2026-12-03T08:00", [.tooLateToday, .nextCollection], "2026-12-07"),
        ("2026-12-02T20:00", [.nextCollection, .putOutBefore], "2026-12-03"),
        ("2026-12-04T07:00", [.nextCollection], "2026-12-07"),
        ("2026-12-29T09:00", [.nextCollection], "2027-01-04"),
    ])
    func theNextCollectionMindsTheCutOffAndTheTurnOfTheYear(
        _ now: String, _ expected: [ReplyKey], _ day: String
    ) throws {
        let reply = try reply(.nextCollection(category: "burnable", district: nil), at: now)
        #expect(reply.outcome == .answered)
        #expect(keys(reply) == expected)
        let next = try #require(reply.messages.first { $0.key == ReplyKey.nextCollection.rawValue })
        let date = try #require(CalendarDate(day))
        let today = try #require(LocalTime(now)).date
        #expect(next.values["day"] == .day(date, today: today))
    }

    @Test func aCategoryWhoseDatesAreOverIsUnknown() throws {
        let reply = try reply(.nextCollection(category: "bulky", district: nil), at: "2026-12-13T07:00")
        #expect(reply.outcome == .unknown)
    }

    @Test(arguments: [
        ("2026-12-03T07:00", DayReference.today, [ReplyKey.collectedOn, .putOutBefore]),
        ("2026-12-03T09:00", .today, [.collectedOn, .tooLateToday, .nextOfAny]),
        ("2026-12-03T09:00", .monday, [.collectedOn, .putOutBefore]),
        ("2026-12-03T07:00", .tomorrow, [.nothingCollected, .nextOfAny]),
        ("2026-12-30T07:00", .tomorrow, [.collectionClosed, .nextOfAny]),
    ])
    func whatIsCollectedOnADay(_ now: String, _ day: DayReference, _ expected: [ReplyKey]) throws {
        #expect(keys(try reply(.collectionsOn(day, district: nil), at: now)) == expected)
    }

    @Test(arguments: [
        ("2026-12-03T07:00", DayReference.today, [ReplyKey.isCollected, .putOutBefore]),
        ("2026-12-03T08:30", .today, [.isCollected, .tooLateToday, .nextCollection]),
        ("2026-12-03T07:00", .friday, [.isNotCollected, .nextCollection]),
        ("2026-12-03T07:00", .monday, [.isCollected, .putOutBefore]),
    ])
    func whetherACategoryIsCollectedOnADay(_ now: String, _ day: DayReference, _ expected: [ReplyKey]) throws {
        #expect(
            keys(try reply(.isCollectedOn(category: "burnable", day, district: nil), at: now)) == expected)
    }

    /// 2026-12-11 is the second Friday, the last day with paper that is known.
    @Test(arguments: [
        (
            Question.nextCollection(category: "paper", district: "ending"), "2026-12-11T06:59",
            [
                ReplyKey.nextCollection, .putOutBefore, .collectionNotice,
            ]
        ),
        (.nextCollection(category: "paper", district: "ending"), "2026-12-11T07:00", [.notKnownYet]),
        (
            .nextCollection(category: "burnable", district: "ending"), "2026-12-10T07:59",
            [.nextCollection, .putOutBefore]
        ),
        (
            .collectionsOn(.today, district: "ending"), "2026-12-11T06:59",
            [.collectedOn, .putOutBefore, .collectionNotice]
        ),
        (.collectionsOn(.today, district: "ending"), "2026-12-11T07:00", [.collectedOn, .tooLateToday, .nextOfAny]),
        (.collectionsOn(.sunday, district: "ending"), "2026-12-11T07:00", [.notKnownYet]),
        (.isCollectedOn(category: "burnable", .monday, district: "ending"), "2026-12-11T07:00", [.notKnownYet]),
    ])
    func whatTheDataDoesNotReachIsNotKnownYet(_ question: Question, _ now: String, _ expected: [ReplyKey]) throws {
        let reply = try reply(question, at: now)
        #expect(keys(reply) == expected)
        #expect((reply.outcome == .unknown) == (expected == [.notKnownYet]))
    }

    @Test(arguments: [
        (Question.nextCollection(category: "bulky", district: nil), [ReplyKey.nextCollection, .collectionRemark]),
        (
            .isCollectedOn(category: "bulky", .saturday, district: nil),
            [.isCollected, .putOutBefore, .collectionRemark]
        ),
        (.collectionsOn(.saturday, district: nil), [.collectedOn, .putOutBefore, .collectionRemark]),
        // Nothing but the remark says how it is collected.
        (.nextCollection(category: "metal", district: nil), [.collectionRemark, .unknown]),
        (.isCollectedOn(category: "metal", .saturday, district: nil), [.collectionRemark, .unknown]),
    ])
    func aRemarkIsSaidOnceWithTheDaysThatCarryIt(_ question: Question, _ expected: [ReplyKey]) throws {
        let reply = try reply(question, at: "2026-12-09T07:00")
        #expect(keys(reply) == expected)
        let message = try #require(reply.messages.first { $0.key == ReplyKey.collectionRemark.rawValue })
        guard case .sentences(SampleTown.remark, let otherwise) = message.values["remark"] else {
            Issue.record("no remark in \(message)")
            return
        }
        #expect(otherwise.values["telephone"] == .telephone(SampleTown.office))
    }

    @Test func aNameOfTwoThingsIsAskedAbout() throws {
        let reply = try reply(.categoryOf(item: "grave"))
        #expect(keys(reply) == [.itemSeveral])
        let names = ["tires", "bulky"].map { MessageValue.name(LocalizedName(["en": $0])) }
        #expect(reply.messages.first?.values["categories"] == .list(names))
    }

    @Test(
        "Two things that sound alike are asked about, however they are written",
        arguments: [
            ("枕", "まくら", "まくら", nil), ("枕", "まくら", "マクラ", nil), ("ふとん", nil, "布団", "ふとん"),
        ] as [(String, String?, String, String?)])
    func soundAlike(_ name: String, _ reading: String?, _ other: String, _ otherReading: String?) throws {
        func item(_ id: String, _ name: String, _ reading: String?, _ category: String) -> WasteItem {
            var names = ["ja": name]
            names["ja-Hrkt"] = reading
            return WasteItem(id: id, name: LocalizedName(names), category: category)
        }
        var town = try SampleTown.town()
        town.items += [
            item("a", name, reading, "tires"), item("b", other, otherReading, "bulky"), item("c", "枕木", nil, "metal"),
        ]
        let situation = Situation(
            household: SampleTown.household, now: try #require(LocalTime("2026-12-03T07:30")),
            checkIns: [:], announcements: [])
        for id in ["a", "b"] {
            let reply = Answerer(town).answer(.categoryOf(item: id), in: situation)
            #expect(keys(reply) == [.itemSeveral])
        }
        #expect(keys(Answerer(town).answer(.categoryOf(item: "c"), in: situation)) != [.itemSeveral])
    }

    @Test func aThingHasItsCategoryItsNoticeAndItsNextDay() throws {
        #expect(keys(try reply(.categoryOf(item: "book"))) == [.itemCategory, .itemNotice, .nextCollection])
        #expect(keys(try reply(.categoryOf(item: "tire"))) == [.itemNotCollected, .telephone])
        #expect(keys(try reply(.nextCollection(category: "tires", district: nil))) == [.neverCollected, .telephone])
    }

    // MARK: - Buses

    @Test(arguments: [
        ("pole", "2026-12-03T08:00", [ReplyKey.nextBus, .busAfter]), ("pole", "2026-12-03T10:00", [.nextBus]),
        ("terminus", "2026-12-03T10:00", [.noBus, .telephone]),
        ("moon", "2026-12-03T10:00", [.unknown]),
        ("square", "2026-12-03T09:30", [.nextBus, .tellDriver, .busAfter, .telephoneForBus]),
        ("square", "2026-12-03T10:30", [.nextBus, .telephoneForBus]),
        ("fair", "2026-12-03T10:00", [.busEvery, .otherBus]), ("fair", "2026-12-03T13:00", [.busEvery]),
        ("fair", "2026-12-03T17:00", [.busEvery, .otherBus]),
        // The timetable holds 2026-03-06 to 2026-12-31.
        ("pole", "2026-03-05T10:00", [.timetableBegins, .telephone]), ("pole", "2026-03-06T10:00", [.nextBus]),
        ("pole", "2026-12-31T10:00", [.nextBus]),
        ("pole", "2026-12-31T20:00", [.noBusFrom, .timetableEnds, .telephone]),
        ("pole", "2027-01-01T10:00", [.timetableEnded, .telephone]),
        ("terminus", "2026-12-25T10:00", [.noBus, .telephone]),
        ("terminus", "2026-12-26T10:00", [.noBusFrom, .timetableEnds, .telephone]),
    ])
    func theNextBusIsNamedWithTheOneAfterIt(_ stop: String, _ now: String, _ expected: [ReplyKey]) throws {
        let reply = try reply(.nextBus(stop: stop), at: now)
        #expect(keys(reply) == expected)
        let unknown: Set<ReplyKey> = [.unknown, .timetableBegins, .timetableEnds, .timetableEnded]
        #expect((reply.outcome == .unknown) == !unknown.isDisjoint(with: expected))
    }

    @Test func aBusWithoutFixedTimesIsNamedByItsHoursAndInterval() throws {
        let bus = try #require(try reply(.nextBus(stop: "fair"), at: "2026-12-03T10:07").messages.first)
        #expect(bus.values["minutes"] == .number(20))
        #expect(bus.values["hours"] == .span(TimeSpan(from: TimeOfDay(minutes: 540), to: TimeOfDay(minutes: 1020))))
        #expect(bus.values["time"] == nil)
    }

    /// From ten in the evening to two at night, every half an hour.
    @Test(arguments: [
        ("2026-12-03T21:00", "2026-12-03T22:00", "22:00", "26:00"),
        ("2026-12-03T23:10", "2026-12-03T23:10", "22:00", "26:00"),
        ("2026-12-04T00:30", "2026-12-04T00:30", "00:00", "02:00"),
        ("2026-12-04T02:00", "2026-12-04T22:00", "22:00", "26:00"),
    ])
    func aBusThatRunsAfterMidnightIsNamedByTheHoursOfTheDay(
        _ now: String, _ at: String, _ from: String, _ to: String
    ) throws {
        let date = try #require(CalendarDate("2026-12-01"))
        let timetable = BusTimetable(
            stops: [BusTimetable.Stop(id: "s", name: LocalizedName([:]))],
            trips: [BusTimetable.Trip(service: 0, destination: LocalizedName([:]))],
            services: [BusTimetable.Service(weekdays: Set(Weekday.allCases), days: date...date + 9)], departures: [[]],
            frequencies: [[BusTimetable.Frequency(from: 1320, until: 1560, minutes: 30, trip: 0)]])
        let moment = try #require(LocalTime(now))
        let bus = try #require(timetable.next(1, from: ["s"], after: moment).first)
        #expect(bus.at == LocalTime(at))
        #expect(bus.every?.hours.from == TimeOfDay(from))
        #expect(bus.every?.hours.to == TimeOfDay(to))
    }

    @Test func whoMustTelephoneIsToldTheCompanysNumber() throws {
        let reply = try reply(.nextBus(stop: "square"), at: "2026-12-03T10:30")
        #expect(reply.messages.last?.values["telephone"] == .telephone("0242-00-3000"))
    }

    @Test(arguments: [
        (DayReference.now, ClockTime(hour: 10), "2026-12-03T08:00", [ReplyKey.nextBus], "2026-12-03T16:00"),
        (.today, ClockTime(hour: 4), "2026-12-03T16:00", [.nextBus], "2026-12-03T16:00"),
        (.today, ClockTime(hour: 5), "2026-12-03T08:00", [.noBusFrom, .nextBus, .busAfter], "2026-12-04T09:00"),
        (.today, ClockTime(hour: 10), "2026-12-03T11:00", [.timePassed, .nextBus], "2026-12-04T16:00"),
        (.tomorrow, nil, "2026-12-03T20:00", [.nextBus, .busAfter], "2026-12-04T09:00"),
        (.saturday, nil, "2026-12-03T08:00", [.noBusOn, .nextBus, .busAfter], "2026-12-07T09:00"),
        (.thursday, nil, "2026-12-03T10:00", [.nextBus], "2026-12-03T16:00"),
        (
            .thursday, ClockTime(hour: 9, .morning), "2026-12-03T10:00", [.timePassed, .nextBus, .busAfter],
            "2026-12-10T09:00"
        ),
    ])
    func aBusOfADayOrFromATimeOnIsNamed(
        _ day: DayReference, _ time: ClockTime?, _ now: String, _ expected: [ReplyKey], _ leaves: String
    ) throws {
        let reply = try reply(.nextBus(stop: "pole", day, from: time), at: now)
        #expect(keys(reply) == expected)
        let bus = try #require(reply.messages.first { $0.key == ReplyKey.nextBus.rawValue })
        let (time, today) = (try #require(LocalTime(leaves)), try #require(LocalTime(now)).date)
        #expect(bus.values["time"] == .time(time.time))
        #expect(bus.values["day"] == .day(time.date, today: today))
    }

    // MARK: - Clinics

    @Test(arguments: [
        (DayReference.today, ClockTime(hour: 9), "2026-12-03T08:00", [ReplyKey.clinicOpenAt, .lastPatientAt]),
        (.today, ClockTime(hour: 12), "2026-12-03T08:00", [.clinicClosedAt, .clinicOpensAgain]),
        (.today, ClockTime(hour: 9), "2026-12-03T10:00", [.timePassed, .clinicOpenAt, .lastPatientAt]),
        (.monday, ClockTime(hour: 5), "2026-12-03T10:00", [.clinicOpenAt, .lastPatientAt]),
        (.saturday, ClockTime(hour: 9), "2026-12-03T10:00", [.clinicClosedOn, .clinicOpensAgain]),
        (
            .date(.named(12), day: 1), ClockTime(hour: 9), "2026-12-03T10:00",
            [.dayPassed, .clinicClosedOn, .clinicOpensAgain]
        ),
        (.date(.named(4), day: 31), nil, "2026-12-03T10:00", [.noSuchDay]),
    ])
    func whetherAClinicIsOpenAtATimeOfADay(
        _ day: DayReference, _ time: ClockTime?, _ now: String, _ expected: [ReplyKey]
    ) throws {
        #expect(keys(try reply(.isClinicOpen(clinic: "sakura", day, at: time), at: now)) == expected)
    }

    @Test func aTimeThatIsOverIsThatOfTheNextSuchDay() throws {
        let reply = try reply(.isClinicOpen(clinic: "sakura", .today, at: ClockTime(hour: 9)), at: "2026-12-03T10:00")
        let thursday = try #require(CalendarDate("2026-12-03"))
        #expect(reply.messages[0].values["time"] == .time(try #require(TimeOfDay("09:00"))))
        #expect(reply.messages[1].values["day"] == .day(thursday + 1, today: thursday))
        #expect(reply.messages[1].values["end"] == .time(try #require(TimeOfDay("12:00"))))
    }

    @Test func hoursOfTheNightBeforeCountAtATimeToo() throws {
        let one = ClockTime(hour: 1, .morning)
        let reply = try reply(.isClinicOpen(clinic: "night", .tomorrow, at: one), at: "2026-12-03T10:00")
        #expect(keys(reply) == [.clinicOpenAt])
        #expect(reply.messages[0].values["end"] == .time(try #require(TimeOfDay("02:00"))))
    }

    @Test(arguments: [
        (DayReference.tomorrow, ClockTime(hour: 9), [ReplyKey.clinicsOpenAt]),
        (.tomorrow, ClockTime(hour: 1), [.noClinicOpenAt, .telephone]),
        (.today, ClockTime(hour: 7), [.timePassed, .noClinicOpenAt, .telephone]),
    ])
    func whichClinicsAreOpenAtATime(_ day: DayReference, _ time: ClockTime?, _ expected: [ReplyKey]) throws {
        #expect(keys(try reply(.openClinics(day, at: time), at: "2026-12-03T08:30")) == expected)
    }

    @Test(arguments: [
        (Question.isClinicOpen(clinic: "sakura", .now), "2026-12-03T09:00", [ReplyKey.clinicOpenNow, .lastPatientAt]),
        (.isClinicOpen(clinic: "sakura", .now), "2026-12-03T11:40", [.clinicOpenNow, .noMorePatients]),
        (.isClinicOpen(clinic: "sakura", .now), "2026-12-03T12:00", [.clinicClosedNow, .clinicOpensAgain]),
        (.isClinicOpen(clinic: "sakura", .today), "2026-12-03T12:00", [.clinicOpenOn]),
        (.isClinicOpen(clinic: "sakura", .today), "2026-12-03T17:30", [.clinicClosedForToday, .clinicOpensAgain]),
        (.isClinicOpen(clinic: "sakura", .saturday), "2026-12-03T09:00", [.clinicClosedOn, .clinicOpensAgain]),
        (.isClinicOpen(clinic: "sakura", .sunday), "2026-12-03T09:00", [.clinicOpenOn]),
        (.isClinicOpen(clinic: "sakura", .now), "2026-12-07T08:00", [.clinicOpenNow]),
        (.isClinicOpen(clinic: "night", .now), "2026-12-04T01:59", [.clinicOpenNow]),
        (.isClinicOpen(clinic: "night", .now), "2026-12-04T02:00", [.clinicClosedNow, .clinicOpensAgain]),
        (.clinicOpens(clinic: "sakura", .today), "2026-12-03T08:00", [.clinicOpensAt]),
        (.clinicOpens(clinic: "sakura", .today), "2026-12-03T15:00", [.clinicOpenNow]),
        (.clinicOpens(clinic: "sakura", .wednesday), "2026-12-03T15:00", [.clinicClosedOn, .clinicOpensAgain]),
        (.clinicCloses(clinic: "sakura", .today), "2026-12-03T08:00", [.clinicClosesAt, .clinicBreak]),
        (.clinicCloses(clinic: "sakura", .today), "2026-12-03T15:00", [.clinicClosesAt]),
        (.lastPatient(clinic: "sakura", .today), "2026-12-03T15:00", [.clinicLastPatient]),
        (.lastPatient(clinic: "sakura", .today), "2026-12-03T17:10", [.noMorePatients, .clinicOpensAgain]),
        (.lastPatient(clinic: "sakura", .saturday), "2026-12-03T17:10", [.clinicClosedOn, .clinicOpensAgain]),
        (.openClinics(.now), "2026-12-03T09:00", [.clinicsOpenNow]),
        (.openClinics(.now), "2026-12-03T13:00", [.noClinicOpenNow, .telephone]),
        (.openClinics(.tomorrow), "2026-12-03T13:00", [.clinicsOpenOn]),
        (.openClinics(.wednesday), "2026-12-03T13:00", [.noClinicOpenOn, .telephone]),
        (.clinicTelephone(clinic: "sakura"), "2026-12-03T09:00", [.clinicTelephone, .telephoneAgain]),
        (.dutyClinic(.sunday), "2026-12-03T09:00", [.onDuty, .telephone]),
        (.dutyClinic(.today), "2026-12-03T09:00", [.nobodyOnDuty, .telephone]),
        (.dutyClinic(.today), "2026-12-07T08:29", [.stillOnDuty, .telephone]),
        (.dutyClinic(.today), "2026-12-07T08:30", [.nobodyOnDuty, .telephone]),
    ])
    func aClinicIsOpenWhenItsHoursAndItsDutySaySo(
        _ question: Question, _ now: String, _ expected: [ReplyKey]
    ) throws {
        let reply = try reply(question, at: now)
        #expect(reply.outcome == .answered)
        #expect(keys(reply) == expected)
    }

    /// 2026-11-23 is a Monday and a holiday, 2026-12-07 a Monday.
    @Test(arguments: [
        (DayReference.now, "2026-11-23T09:00", "2026-11-24"), (.today, "2026-11-23T09:00", "2026-11-24"),
        (.monday, "2026-11-20T09:00", "2026-11-24"),
    ])
    func aClinicClosedForAHolidaySaysSoAndByWhenToComeNext(_ day: DayReference, _ now: String, _ next: String) throws {
        let reply = try reply(.isClinicOpen(clinic: "resting", day), at: now)
        #expect(keys(reply) == [.clinicClosedForHoliday, .clinicOpensAgain, .lastPatientAt])
        let date = try #require(CalendarDate(next))
        #expect(reply.messages[1].values["day"] == .day(date, today: try #require(LocalTime(now)).date))
        #expect(reply.messages[2].values["time"] == .time(TimeOfDay(minutes: 11 * 60 + 30)))
    }

    @Test func aDayThatIsClosedAnywayIsNotClosedForItsHoliday() throws {
        let wednesday = try reply(.isClinicOpen(clinic: "resting", .today), at: "2026-09-23T09:00")
        #expect(keys(wednesday).first == .clinicClosedOn)
    }

    @Test func anAnswerKnowsWhereItComesFrom() throws {
        let source = try reply(.nextCollection(category: "paper", district: nil)).source
        #expect(source?.name.byLanguage == ["en": "the calendar"])
        #expect(source?.date?.description == "2026-12-31")
        #expect(try reply(.time).source == nil)
    }

    @Test func theHoursOfTheDayBeforeEndOnTheClockOfToday() throws {
        let reply = try reply(.isClinicOpen(clinic: "night", .now), at: "2026-12-04T01:00")
        #expect(reply.messages.first?.values["time"] == .time(TimeOfDay(minutes: 120)))
    }

    @Test func aDayOfWhichOnlyTheClinicCanTellIsNotPassedOver() throws {
        var town = try SampleTown.town()
        let index = try #require(town.clinics.firstIndex { $0.id == "sakura" })
        town.clinics[index].hours?.rules.append(OpeningRule(days: [.weekdays([.monday])], state: .unknown))
        let situation = Situation(
            household: SampleTown.household, now: try #require(LocalTime("2026-12-11T18:00")))
        let reply = Answerer(town).answer(.isClinicOpen(clinic: "sakura", .now), in: situation)
        #expect(keys(reply) == [.clinicClosedNow, .telephone])
    }

    /// The sample town, in which 2026-12-03 may be a closed day of some clinics.
    private func perhapsClosed(_ ids: Set<Clinic.ID>, onOtherDays: Bool = false) throws -> Town {
        var town = try SampleTown.town()
        let day = DateSelector.Day(month: 12, day: 3)
        for index in town.clinics.indices where ids.contains(town.clinics[index].id) {
            town.clinics[index].hours?.closesOnOtherDays = onOtherDays
            guard !onOtherDays else { continue }
            let rule = OpeningRule(dates: [DateSelector(from: day, to: day)], state: .perhapsClosed)
            town.clinics[index].hours?.rules.append(rule)
        }
        return town
    }

    private func keys(_ town: Town, _ question: Question, at now: String) throws -> [ReplyKey] {
        let situation = Situation(household: SampleTown.household, now: try #require(LocalTime(now)))
        return keys(Answerer(town).answer(question, in: situation))
    }

    @Test(
        "A day on which a clinic may be closed is never called open",
        arguments: [
            (Question.isClinicOpen(clinic: "sakura", .now), [ReplyKey.clinicUnknownOn]),
            (.isClinicOpen(clinic: "sakura", .today), [.clinicUnknownOn]),
            (.isClinicOpen(clinic: "sakura", .today, at: ClockTime(hour: 11)), [.clinicUnknownOn]),
            (.clinicOpens(clinic: "sakura", .today), [.clinicUnknownOn]),
            (.clinicCloses(clinic: "sakura", .today), [.clinicUnknownOn]),
            (.lastPatient(clinic: "sakura", .today), [.clinicUnknownOn]),
            (.openClinics(.now), [.clinicUnknownOn]), (.openClinics(.today), [.clinicsOpenOn]),
            (.openClinics(.today, at: ClockTime(hour: 11)), [.clinicUnknownOn]),
            (.isClinicOpen(clinic: "sakura", .tomorrow), [.clinicOpenOn]),
        ])
    func aDayThatMayBeClosedIsNeverCalledOpen(_ question: Question, _ expected: [ReplyKey]) throws {
        #expect(try keys(perhapsClosed(["sakura"]), question, at: "2026-12-03T10:00") == expected)
    }

    @Test func clinicsThatMayBeClosedAreNamedTogether() throws {
        let town = try perhapsClosed(["sakura", "night"])
        #expect(try keys(town, .openClinics(.today), at: "2026-12-03T10:00") == [.clinicsUnknownOn, .telephone])
        #expect(
            try keys(town, .isClinicOpen(clinic: "resting", .today), at: "2026-12-03T10:00").first == .clinicClosedOn)
    }

    @Test(arguments: [
        (Question.isClinicOpen(clinic: "sakura", .now), [ReplyKey.clinicOpenNow, .lastPatientAt, .clinicMayBeClosed]),
        (.isClinicOpen(clinic: "sakura", .today), [.clinicOpenOn, .clinicMayBeClosed]),
        (
            .isClinicOpen(clinic: "sakura", .today, at: ClockTime(hour: 11)),
            [.clinicOpenAt, .lastPatientAt, .clinicMayBeClosed]
        ),
        (.clinicOpens(clinic: "sakura", .today), [.clinicOpensAt, .clinicMayBeClosed]),
        (.clinicCloses(clinic: "sakura", .today), [.clinicClosesAt, .clinicBreak, .clinicMayBeClosed]),
        (.lastPatient(clinic: "sakura", .today), [.clinicLastPatient, .clinicMayBeClosed]),
        (.openClinics(.now), [.clinicsOpenNow, .clinicMayBeClosed]),
        (.isClinicOpen(clinic: "sakura", .saturday), [.clinicClosedOn, .clinicOpensAgain]),
        (.isClinicOpen(clinic: "sakura", .sunday), [.clinicOpenOn]),
    ])
    func whoClosesOnOtherDaysToldToTelephoneFirst(_ question: Question, _ expected: [ReplyKey]) throws {
        #expect(try keys(perhapsClosed(["sakura"], onOtherDays: true), question, at: "2026-12-03T10:00") == expected)
    }

    @Test func aDutyEndsWhereTheNextBegins() throws {
        let sunday = try #require(CalendarDate("2026-12-06"))
        let night = TimeSpan(from: TimeOfDay(minutes: 22 * 60), to: TimeOfDay(minutes: 36 * 60))
        let roster = DutyRoster(entries: [
            DutyRoster.Entry(date: sunday, name: LocalizedName(["en": "x"]), spans: [night])
        ])
        #expect(roster.entriesStillOnDuty(at: LocalTime(sunday + 1, DutyRoster.turn - 1)).count == 1)
        #expect(roster.entriesStillOnDuty(at: LocalTime(sunday + 1, DutyRoster.turn)).isEmpty)
    }

    // MARK: - What the data does not say

    @Test(arguments: [
        (Question.nextCollection(category: "gold", district: nil), SampleTown.office),
        (.nextCollection(category: "paper", district: "moon"), SampleTown.office),
        (.collectionsOn(.today, district: "empty"), SampleTown.office),
        (.isCollectedOn(category: "gold", .today, district: nil), SampleTown.office),
        (.categoryOf(item: "dragon"), SampleTown.office),
        (.isClinicOpen(clinic: "ghost", .now), SampleTown.office),
        (.isClinicOpen(clinic: "secret", .now), "0242-00-9999"),
        (.clinicOpens(clinic: "secret", .tomorrow), "0242-00-9999"),
        (.clinicCloses(clinic: "secret", .tomorrow), "0242-00-9999"),
        (.lastPatient(clinic: "night", .thursday), "0242-00-2000"),
        (.lastPatient(clinic: "sakura", .sunday), "0242-00-2000"),
        (.clinicTelephone(clinic: "ghost"), SampleTown.office),
        (.didCheckIn(person: "neighbour"), SampleTown.office),
    ])
    func whatIsNotKnownNamesANumberToTelephone(_ question: Question, _ telephone: String) throws {
        let reply = try reply(question)
        #expect(reply.outcome == .unknown)
        #expect(reply.effects.isEmpty)
        #expect(reply.messages.contains { $0.values["telephone"] == .telephone(telephone) })
    }

    @Test func aMonthThatTheRosterLacksIsUnknownAndNotWithoutDuty() throws {
        #expect(try reply(.dutyClinic(.today), at: "2027-01-03T10:00").outcome == .unknown)
    }

    // MARK: - People

    @Test(arguments: [
        (Question.checkInUnwell, [Effect.recordCheckIn(.unwell), .requestContact(.family)]),
        (.contact(.family), [.requestContact(.family)]),
        (.contact(.townOffice), [.requestContact(.townOffice)]),
        (.contact(.volunteer), [.requestContact(.volunteer)]),
    ])
    func whatAlertsAPersonIsAskedFirst(_ question: Question, _ effects: [Effect]) throws {
        let first = try reply(question)
        #expect(first.outcome == .confirmationNeeded)
        #expect(first.effects.isEmpty)
        let second = try reply(question, .confirmed)
        #expect(second.outcome == .answered)
        #expect(second.effects == effects)
    }

    @Test(arguments: EmergencyKind.allCases)
    func anEmergencyActsAtOnce(_ kind: EmergencyKind) throws {
        let reply = try reply(.emergency(kind))
        #expect(reply.outcome == .answered)
        #expect(reply.effects == [.raiseEmergency(kind)])
        #expect(keys(reply).suffix(3) == [.helpNoted, .callAmbulance, .telephone])
    }

    @Test("A half-heard cry is noted with the question whether it was meant, and closed by a no alone")
    func halfHeardCry() throws {
        let asked = try reply(.emergency(.fall), .halfHeard)
        #expect(asked == Reply(.confirmationNeeded, [Message(.confirmEmergency)], effects: [.noteCry(.fall)]))
        #expect(try reply(.emergency(.fall), .declined).effects == [.closeCry])
        #expect(try reply(.emergency(.fall), .confirmed).effects == [.raiseEmergency(.fall)])
    }

    @Test func checkingInOnceADayIsEnough() throws {
        let first = try reply(.checkInWell)
        #expect(first.effects == [.recordCheckIn(.well)])
        let again = try reply(.checkInWell, checkIns: ["hana": try checkIn(.well)])
        #expect(keys(again) == [.alreadyWell])
        #expect(again.effects.isEmpty)
        let better = try reply(.checkInWell, checkIns: ["hana": try checkIn(.unwell)])
        #expect(keys(better) == [.feelingBetter])
        #expect(better.effects == [.recordCheckIn(.well)])
    }

    @Test func aFamilyHearsOfThoseWhoAgreed() throws {
        let question = Question.didCheckIn(person: "kiyo")
        #expect(keys(try reply(question)) == [.personIsSilent])
        #expect(keys(try reply(question, checkIns: ["kiyo": try checkIn(.well)])) == [.personIsWell])
        #expect(keys(try reply(question, checkIns: ["kiyo": try checkIn(.unwell)])) == [.personIsUnwell])
    }

    @Test("Asking after somebody is a look at them, and asking after a stranger is none")
    func noteLook() throws {
        #expect(try reply(.didCheckIn(person: "kiyo")).effects == [.noteLook(at: "kiyo")])
        #expect(try reply(.didCheckIn(person: "nobody")).effects.isEmpty)
    }

    @Test("Who looked is said by role, each with its last three days")
    func whoLooked() throws {
        let day = try #require(CalendarDate("2026-12-03"))
        #expect(keys(try reply(.whoLooked)) == [.nobodyLooked])
        let few = [PastLook(role: .family, day: day), PastLook(role: .staff, day: day - 1)]
        #expect(keys(try reply(.whoLooked, looks: few)) == [.lookedStaff, .lookedFamily])
        let many = (0..<4).map { PastLook(role: .staff, day: day - $0) }
        let reply = try reply(.whoLooked, looks: many + many)
        #expect(keys(reply) == [.lookedStaff, .lookedOften, .telephone])
        #expect(reply.messages[0].values["days"] == .list((0..<3).map { .day(day - $0, today: day) }))
    }

    @Test("A withdrawal waits for a yes; nothing to withdraw is said")
    func withdrawConsent() throws {
        #expect(try reply(.withdrawConsent) == Reply(.confirmationNeeded, [Message(.confirmWithdrawal)]))
        let done = try reply(.withdrawConsent, .confirmed)
        #expect(keys(done) == [.consentWithdrawn, .staffWillCall])
        // A Thursday; the second office day is Monday.
        let due = try #require(LocalTime("2026-12-07T17:00"))
        #expect(done.effects == [.withdrawFamilyConsents(callBackBy: due)])
        for certainty in [Certainty.understood, .confirmed] {
            let none = try reply(.withdrawConsent, certainty, isFamilyTold: false)
            #expect(none == Reply(.answered, [Message(.familyNotTold)]))
        }
    }

    @Test func checkInsArePausedForToday() throws {
        let today = try #require(CalendarDate("2026-12-03"))
        #expect(try reply(.pauseCheckIns).effects == [.pauseCheckIns(on: today)])
    }

    @Test func announcementsAreReadOutAndMarkedHeard() throws {
        let time = try #require(LocalTime("2026-12-03T07:00"))
        let notices = ["One.", "Two."].map { Announcement(id: $0, text: $0, publishedAt: time) }
        let reply = try reply(.announcements, announcements: notices)
        #expect(reply.messages.map { $0.values["text"] } == [nil, .text("One."), .text("Two.")])
        #expect(reply.effects == [.markAnnouncementsHeard])
        #expect(try self.reply(.announcements).effects.isEmpty)
    }

    @Test func aHolidayIsNamedWithTheDate() throws {
        #expect(keys(try reply(.date)) == [.date])
        #expect(keys(try reply(.date, at: "2026-11-23T07:00")) == [.date, .holiday])
        #expect(keys(try reply(.time)) == [.time])
    }

    @Test(arguments: ForeignService.allCases)
    func whatTheSpeakerCannotDoIsSaidAndAPersonOffered(_ service: ForeignService) throws {
        let reply = try reply(.notOffered(service))
        #expect(reply.outcome == .unknown)
        #expect(keys(reply).count == 2)
        #expect(keys(reply).last == .telephone)
        #expect(reply.effects.isEmpty)
    }

    // MARK: - All of them

    /// Every question, on every day named, at hours that fall before, in and after everything.
    @Test func everyMessageCarriesExactlyWhatItsPhraseIsFilledWith() throws {
        let days = DayReference.allCases + [.date(.named(4), day: 31), .date(.named(12), day: 2)]
        let clinics = ["sakura", "night", "resting", "secret", "ghost"]
        var questions: [Question] = [
            .checkInWell, .checkInUnwell, .pauseCheckIns, .announcements, .time, .date, .didCheckIn(person: "kiyo"),
            .whoLooked, .forgetThat, .withdrawConsent,
            .didCheckIn(person: "nobody"), .categoryOf(item: "book"), .categoryOf(item: "tire"),
            .nextBus(stop: nil), .nextBus(stop: nil, .sunday), .nextBus(stop: "square"), .nextBus(stop: "fair"),
            .nextBus(stop: "terminus"), .nextBus(stop: "moon"),
            .categoryOf(item: "stone"),
            .nextCollection(category: "paper", district: "ending"),
        ]
        questions += ContactTarget.allCases.map(Question.contact) + EmergencyKind.allCases.map(Question.emergency)
        questions += ForeignService.allCases.map(Question.notOffered)
        questions += clinics.map(Question.clinicTelephone)
        for day in days {
            for time in [ClockTime(hour: 9), ClockTime(hour: 1), ClockTime(hour: 8, .afternoon)] {
                questions += clinics.map { .isClinicOpen(clinic: $0, day, at: time) }
                questions += [.openClinics(day, at: time), .nextBus(stop: "pole", day, from: time)]
            }
            questions += [.collectionsOn(day, district: nil), .openClinics(day), .dutyClinic(day)]
            for clinic in clinics {
                questions += [
                    .isClinicOpen(clinic: clinic, day), .clinicOpens(clinic: clinic, day),
                    .clinicCloses(clinic: clinic, day), .lastPatient(clinic: clinic, day),
                ]
            }
            for category in ["burnable", "paper", "bulky", "tires", "metal", "gold"] {
                questions += [
                    .isCollectedOn(category: category, day, district: nil),
                    .nextCollection(category: category, district: nil),
                ]
            }
        }
        let notice = Announcement(id: "1", text: "One.", publishedAt: try #require(LocalTime("2026-12-03T07:00")))
        let states: [(Certainty, [Person.ID: CheckIn])] = [
            (.understood, [:]), (.confirmed, ["hana": try checkIn(.well), "kiyo": try checkIn(.well)]),
            (.halfHeard, ["hana": try checkIn(.unwell), "kiyo": try checkIn(.unwell)]), (.declined, [:]),
        ]
        let day = try #require(CalendarDate("2026-12-03"))
        let looks = PastLook.Role.allCases.flatMap { role in (0..<4).map { PastLook(role: role, day: day - $0) } }
        let alert = Alert(id: "1", isExercise: true, text: LocalizedName(["en": "Leave."]), districts: ["hill"])
        var over = alert
        over.withdraws = "0"
        let answerer = Answerer(try SampleTown.town())
        var said: Set<ReplyKey> = []
        let beforeTheTimetable = try reply(.nextBus(stop: nil), at: "2026-03-01T09:00").messages
        for message in answerer.announcement(of: alert) + answerer.announcement(of: over) + beforeTheTimetable {
            let key = try #require(ReplyKey(rawValue: message.key))
            #expect(Set(message.values.keys) == key.placeholders, "\(key)")
            said.insert(key)
        }
        let perhaps = [
            try perhapsClosed(["sakura", "night"]), try perhapsClosed(["sakura"], onOtherDays: true),
        ]
        for town in perhaps {
            let situation = Situation(
                household: SampleTown.household, now: try #require(LocalTime("2026-12-03T10:00")))
            for message in Answerer(town).answer(.openClinics(.now), in: situation).messages {
                let key = try #require(ReplyKey(rawValue: message.key))
                #expect(Set(message.values.keys) == key.placeholders, "\(key)")
                said.insert(key)
            }
        }
        let times = [
            "2026-12-03T07:00", "2026-12-03T10:00", "2026-12-03T11:40", "2026-12-04T01:00", "2026-12-07T08:00",
            "2026-12-31T20:00", "2027-01-01T12:00", "2026-11-23T09:00",
        ]
        for now in times {
            for question in questions {
                for (index, (certainty, checkIns)) in states.enumerated() {
                    let reply = try reply(
                        question, at: now, certainty, checkIns: checkIns,
                        announcements: Array(repeating: notice, count: index),
                        looks: index == 0 ? [] : looks, isFamilyTold: index != 3)
                    #expect(!reply.messages.isEmpty)
                    for message in reply.messages {
                        let key = try #require(ReplyKey(rawValue: message.key))
                        #expect(Set(message.values.keys) == key.placeholders, "\(key)")
                        said.insert(key)
                    }
                }
            }
        }
        let town = try SampleTown.town()
        for message in Answerer(town).outOfReach(at: try #require(LocalTime("2026-12-03T10:00"))).messages {
            let key = try #require(ReplyKey(rawValue: message.key))
            #expect(Set(message.values.keys) == key.placeholders, "\(key)")
            said.insert(key)
        }
        // Not without office hours; and never messages of their own: what is said instead of another language.
        #expect(Set(ReplyKey.allCases).subtracting(said) == [.officeOpens, .untold, .alertUntold])
    }

    @Test func slotsHoldWhatCanBeSaidInALanguage() throws {
        let town = try SampleTown.town()
        let categories = town.slotEntries(.category, language: "en", household: SampleTown.household)
        #expect(categories.map(\.value) == ["burnable", "paper", "bulky"])
        #expect(town.slotEntries(.category, language: "ja", household: SampleTown.household).isEmpty)
        #expect(
            town.slotEntries(.person, language: "en", household: SampleTown.household)
                == [SlotEntry(value: "kiyo", phrases: ["mother", "mom"])])
    }
}
