/// Every sentence that an answer can be made of. `voices/<locale>/phrases.yml` holds a template for each.
public enum ReplyKey: String, Sendable, CaseIterable {
    case unknown = "unknown"
    case telephone = "telephone"
    /// There are sentences about it, in no language that is spoken here.
    case untold = "untold"
    /// Said after the office's number while the office is closed.
    case officeOpens = "office.opens"

    case nextCollection = "collection.next"
    case putOutBefore = "collection.putOutBefore"
    case tooLateToday = "collection.tooLateToday"
    case collectedOn = "collection.on"
    case nothingCollected = "collection.none"
    case nextOfAny = "collection.nextOfAny"
    case collectionClosed = "collection.closed"
    case isCollected = "collection.yes"
    case isNotCollected = "collection.no"
    case neverCollected = "collection.never"
    /// The data does not reach the day.
    case notKnownYet = "collection.notKnownYet"
    case collectionNotice = "collection.notice"
    /// What to mind with a category in a district: `*1` of `area_days.csv`.
    case collectionRemark = "collection.remark"

    case itemCategory = "item.category"
    case itemNotice = "item.notice"
    case itemNotCollected = "item.notCollected"
    /// Things of one name that go with different categories.
    case itemSeveral = "item.several"

    case clinicOpenNow = "clinic.openNow"
    case clinicClosedNow = "clinic.closedNow"
    case clinicOpenOn = "clinic.openOn"
    case clinicOpenAt = "clinic.openAt"
    case clinicClosedAt = "clinic.closedAt"
    case clinicClosedOn = "clinic.closedOn"
    case clinicClosedForHoliday = "clinic.closedForHoliday"
    case clinicClosedForToday = "clinic.closedForToday"
    case clinicOpensAgain = "clinic.opensAgain"
    case clinicOpensAt = "clinic.opensAt"
    case clinicClosesAt = "clinic.closesAt"
    case clinicBreak = "clinic.break"
    case clinicLastPatient = "clinic.lastPatient"
    case lastPatientAt = "clinic.lastPatientAt"
    case noMorePatients = "clinic.noMorePatients"
    case clinicsOpenOn = "clinic.severalOpenOn"
    case clinicsOpenNow = "clinic.severalOpenNow"
    case clinicsOpenAt = "clinic.severalOpenAt"
    case noClinicOpenAt = "clinic.noneOpenAt"
    case noClinicOpenOn = "clinic.noneOpenOn"
    case noClinicOpenNow = "clinic.noneOpenNow"
    /// Only the clinic can tell.
    case clinicUnknownOn = "clinic.unknownOn"
    case clinicsUnknownOn = "clinic.severalUnknownOn"
    /// It closes on days that it does not name beforehand.
    case clinicMayBeClosed = "clinic.mayBeClosed"
    case clinicTelephone = "clinic.telephone"
    case telephoneAgain = "clinic.telephoneAgain"

    case onDuty = "duty.on"
    case stillOnDuty = "duty.still"
    case nobodyOnDuty = "duty.none"

    case nextBus = "bus.next"
    case busAfter = "bus.after"
    case noBus = "bus.none"
    case noBusOn = "bus.noneOn"
    case noBusFrom = "bus.noneFrom"
    /// A bus that leaves so often that it has no fixed times.
    case busEvery = "bus.every"
    /// A bus with a fixed time beside one that leaves every few minutes.
    case otherBus = "bus.other"
    /// The bus comes only if somebody telephones.
    case telephoneForBus = "bus.telephoneFirst"
    /// The bus stops only if the driver sees that somebody waits.
    case tellDriver = "bus.tellDriver"
    /// The timetable does not reach the day.
    case timetableEnded = "bus.ended"
    /// No bus leaves on the days that are left in the timetable.
    case timetableEnds = "bus.ends"
    /// The timetable begins after the day.
    case timetableBegins = "bus.begins"

