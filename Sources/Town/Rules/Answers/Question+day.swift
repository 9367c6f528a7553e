extension Question {
    /// The day it is about; nil where it is about none.
    var day: DayReference? {
        switch self {
        case .collectionsOn(let day, _), .isCollectedOn(_, let day, _), .isClinicOpen(_, let day, _),
            .clinicOpens(_, let day), .clinicCloses(_, let day), .lastPatient(_, let day), .openClinics(let day, _),
            .dutyClinic(let day), .nextBus(_, let day, _):
            day
        case .nextCollection, .categoryOf, .clinicTelephone, .checkInWell, .checkInUnwell, .didCheckIn,
            .pauseCheckIns, .contact, .emergency, .announcements, .whoLooked, .forgetThat, .withdrawConsent,
            .notOffered,
            .time, .date:
            nil
        }
    }
}
