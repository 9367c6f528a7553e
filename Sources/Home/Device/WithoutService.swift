import Grammar
import Phrases
import Rules

extension Message {
    /// What the resident hears if the rules service could not answer, or could not keep what the answer changes: nothing
    /// was done. Promises nothing, and names the office's number.
    static func withoutService(_ intent: Intent, _ certainty: Certainty, office: Office) -> [Message] {
        let telephone = Message(
            .telephone, ["place": .name(office.name), "telephone": .telephone(office.telephone)])
        if intent.name == DialogueCommand.emergency {
            return switch certainty {
            case .halfHeard: [Message(.confirmEmergency)]
            case .declined: [Message(.noHelpNeeded)]
            // A resident who waits for help must know that none is coming.
            case .understood, .confirmed: [Message(.alertNotSent), telephone]
            }
        }
        let isRequest = (try? Question(intent: intent.name, slots: intent.slots))?.isRequest ?? false
        return [Message(isRequest ? .notKept : .serviceAway), telephone]
    }
}

extension Question {
    /// Whether the resident wants something kept or done, not only to be told.
    fileprivate var isRequest: Bool {
        switch self {
        case .checkInWell, .checkInUnwell, .pauseCheckIns, .contact, .emergency, .forgetThat, .withdrawConsent: true
        case .nextCollection, .collectionsOn, .isCollectedOn, .categoryOf, .isClinicOpen, .clinicOpens, .clinicCloses,
            .lastPatient, .openClinics, .dutyClinic, .clinicTelephone, .nextBus, .didCheckIn, .announcements,
            .whoLooked, .notOffered, .time, .date:
            false
        }
    }
}
