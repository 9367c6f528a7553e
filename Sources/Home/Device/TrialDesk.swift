public import DeviceLink
public import Foundation
public import Grammar
public import Phrases
public import Rules

/// Answers typed questions one at a time as the speaker would, without sound: for staff who try what it would say.
public struct TrialDesk: Sendable {
    public struct Answer: Sendable, Equatable {
        public var intent: Intent?
        public var outcome: Exchange.Outcome
        public var reply: SpokenText
    }

    private let household: Household.ID
    private let rules: any RulesClient
    private let parser: IntentParser
    private let speech: Speech
    private let example: String

    public init(household: Household.ID, rules: any RulesClient, parser: IntentParser, speech: Speech, example: String)
    {
        self.household = household
        self.rules = rules
        self.parser = parser
        self.speech = speech
        self.example = example
    }

    /// - Throws: What the rules service throws.
    public func answer(_ words: String, at time: Date) async throws -> Answer {
        var conversation = Conversation(example: example)
        guard let intent = parser.parse(words) else {
            return try Answer(
                outcome: .notRecognized, action: conversation.notUnderstood(words: "", guess: nil, turn: UUID()), speech
            )
        }
        let action = conversation.understood(intent)
        guard case .ask(let intent, let certainty, _) = action else {
            return try Answer(intent: intent, outcome: .dialogue, action: action, speech)
        }
        let reply = try await rules.answer(
            Ask(household: household, intent: intent.name, slots: intent.slots, askedAt: time, certainty: certainty))
        return Answer(
            intent: intent, outcome: Exchange.Outcome(reply.outcome), reply: try speech.render(reply.messages))
    }
}

extension TrialDesk.Answer {
    fileprivate init(
        intent: Intent? = nil, outcome: Exchange.Outcome, action: Conversation.Action, _ speech: Speech
    ) throws {
        let messages: [Message] =
            switch action {
            case .say(let messages), .adjust(let messages): messages
            case .ask, .repeatLast, .goOn, .stayQuiet: []
            }
        self.init(intent: intent, outcome: outcome, reply: try speech.render(messages))
    }
}
