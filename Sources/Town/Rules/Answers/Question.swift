/// Everything a resident can ask of the town, with its slots typed. What only steers the dialogue ("say that again",
/// "slower", "yes") is no question to the rules and stays with the device.
public enum Question: Sendable, Equatable {
    case nextCollection(category: String, district: String?)
    case collectionsOn(DayReference, district: String?)
    case isCollectedOn(category: String, DayReference, district: String?)
    case categoryOf(item: String)
    case isClinicOpen(clinic: String, DayReference, at: ClockTime? = nil)
    case clinicOpens(clinic: String, DayReference)
    case clinicCloses(clinic: String, DayReference)
    case lastPatient(clinic: String, DayReference)
    case openClinics(DayReference, at: ClockTime? = nil)
    case dutyClinic(DayReference)
    case clinicTelephone(clinic: String)
    /// The town's first stop where none is named.
    case nextBus(stop: String?, DayReference = .now, from: ClockTime? = nil)
    case checkInWell
    case checkInUnwell
    case didCheckIn(person: String)
    case pauseCheckIns
    case contact(ContactTarget)
    case emergency(EmergencyKind)
    case announcements
    case whoLooked
    case forgetThat
    case withdrawConsent
    case notOffered(ForeignService)
    case time
    case date
}

/// What people ask a speaker for and this one cannot do.
public enum ForeignService: String, Sendable, CaseIterable {
    case weather, news, places, transport, health, entertainment, appliances, reminders, shopping, calls
}