    case thanksForWell = "checkIn.well"
    case alreadyWell = "checkIn.already"
    case feelingBetter = "checkIn.better"
    case confirmUnwell = "checkIn.confirmUnwell"
    case ifItGetsWorse = "checkIn.ifWorse"
    case personIsWell = "checkIn.personWell"
    case personIsUnwell = "checkIn.personUnwell"
    case personIsSilent = "checkIn.personSilent"
    case personNotShared = "checkIn.personNotShared"
    case checkInsPaused = "checkIn.paused"

    case confirmFamily = "contact.confirmFamily"
    case confirmTownOffice = "contact.confirmTownOffice"
    case confirmVolunteer = "contact.confirmVolunteer"
    case familyNoted = "contact.family"
    case townOfficeNoted = "contact.townOffice"
    case volunteerNoted = "contact.volunteer"
    /// What is written down has reached nobody yet.
    case notToldYet = "contact.notToldYet"

    case heardFall = "emergency.fall"
    case heardPain = "emergency.pain"
    case heardHelp = "emergency.general"
    case helpNoted = "emergency.noted"
    case callAmbulance = "emergency.call"
    /// Something that may have been a call for help.
    case confirmEmergency = "emergency.confirm"
    case noHelpNeeded = "emergency.declined"

    case noAnnouncement = "announcement.none"
    case oneAnnouncement = "announcement.one"
    case severalAnnouncements = "announcement.several"
    case announcement = "announcement.text"

    case lookedStaff = "looked.staff"
    case lookedOperator = "looked.operator"
    case lookedVolunteer = "looked.volunteer"
    case lookedAuditor = "looked.auditor"
    case lookedFamily = "looked.family"
    /// More days than are said.
    case lookedOften = "looked.often"
    case nobodyLooked = "looked.none"
    case forgotten = "forget.done"
    case requestsStay = "forget.requestsStay"
    case confirmWithdrawal = "consent.confirmWithdrawal"
    case consentWithdrawn = "consent.withdrawn"
    /// Staff telephone to ask what is still wanted.
    case staffWillCall = "consent.staffWillCall"
    case familyNotTold = "consent.none"

    case alertIsDrill = "alert.drill"
    case alertBegins = "alert.begins"
    case alertText = "alert.text"
    case alertAgain = "alert.again"
    case alertOver = "alert.over"
    /// The alert is in a language that is not spoken here.
    case alertUntold = "alert.untold"

    case noWeather = "notOffered.weather"
    case noNews = "notOffered.news"
    case noOtherPlaces = "notOffered.places"
    case noTransport = "notOffered.transport"
    case noHealthAdvice = "notOffered.health"
    case noEntertainment = "notOffered.entertainment"
    case noAppliances = "notOffered.appliances"
    case noReminders = "notOffered.reminders"
    case noShopping = "notOffered.shopping"
    case noOtherCalls = "notOffered.calls"

    /// Only the town hall knows, and it cannot be reached.
    case outOfReach = "link.outOfReach"

    case time = "time"
    case date = "date"
    case holiday = "date.holiday"
    case timePassed = "time.passed"
    case dayPassed = "date.passed"
    /// The thirty-first of April.
    case noSuchDay = "date.none"

