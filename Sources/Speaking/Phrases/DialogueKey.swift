public import Rules

/// Every sentence that the device says of its own accord, when no answer of the rules is to be read out.
/// `voices/<locale>/phrases.yml` holds a template for each.
public enum DialogueKey: String, Sendable, CaseIterable {
    // The ladder of repair: what was heard and an example, then a choice, then a person.
    case heard = "dialogue.heard"
    case notUnderstoodFirst = "dialogue.notUnderstoodFirst"
    case notUnderstoodChoice = "dialogue.notUnderstoodChoice"
    /// In place of a choice when nothing was understood that could be chosen.
    case offerExamples = "dialogue.offerExamples"
    case notUnderstoodPerson = "dialogue.notUnderstoodPerson"

    // A cry for help that got neither a yes nor a no.
    case ifYouNeedHelp = "dialogue.ifYouNeedHelp"
    case cryKept = "dialogue.cryKept"
    case yesOrNo = "dialogue.yesOrNo"
    case confirmDeclined = "dialogue.confirmDeclined"
    case silence = "dialogue.silence"
    case neverMind = "dialogue.neverMind"
    case stopped = "dialogue.stopped"
    /// A yes to nothing.
    case nothingAsked = "dialogue.nothingAsked"
    case nothingToRepeat = "dialogue.nothingToRepeat"
    case thanks = "dialogue.thanks"
    case whatCanISay = "dialogue.whatCanISay"
    /// After the first part of a long answer.
    case goOn = "dialogue.goOn"
    // "How do you know?"
    case source = "dialogue.source"
    case sourceWithoutDate = "dialogue.sourceWithoutDate"
    case noSource = "dialogue.noSource"
    case greetingMorning = "dialogue.greetingMorning"
    case greetingDay = "dialogue.greetingDay"
    case greetingEvening = "dialogue.greetingEvening"

    case slower = "dialogue.slower"
    case slowest = "dialogue.slowest"
    case faster = "dialogue.faster"
    case fastest = "dialogue.fastest"
    case louder = "dialogue.louder"
    case loudest = "dialogue.loudest"
    case quieter = "dialogue.quieter"
    case quietest = "dialogue.quietest"

    case serviceAway = "device.serviceAway"
    /// What the resident asked for was neither written down nor done.
    case notKept = "device.notKept"
    /// A call for help that has not gone out: the resident must not wait for it.
    case alertNotSent = "device.alertNotSent"
    case audioTrouble = "device.audioTrouble"

    /// What a template may and must be filled with.
    public var placeholders: Set<String> {
        switch self {
        case .heard: ["words"]
        case .notUnderstoodFirst, .notUnderstoodChoice: ["example"]
        case .source: ["source", "date"]
        case .sourceWithoutDate: ["source"]
        default: []
        }
    }

    /// The greeting that fits a time of day.
    public static func greeting(at time: TimeOfDay) -> DialogueKey {
        switch time.hour {
        case 4..<11: .greetingMorning
        case 11..<18: .greetingDay
        default: .greetingEvening
        }
    }
}

extension Message {
    public init(_ key: DialogueKey, _ values: [String: MessageValue] = [:]) {
        self.init(key.rawValue, values)
    }
}
