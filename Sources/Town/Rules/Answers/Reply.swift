import Foundation

/// What the rules answer: facts without wording. `Phrases` turns it into speech in the resident's language.
public struct Reply: Sendable, Equatable, Codable {
    public enum Outcome: String, Sendable, Codable {
        /// The data holds the answer.
        case answered
        /// The data does not say; the reply names who to telephone.
        case unknown
        /// Nothing is done yet: the reply is a yes/no question, and the same question with `Certainty.confirmed` does it.
        case confirmationNeeded
    }

    public var outcome: Outcome
    /// What is said, in order. Never empty.
    public var messages: [Message]
    /// What the rules service carries out, in the transaction that records the exchange.
    public var effects: [Effect]
    /// Where the answer comes from; nil where it comes from no data.
    public var source: DataSource?

    public init(_ outcome: Outcome, _ messages: [Message], effects: [Effect] = [], source: DataSource? = nil) {
        self.outcome = outcome
        self.messages = messages
        self.effects = effects
        self.source = source
    }
}

/// One sentence template of `voices/<locale>/phrases.yml` and what fills it.
public struct Message: Sendable, Equatable, Codable {
    /// The template's key, for example `collection.next`.
    public var key: String
    /// Placeholder name to value.
    public var values: [String: MessageValue]

    public init(_ key: String, _ values: [String: MessageValue] = [:]) {
        self.key = key
        self.values = values
    }
}

/// A fact that every locale says in its own way.
public indirect enum MessageValue: Sendable, Equatable, Codable {
    /// A name in each language it is known in.
    case name(LocalizedName)
    /// Whole sentences in each language they are known in: a town's notice or remark. Where they are not known in the
    /// language that is spoken, `otherwise` is said.
    case sentences(LocalizedName, otherwise: Message)
    /// A day, said relative to `today` when near ("tomorrow, Thursday") and as a date when far.
    case day(CalendarDate, today: CalendarDate)
    /// A day said in full: "Monday the seventh of December".
    case date(CalendarDate)
    case time(TimeOfDay)
    /// From one time to another: "from nine in the morning to noon".
    case span(TimeSpan)
    case weekday(Weekday)
    /// A telephone number, digits and hyphens.
    case telephone(String)
    case number(Int)
    /// Words in no particular language: a notice as staff typed it.
    case text(String)
    /// Joined as the locale joins a list ("a, b and c").
    case list([MessageValue])
}

/// A name in each language it is known in.
public struct LocalizedName: Sendable, Hashable, Codable {
    /// Language code (`en`, `ja`) to the name as it is written and said.
    public var byLanguage: [String: String]

    public init(_ byLanguage: [String: String]) {
        self.byLanguage = byLanguage
    }

    /// The Japanese name in kana: how it is read aloud, and what stands above it in print. The code is that of GTFS-JP.
    public var reading: String? { byLanguage["ja-Hrkt"] }

    /// Whether it is written in kanji and nobody has said how they are read.
    public var lacksReading: Bool {
        reading == nil && (byLanguage["ja"] ?? "").unicodeScalars.contains(where: \.properties.isIdeographic)
    }

    /// Whether nobody can hear which of two names is meant: 枕 and まくら.
    func isHeardAs(_ other: LocalizedName) -> Bool {
        self == other || sound != nil && sound == other.sound
    }

    /// Its kana as hiragana; nil where nobody has said how it is read.
    private var sound: String? {
        lacksReading
            ? nil : (reading ?? byLanguage["ja"])?.applyingTransform(.hiraganaToKatakana, reverse: true)
    }
}

/// A change that an answer asks the rules service to make.
public enum Effect: Sendable, Equatable, Codable {
    case recordCheckIn(CheckIn.State)
    case requestContact(ContactTarget)
    /// Every contact and the town office at once, without waiting for a confirmation.
    case raiseEmergency(EmergencyKind)
    /// A cry for help that the speaker asks back about: it stays open until the resident says no or a person closes it.
    case noteCry(EmergencyKind)
    /// The resident said no: the cry that the question was about is closed.
    case closeCry
    case pauseCheckIns(on: CalendarDate)
    case markAnnouncementsHeard
    /// The resident of another home was asked after.
    case noteLook(at: Person.ID)
    /// The words of the home's last exchange are emptied; what a person must see to stays.
    case forgetLastExchange
    /// The family is told nothing more, at once; staff telephone the resident by then.
    case withdrawFamilyConsents(callBackBy: LocalTime)
}

public enum ContactTarget: String, Sendable, Codable, CaseIterable {
    case family, townOffice, volunteer
}

public enum EmergencyKind: String, Sendable, Codable, CaseIterable {
    case fall, pain, general
}

/// A resident's answer to "are you well?" on one day.
public struct CheckIn: Sendable, Equatable, Codable {
    public enum State: String, Sendable, Codable {
        case well, unwell
    }

    public var state: State
    public var at: LocalTime

    public init(state: State, at: LocalTime) {
        self.state = state
        self.at = at
    }
}