    /// What a template may and must be filled with.
    public var placeholders: Set<String> {
        switch self {
        case .unknown, .telephone, .untold, .alertUntold: ["place", "telephone"]
        case .officeOpens: ["place", "day", "time"]
        case .nextCollection, .isCollected, .isNotCollected: ["category", "day"]
        case .putOutBefore: ["time"]
        case .collectedOn, .nextOfAny: ["categories", "day"]
        case .nothingCollected: ["day"]
        case .collectionClosed: ["day", "until"]
        case .neverCollected: ["category"]
        case .notKnownYet: ["until", "place", "telephone"]
        case .collectionNotice: ["notice"]
        case .collectionRemark: ["remark"]
        case .itemSeveral: ["item", "categories"]
        case .itemCategory: ["item", "category"]
        case .itemNotice: ["notice"]
        case .itemNotCollected: ["item"]
        case .clinicOpenNow: ["clinic", "time"]
        case .clinicClosedNow, .clinicClosedForToday, .noMorePatients: ["clinic"]
        case .clinicOpenAt: ["clinic", "day", "time", "end"]
        case .clinicOpenOn: ["clinic", "day", "hours"]
        case .clinicClosedOn, .clinicClosedForHoliday: ["clinic", "day"]
        case .clinicOpensAgain: ["day", "time"]
        case .clinicOpensAt, .clinicLastPatient: ["clinic", "day", "times"]
        case .clinicClosesAt, .clinicClosedAt: ["clinic", "day", "time"]
        case .clinicBreak: ["hours"]
        case .lastPatientAt: ["time"]
        case .clinicsOpenOn, .clinicsUnknownOn: ["clinics", "day"]
        case .clinicUnknownOn: ["clinic", "day", "telephone"]
        case .clinicsOpenNow: ["clinics"]
        case .clinicsOpenAt: ["clinics", "day", "time"]
        case .noClinicOpenAt: ["day", "time"]
        case .noClinicOpenOn: ["day"]
        case .clinicTelephone, .clinicMayBeClosed: ["clinic", "telephone"]
        case .telephoneAgain: ["telephone"]
        case .onDuty: ["clinic", "day", "hours"]
        case .stillOnDuty: ["clinic", "time"]
        case .nobodyOnDuty: ["day"]
        case .nextBus: ["stop", "day", "time", "destination"]
        case .busAfter: ["time", "destination"]
        case .noBus: ["stop"]
        case .noBusOn: ["stop", "day"]
        case .noBusFrom: ["stop", "day", "time"]
        case .busEvery: ["stop", "day", "hours", "minutes", "destination"]
        case .otherBus: ["day", "time", "destination"]
        case .telephoneForBus: ["place", "telephone"]
        case .timetableEnded, .timetableEnds: ["until"]
        case .timetableBegins: ["day"]
        case .thanksForWell, .personIsSilent: ["person"]
        case .alreadyWell: ["time"]
        case .personIsWell, .personIsUnwell: ["person", "time"]
        case .severalAnnouncements: ["count"]
        case .lookedStaff, .lookedOperator, .lookedVolunteer, .lookedAuditor, .lookedFamily: ["days"]
        case .staffWillCall: ["place", "day"]
        case .announcement, .alertText: ["text"]
        case .alertBegins: ["place"]
        case .time, .timePassed: ["time"]
        case .date, .dayPassed: ["date"]
        case .tooLateToday, .noClinicOpenNow, .feelingBetter, .confirmUnwell, .ifItGetsWorse, .personNotShared,
            .checkInsPaused, .confirmFamily, .confirmTownOffice, .confirmVolunteer, .familyNoted,
            .townOfficeNoted, .volunteerNoted, .notToldYet, .heardFall, .heardPain, .heardHelp, .helpNoted,
            .callAmbulance, .confirmEmergency, .noHelpNeeded, .noAnnouncement, .oneAnnouncement, .lookedOften,
            .nobodyLooked, .forgotten, .requestsStay, .confirmWithdrawal, .consentWithdrawn, .familyNotTold,
            .alertIsDrill, .alertAgain, .alertOver, .holiday, .noSuchDay, .noWeather, .noNews, .noOtherPlaces,
            .noTransport, .noHealthAdvice, .noEntertainment,
            .noAppliances, .noReminders, .noShopping, .noOtherCalls, .tellDriver, .outOfReach:
            []
        }
    }
}

extension Message {
    public init(_ key: ReplyKey, _ values: [String: MessageValue] = [:]) {
        self.init(key.rawValue, values)
    }
}
