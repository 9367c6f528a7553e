public import DeviceLink
public import Foundation
public import Grammar
public import Phrases
import Recognition
public import Rules

/// Answers what is typed as the speaker answers what is said: without sound, microphone or recognizer.
public struct TypedDialogue: Sendable {
    public struct Answer: Sendable, Equatable {
        public var intent: Intent?
        public var outcome: Exchange.Outcome
        public var reply: SpokenText
    }

    private let household: Household.ID
    private let rules: any RulesClient
    private let speech: Speech
    private let anything: IntentParser
    private let yesOrNo: IntentParser
    private var conversation: Conversation

    /// - Parameter example: A sentence that can be asked.
    public init(household: Household.ID, rules: any RulesClient, grammar: Grammar, speech: Speech, example: String) {
        self.household = household
        self.rules = rules
        self.speech = speech
        anything = IntentParser(grammar)
        yesOrNo = IntentParser(grammar, rules: Expectation.yesOrNo.rules)
        conversation = Conversation(example: example)
    }

    /// Answers a line, and keeps the exchange.
    /// - Throws: What the rules service throws.
    public mutating func answer(_ words: String, at time: Date) async throws -> Answer {
        let id = UUID.v7(at: time)
        let parser = conversation.expectation == .anything ? anything : yesOrNo
        let intent = parser.parse(words)
        let action =
            intent.map { conversation.understood($0) }
            ?? conversation.notUnderstood(words: "", guess: nil, turn: id)
        var answer = Answer(
            intent: intent, outcome: intent == nil ? .notRecognized : .dialogue, reply: SpokenText(sentences: []))
        switch action {
        case .stayQuiet: break
        case .say(let messages), .adjust(let messages): answer.reply = try speech.render(messages)
        case .repeatLast: answer.reply = conversation.lastReply ?? answer.reply
        case .goOn(let rest): answer.reply = rest
        case .ask(let intent, let certainty, let cry):
            let reply = try await rules.answer(
                Ask(
                    id: id, household: household, intent: intent.name, slots: intent.slots, askedAt: time,
                    certainty: certainty, about: cry))
            conversation.answered(reply, to: intent)
            answer = Answer(
                intent: intent, outcome: Exchange.Outcome(reply.outcome), reply: try speech.render(reply.messages))
        }
        conversation.said(answer.reply)
        try await rules.record(
            Exchange(
                id: id, household: household, at: time, channel: .typed, outcome: answer.outcome, heard: words,
                confidence: intent == nil ? 0 : 1, intent: answer.intent?.name, slots: answer.intent?.slots ?? [:],
                reply: answer.reply.text))
        return answer
    }
}
