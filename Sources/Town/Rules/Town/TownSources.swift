/// Where a town's data comes from, subject by subject; nil where nobody has said.
public struct TownSources: Sendable, Equatable {
    public var collections: DataSource?
    public var clinics: DataSource?
    public var duty: DataSource?
    public var bus: DataSource?

    public init(
        collections: DataSource? = nil, clinics: DataSource? = nil, duty: DataSource? = nil, bus: DataSource? = nil
    ) {
        self.collections = collections
        self.clinics = clinics
        self.duty = duty
        self.bus = bus
    }

    /// The source of the answer to a question.
    func source(of question: Question) -> DataSource? {
        switch question {
        case .nextCollection, .collectionsOn, .isCollectedOn, .categoryOf: collections
        case .isClinicOpen, .clinicOpens, .clinicCloses, .lastPatient, .openClinics, .clinicTelephone: clinics
        case .dutyClinic: duty
        case .nextBus: bus
        case .checkInWell, .checkInUnwell, .didCheckIn, .pauseCheckIns, .contact, .emergency, .announcements,
            .whoLooked,
            .forgetThat, .withdrawConsent, .notOffered, .time, .date:
            nil
        }
    }
}
