public import DeviceLink
public import Foundation
public import Grammar
public import Phrases
import Recognition
public import Rules
public import Texts

/// Answers what is typed as the speaker answers what is said: without sound, microphone or recognizer.
public struct TypedDialogue: Sendable {
    public struct Answer: Sendable, Equatable {
        public var intent: Intent?
        public var outcome: Exchange.Outcome
        public var reply: SpokenText
        /// What could not be done or kept, and why; the resident was told what follows from it.
        public var trouble: Text?
    }

    private let household: Household.ID
    private let office: Office
    private let rules: any RulesClient
    private let speech: Speech
    private let anything: IntentParser
    private let yesOrNo: IntentParser
    private var conversation: Conversation

    /// - Parameters:
    ///   - office: Whom the resident is told to telephone if nothing can be kept.
    ///   - example: A sentence that can be asked.
    public init(
        household: Household.ID, office: Office, rules: any RulesClient, grammar: Grammar, speech: Speech,
        example: String
    ) {
        self.household = household
        self.office = office
        self.rules = rules
        self.speech = speech
        anything = IntentParser(grammar)
        yesOrNo = IntentParser(grammar, rules: Expectation.yesOrNo.rules)
        conversation = Conversation(example: example)
    }

    /// Answers a line, and keeps the exchange.
    /// - Throws: If the reply cannot be put into words.
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
            answer = try await self.answer(
                Ask(
                    id: id, household: household, intent: intent.name, slots: intent.slots, askedAt: time,
                    certainty: certainty, about: cry), to: intent)
        }
        conversation.said(answer.reply)
        let exchange = Exchange(
            id: id, household: household, at: time, channel: .typed, outcome: answer.outcome, heard: words,
            confidence: intent == nil ? 0 : 1, intent: answer.intent?.name, slots: answer.intent?.slots ?? [:],
            reply: answer.reply.text)
        do {
            try await rules.record(exchange)
        } catch {
            answer.trouble = answer.trouble ?? Text(error)
        }
        return answer
    }

    private mutating func answer(_ ask: Ask, to intent: Intent) async throws -> Answer {
        let reply: Reply
        do {
            reply = try await rules.answer(ask)
        } catch {
            let messages = Message.withoutService(intent, ask.certainty, office: office)
            return Answer(intent: intent, outcome: .failed, reply: try speech.render(messages), trouble: Text(error))
        }
        conversation.answered(reply, to: intent)
        return Answer(
            intent: intent, outcome: Exchange.Outcome(reply.outcome), reply: try speech.render(reply.messages))
    }
}
