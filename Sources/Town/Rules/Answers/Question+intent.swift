extension Question {
    /// The question that an intent of the grammar asks.
    /// - Parameters:
    ///   - name: The intent, for example `nextCollection`.
    ///   - slots: Slot name to value. `day` may be missing: it is then now for `isClinicOpen` and
    ///     `nextBus`, and today elsewhere.
    public init(intent name: String, slots: [String: String]) throws(QuestionError) {
        let slots = IntentSlots(intent: name, values: slots)
        switch name {
        case "nextCollection":
            self = .nextCollection(category: try slots.required("category"), district: slots["district"])
        case "collectionsOn":
            self = .collectionsOn(try slots.day(), district: slots["district"])
        case "isCollectedOn":
            self = .isCollectedOn(
                category: try slots.required("category"), try slots.day(), district: slots["district"])
        case "categoryOf": self = .categoryOf(item: try slots.required("item"))
        case "isClinicOpen":
            self = .isClinicOpen(
                clinic: try slots.required("clinic"), try slots.day(default: .now), at: try slots.time())
        case "clinicOpens": self = .clinicOpens(clinic: try slots.required("clinic"), try slots.day())
        case "clinicCloses": self = .clinicCloses(clinic: try slots.required("clinic"), try slots.day())
        case "lastPatient": self = .lastPatient(clinic: try slots.required("clinic"), try slots.day())
        case "openClinics": self = .openClinics(try slots.day(), at: try slots.time())
        case "dutyClinic": self = .dutyClinic(try slots.day())
        case "clinicTelephone": self = .clinicTelephone(clinic: try slots.required("clinic"))
        case "nextBus":
            self = .nextBus(stop: slots["busStop"], try slots.day(default: .now), from: try slots.time())
        case "checkInWell": self = .checkInWell
        case "checkInUnwell": self = .checkInUnwell
        case "didCheckIn": self = .didCheckIn(person: try slots.required("person"))
        case "pauseCheckIns": self = .pauseCheckIns
        case "contact": self = .contact(try slots.contactTarget())
        case "emergency": self = .emergency(slots.emergencyKind())
        case "announcements": self = .announcements
        case "whoLooked": self = .whoLooked
        case "forgetThat": self = .forgetThat
        case "withdrawConsent": self = .withdrawConsent
        case "notOffered": self = .notOffered(try slots.service())
        case "time": self = .time
        case "date": self = .date
        default: throw QuestionError(intent: name, reason: .unknownIntent)
        }
    }
}

/// The slots of one intent, with errors that name it.
private struct IntentSlots {
    let intent: String
    let values: [String: String]

    subscript(slot: String) -> String? { values[slot] }

    func required(_ slot: String) throws(QuestionError) -> String {
        guard let value = values[slot] else { throw QuestionError(intent: intent, reason: .missingSlot(slot)) }
        return value
    }

    func day(default standard: DayReference = .today) throws(QuestionError) -> DayReference {
        guard let value = values["day"] else { return standard }
        guard let day = DayReference(name: value, month: values["month"]) else {
            throw unknownValue(of: ["month", "day"])
        }
        return day
    }

    /// Nil where no time was said.
    func time() throws(QuestionError) -> ClockTime? {
        guard let hour = values["hour"] else { return nil }
        let part = values["dayPart"].flatMap(ClockTime.DayPart.init)
        guard let hour = Int(hour), let minute = Int(values["minute"] ?? "0"),
            (part == nil) == (values["dayPart"] == nil), let time = ClockTime(hour: hour, minute: minute, part)
        else {
            throw unknownValue(of: ["dayPart", "minute", "hour"])
        }
        return time
    }

    /// What does not go together in some slots, the last of which is needed.
    private func unknownValue(of slots: [String]) -> QuestionError {
        let said = slots.compactMap { values[$0] }.joined(separator: " ")
        return QuestionError(intent: intent, reason: .unknownValue(said, slot: slots.last ?? ""))
    }

    func contactTarget() throws(QuestionError) -> ContactTarget {
        let value = try required("target")
        guard let target = ContactTarget(rawValue: value) else {
            throw QuestionError(intent: intent, reason: .unknownValue(value, slot: "target"))
        }
        return target
    }

    func service() throws(QuestionError) -> ForeignService {
        let value = try required("service")
        guard let service = ForeignService(rawValue: value) else {
            throw QuestionError(intent: intent, reason: .unknownValue(value, slot: "service"))
        }
        return service
    }

    /// A cry for help is never refused over a tag: what is not known is a general emergency.
    func emergencyKind() -> EmergencyKind {
        values["kind"].flatMap(EmergencyKind.init) ?? .general
    }
}
