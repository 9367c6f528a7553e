/// Answers questions about one town. It holds no clock and changes nothing: the reply says what is to be done.
public struct Answerer: Sendable {
    public let town: Town

    public init(_ town: Town) {
        self.town = town
    }

    /// The answer to a question. What the town's data cannot tell is `unknown`, with a number to telephone.
    public func answer(_ question: Question, in situation: Situation) -> Reply {
        let today = situation.now.date
        if let day = question.day, !day.exists(on: today) { return Reply(.answered, [Message(.noSuchDay)]) }
        var reply = reply(to: question, in: situation)
        if let passed = question.day?.passed(on: today) {
            reply.messages.insert(Message(.dayPassed, ["date": .date(passed)]), at: 0)
        }
        reply.messages = addingOpening(to: reply.messages, at: situation.now)
        reply.source = town.sources.source(of: question)
        return reply
    }

    private func reply(to question: Question, in situation: Situation) -> Reply {
        switch question {
        case .nextCollection(let category, let district):
            nextCollection(of: category, at: place(district, situation))
        case .collectionsOn(let day, let district):
            collections(on: day, at: place(district, situation))
        case .isCollectedOn(let category, let day, let district):
            isCollected(category, on: day, at: place(district, situation))
        case .categoryOf(let item):
            category(of: item, at: place(nil, situation))
        case .isClinicOpen(let clinic, let day, nil):
            isOpen(clinic, day, at: situation.now)
        case .isClinicOpen(let clinic, let day, let time?):
            isOpen(clinic, moment(day, time, in: Self.clinicHours, at: situation.now), at: situation.now)
        case .clinicOpens(let clinic, let day):
            opens(clinic, day, at: situation.now)
        case .clinicCloses(let clinic, let day):
            closes(clinic, day, at: situation.now)
        case .lastPatient(let clinic, let day):
            lastPatient(of: clinic, day, at: situation.now)
        case .openClinics(let day, nil):
            openClinics(day, at: situation.now)
        case .openClinics(let day, let time?):
            openClinics(moment(day, time, in: Self.clinicHours, at: situation.now), at: situation.now)
        case .dutyClinic(let day):
            dutyClinic(day, at: situation.now)
        case .clinicTelephone(let clinic):
            telephone(of: clinic)
        case .nextBus(let stop, let day, let time):
            nextBus(from: stop, day, time, at: situation.now)
        case .checkInWell:
            checkInWell(in: situation)
        case .checkInUnwell:
            checkInUnwell(in: situation)
        case .didCheckIn(let person):
            didCheckIn(person, in: situation)
        case .pauseCheckIns:
            Reply(.answered, [Message(.checkInsPaused)], effects: [.pauseCheckIns(on: situation.now.date)])
        case .contact(let target):
            contact(target, in: situation)
        case .emergency(let kind):
            emergency(kind, in: situation)
        case .announcements:
            announcements(in: situation)
        case .whoLooked:
            whoLooked(in: situation)
        case .forgetThat:
            Reply(.answered, [Message(.forgotten), Message(.requestsStay)], effects: [.forgetLastExchange])
        case .withdrawConsent:
            withdrawConsent(in: situation)
        case .notOffered(let service):
            Reply(.unknown, [Message(service.refusal), askOffice])
        case .time:
            Reply(.answered, [Message(.time, ["time": .time(situation.now.time)])])
        case .date:
            date(situation.now.date)
        }
    }

    /// What is said where the data does not hold the answer.
    var unknown: Reply {
        unknown(ask: town.office.name, town.office.telephone)
    }

    func unknown(ask place: LocalizedName, _ telephone: String) -> Reply {
        Reply(.unknown, [Message(.unknown, ["place": .name(place), "telephone": .telephone(telephone)])])
    }

    /// The moment that a day and a time mean. Where that time of today is over, it is that of the next such day.
    /// - Parameter hours: Those that people ask about without saying whether it is morning.
    func moment(
        _ reference: DayReference, _ time: ClockTime, in hours: Range<TimeOfDay>, at now: LocalTime
    ) -> AskedMoment {
        let date = reference.resolved(on: now.date)
        let usual = time.usual(in: hours)
        guard date == now.date else { return AskedMoment(time: LocalTime(date, usual)) }
        if let today = time.usual(in: hours, notBefore: now.time) {
            return AskedMoment(time: LocalTime(date, today))
        }
        return AskedMoment(
            time: LocalTime(reference.resolved(on: now.date + 1), usual),
            remarks: [Message(.timePassed, ["time": .time(usual)])])
    }

    /// The sentence that offers a person after one that disappoints.
    var askOffice: Message {
        Message(.telephone, ["place": .name(town.office.name), "telephone": .telephone(town.office.telephone)])
    }

    /// Whom to telephone at this moment: the night desk while the office is closed.
    func telephoneOffice(at now: LocalTime) -> Message {
        let contact = town.office.contact(at: now, holidays: town.holidays)
        return Message(.telephone, ["place": .name(contact.place), "telephone": .telephone(contact.telephone)])
    }

    /// The messages; while the office is closed, the last one that names its number is followed by when it opens.
    private func addingOpening(to messages: [Message], at now: LocalTime) -> [Message] {
        let office = town.office
        let (place, number) = (MessageValue.name(office.name), MessageValue.telephone(office.telephone))
        let last = messages.lastIndex { $0.values["place"] == place && $0.values["telephone"] == number }
        guard let last, let opens = office.contact(at: now, holidays: town.holidays).opensAgain else { return messages }
        let day = MessageValue.day(opens.date, today: now.date)
        var messages = messages
        messages.insert(
            Message(.officeOpens, ["place": place, "day": day, "time": .time(opens.time)]), at: last + 1)
        return messages
    }

    /// Sentences of the town's; whoever does not speak their language is told whom to ask.
    func sentences(_ text: LocalizedName) -> MessageValue {
        .sentences(
            text,
            otherwise: Message(
                .untold, ["place": .name(town.office.name), "telephone": .telephone(town.office.telephone)]))
    }

    private func date(_ today: CalendarDate) -> Reply {
        let holiday = town.holidays.isHoliday(today) ? [Message(.holiday)] : []
        return Reply(.answered, [Message(.date, ["date": .date(today)])] + holiday)
    }
}

/// When something is asked for, and what to say of that first.
struct AskedMoment {
    var time: LocalTime
    var remarks: [Message] = []
}
