public import Foundation
public import Grammar
public import Phrases
public import Recognition
public import Rules

/// What the dialogue is about: which answer is expected, how often nothing was understood, what was said last.
/// A state machine without sound, clock or network; `Speaker` carries out its actions.
///
/// The repair ladder has three rungs (see docs/architecture.md): say what was heard and give an example; then ask for
/// a yes or no; then offer a person. Understanding anything leads back to its foot.
public struct Conversation: Sendable, Equatable {
    public enum Action: Sendable, Equatable {
        /// Ask the rules service, then tell `answered` what it said.
        /// - Parameter about: The cry for help that this settles, by the turn in which it was half heard.
        case ask(Intent, Certainty, about: UUID? = nil)
        /// Say something of the device's own.
        case say([Message])
        /// The device's own words, after the resident has chosen another pace or loudness.
        case adjust([Message])
        case repeatLast
        /// Say the rest of a long answer.
        case goOn(SpokenText)
        /// Nothing: nobody expects a word.
        case stayQuiet
    }

    /// A yes/no question that is open, and what a yes does.
    private struct Pending: Equatable {
        var intent: Intent
        /// The question was put once more after silence.
        var isRepeated = false
        /// Set if the question is whether a cry for help was meant.
        var cry: Cry?
    }

    /// A cry for help that was half heard.
    private struct Cry: Equatable {
        /// The turn in which it was heard.
        var turn: UUID
        /// The rules service has written it down.
        var isKept = false
    }

    /// The pace and loudness the resident chose.
    public private(set) var profile: SpeechProfile
    /// What was said last, for "say that again".
    public private(set) var lastReply: SpokenText?
    /// How many times in a row nothing was understood.
    public private(set) var misses = 0
    private var pending: Pending?
    /// What a long answer left unsaid.
    private var unsaid: SpokenText?
    /// The last answer was to somebody who wants a person.
    private var hasRequest = false
    /// Of the last answer, for "how do you know?".
    private var lastSource: DataSource?
    /// A sentence that can be asked, for whoever was not understood.
    public var example: String

    public init(profile: SpeechProfile = SpeechProfile(), example: String) {
        self.profile = profile
        self.example = example
    }

    /// What may be said now.
    public var expectation: Expectation {
        pending == nil ? .anything : .yesOrNo
    }

    /// Whether the speaker has asked for something, so that the next words are meant for it.
    public var isWaiting: Bool {
        pending != nil || unsaid != nil || misses > 0
    }

    /// The words were understood.
    public mutating func understood(_ intent: Intent) -> Action {
        misses = 0
        guard let command = DialogueCommand(rawValue: intent.name) else {
            let cry = intent.name == DialogueCommand.emergency ? pending?.cry : nil
            pending = nil
            unsaid = nil
            return .ask(intent, .understood, about: cry?.turn)
        }
        return carryOut(command, intent)
    }

    /// Somebody spoke, and it was no sentence of the grammar, or not clearly one.
    /// - Parameters:
    ///   - words: The best sentence, empty when there was none.
    ///   - guess: What those words would mean.
    ///   - turn: By which a cry for help is known from now on.
    public mutating func notUnderstood(words: String, guess: Intent?, turn: UUID) -> Action {
        if pending?.cry != nil { return askOnceMore() }
        if let guess, guess.name == DialogueCommand.emergency {
            // A call for help is never lost to a threshold.
            misses = 0
            pending = Pending(intent: guess, cry: Cry(turn: turn))
            return .ask(guess, .halfHeard)
        }
        misses += 1
        if let pending {
            // Twice unclear at a yes/no question is no yes: nothing is done, and a person is offered.
            return misses == 1 ? .repeatLast : offerPerson(insteadOf: pending)
        }
        let heard = words.isEmpty ? [] : [Message(.heard, ["words": .text(words)])]
        switch misses {
        case 1: return .say(heard + [Message(.notUnderstoodFirst, ["example": .text(example)])])
        case 2:
            if let guess, DialogueCommand(rawValue: guess.name) == nil {
                pending = Pending(intent: guess)
                return .say([Message(.notUnderstoodChoice, ["example": .text(words)])])
            }
            pending = Pending(intent: Intent(name: DialogueCommand.whatCanISay.rawValue))
            return .say([Message(.offerExamples)])
        default: return offerPerson(insteadOf: nil)
        }
    }

    /// Nobody answered in time.
    public mutating func nobodySpoke() -> Action {
        guard var question = pending else { return .stayQuiet }
        guard question.cry == nil else { return askOnceMore() }
        guard question.isRepeated else {
            question.isRepeated = true
            pending = question
            return .repeatLast
        }
        pending = nil
        misses = 0
        return .say([Message(.silence)])
    }

    /// The rules service answered `intent`.
    public mutating func answered(_ reply: Reply, to intent: Intent) {
        lastSource = reply.source
        hasRequest = reply.effects.contains(where: \.isRequest)
        guard pending?.cry == nil else {
            pending?.cry?.isKept = true
            return
        }
        pending = reply.outcome == .confirmationNeeded ? Pending(intent: intent) : nil
    }

    /// An answer was too long, and this is what was left unsaid.
    public mutating func left(_ text: SpokenText) {
        unsaid = text
    }

    /// Whether an answer may be cut: a question of the speaker's own must end with it, and who has asked for a person must
    /// hear whole what becomes of it.
    public var mayCut: Bool {
        pending == nil && !hasRequest
    }

    /// `text` was handed to the loudspeaker.
    public mutating func said(_ text: SpokenText) {
        lastReply = text
    }

    /// Nothing has been said for a while, or an alert: the next words begin anew. Only a question about a cry for help
    /// stays open.
    public mutating func rest() {
        misses = 0
        pending = pending?.cry == nil ? nil : pending
        unsaid = nil
    }

    /// An alert was said: a question about a cry for help is put again.
    public func alerted() -> Action {
        pending?.cry == nil ? .stayQuiet : .say([Message(.confirmEmergency)])
    }

    /// A cry for help got neither a yes nor a no. The resident hears what to do and is asked once more; then the cry stays
    /// open as it was kept.
    private mutating func askOnceMore() -> Action {
        guard var question = pending, !question.isRepeated else { return leaveOpen() }
        question.isRepeated = true
        pending = question
        return .say([Message(.ifYouNeedHelp), Message(.confirmEmergency)])
    }

    /// Says no more about a cry than is true of it.
    private mutating func leaveOpen() -> Action {
        let isKept = pending?.cry?.isKept == true
        pending = nil
        return .say((isKept ? [Message(.cryKept)] : []) + [Message(.ifYouNeedHelp)])
    }

    private mutating func offerPerson(insteadOf declined: Pending?) -> Action {
        let contact = Intent(name: "contact", slots: ["target": ContactTarget.townOffice.rawValue])
        guard declined?.intent != contact else {
            pending = nil
            misses = 0
            return .say([Message(.silence)])
        }
        misses = 0
        pending = Pending(intent: contact)
        return .say([Message(.notUnderstoodPerson)])
    }

    private mutating func carryOut(_ command: DialogueCommand, _ intent: Intent) -> Action {
        switch command {
        case .yes:
            if pending == nil, let text = unsaid {
                unsaid = nil
                return .goOn(text)
            }
            guard let question = pending else { return .say([Message(.nothingAsked)]) }
            pending = nil
            if let command = DialogueCommand(rawValue: question.intent.name) {
                return carryOut(command, question.intent)
            }
            return .ask(question.intent, .confirmed, about: question.cry?.turn)
        case .no where pending?.cry != nil: return declineHelp()
        case .neverMind where pending?.cry != nil: return askOnceMore()
        case .stop where pending?.cry != nil: return leaveOpen()
        case .no, .neverMind:
            let wasAsked = pending != nil
            if !wasAsked, unsaid != nil {
                unsaid = nil
                return .say([Message(.stopped)])
            }
            pending = nil
            return .say([Message(wasAsked ? .confirmDeclined : .neverMind)])
        case .stop:
            pending = nil
            return .say([Message(.stopped)])
        case .sayAgain:
            return lastReply == nil ? .say([Message(.nothingToRepeat)]) : .repeatLast
        case .slower: return adjust(.slower)
        case .faster: return adjust(.faster)
        case .louder: return adjust(.louder)
        case .quieter: return adjust(.quieter)
        case .whatCanISay:
            pending = nil
            return .say([Message(.whatCanISay)])
        case .howDoYouKnow: return .say([source])
        case .thanks: return .say([Message(.thanks)])
        case .greeting:
            switch intent.slots["part"] {
            case "morning": return .say([Message(.greetingMorning)])
            case "evening": return .say([Message(.greetingEvening)])
            default: return .say([Message(.greetingDay)])
            }
        }
    }

    private mutating func declineHelp() -> Action {
        guard let question = pending else { return .stayQuiet }
        pending = nil
        return .ask(question.intent, .declined, about: question.cry?.turn)
    }

    private var source: Message {
        guard let source = lastSource else { return Message(.noSource) }
        guard let date = source.date else { return Message(.sourceWithoutDate, ["source": .name(source.name)]) }
        return Message(.source, ["source": .name(source.name), "date": .date(date)])
    }

    private mutating func adjust(_ adjustment: SpeechAdjustment) -> Action {
        let before = profile
        let answer = profile.apply(adjustment)
        return profile == before ? .say([Message(answer)]) : .adjust([Message(answer)])
    }
}

/// The intents that steer the dialogue and never reach the rules service.
package enum DialogueCommand: String, CaseIterable {
    case yes, no, neverMind, stop, sayAgain, slower, faster, louder, quieter, whatCanISay, howDoYouKnow, thanks,
        greeting

    /// The one intent of the rules that the device must know: understood, it never waits for a yes; half understood, it
    /// is asked back.
    package static let emergency = "emergency"
}

extension Expectation {
    /// After a yes/no question. Help, and everything that makes the speaker easier to follow, can always be said.
    public static let yesOrNo = Expectation(
        name: "yesOrNo",
        rules: [
            "yes", "no", "neverMind", "stop", "sayAgain", "slower", "faster", "louder", "quieter", "emergency",
        ])
}

extension Effect {
    /// Whether a person is to see to it.
    fileprivate var isRequest: Bool {
        switch self {
        case .requestContact, .raiseEmergency, .noteCry, .withdrawFamilyConsents: true
        case .closeCry, .recordCheckIn, .pauseCheckIns, .markAnnouncementsHeard, .noteLook, .forgetLastExchange: false
        }
    }
}
