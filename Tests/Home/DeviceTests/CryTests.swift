import Audio
import Device
import DeviceLink
import Foundation
import Grammar
import Phrases
import Recognition
import Rules
import Store
import Testing

/// A cry for help that was half heard, in the dialogue alone.
@Suite struct CryConversationTests {
    private let turn = UUID()
    private let emergency = Intent(name: "emergency", slots: ["kind": "fall"])
    private let question = [Message(.ifYouNeedHelp), Message(.confirmEmergency)]

    /// - Parameter isKept: Whether the rules service could write it down.
    private func asked(isKept: Bool = true, in conversation: Conversation = Conversation(example: "")) -> Conversation {
        var conversation = conversation
        #expect(conversation.notUnderstood(words: "help", guess: emergency, turn: turn) == .ask(emergency, .halfHeard))
        if isKept {
            conversation.answered(Reply(.confirmationNeeded, [Message(.confirmEmergency)]), to: emergency)
        }
        return conversation
    }

    @Test("It is asked back about, also in the middle of another question", arguments: [false, true])
    func askedBack(whileAsked: Bool) {
        var conversation = Conversation(example: "")
        if whileAsked {
            conversation.answered(
                Reply(.confirmationNeeded, [Message(.confirmFamily)]), to: Intent(name: "contact"))
        }
        conversation = asked(in: conversation)
        #expect(conversation.expectation == .yesOrNo)
        #expect(conversation.understood(Intent(name: "yes")) == .ask(emergency, .confirmed, about: turn))
    }

    @Test("A spoken no closes it")
    func spokenNo() {
        var conversation = asked()
        #expect(conversation.understood(Intent(name: "no")) == .ask(emergency, .declined, about: turn))
        #expect(conversation.expectation == .anything)
    }

    @Test("A second, clear cry confirms it")
    func clearCry() {
        var conversation = asked()
        #expect(conversation.understood(emergency) == .ask(emergency, .understood, about: turn))
    }

    /// What may come in place of an answer. None of it is a no.
    enum Interference: String, CaseIterable, CustomTestStringConvertible {
        case silence, unclear, halfHeardAgain, neverMind

        var testDescription: String { rawValue }
    }

    @Test("Without an answer it says what to do, asks once more, and leaves it open", arguments: Interference.allCases)
    func noAnswer(_ interference: Interference) {
        var conversation = asked()
        #expect(conversation.meets(interference, emergency) == .say(question))
        #expect(conversation.expectation == .yesOrNo)
        #expect(conversation.meets(interference, emergency) == .say([Message(.cryKept), Message(.ifYouNeedHelp)]))
        #expect(conversation.expectation == .anything)
        #expect(conversation.understood(Intent(name: "no")) != .ask(emergency, .declined, about: turn))
    }

    @Test("A yes to the repeated question counts as one to the first")
    func lateYes() {
        var conversation = asked()
        _ = conversation.nobodySpoke()
        #expect(conversation.understood(Intent(name: "yes")) == .ask(emergency, .confirmed, about: turn))
    }

    @Test("Stop ends the talk and leaves it open")
    func stop() {
        var conversation = asked()
        #expect(
            conversation.understood(Intent(name: "stop")) == .say([Message(.cryKept), Message(.ifYouNeedHelp)]))
    }

    @Test("Another sentence is answered and closes nothing")
    func anotherSentence() {
        var conversation = asked()
        let time = Intent(name: "time")
        #expect(conversation.understood(time) == .ask(time, .understood))
        #expect(conversation.understood(Intent(name: "no")) == .say([Message(.neverMind)]))
    }

    @Test("After an alert the question is put again")
    func alert() {
        var conversation = asked()
        conversation.rest()
        #expect(conversation.alerted() == .say([Message(.confirmEmergency)]))
        #expect(conversation.understood(Intent(name: "no")) == .ask(emergency, .declined, about: turn))
        #expect(conversation.alerted() == .stayQuiet)
    }

    @Test("It never says that something is written down if it is not")
    func notKept() {
        var conversation = asked(isKept: false)
        _ = conversation.nobodySpoke()
        #expect(conversation.nobodySpoke() == .say([Message(.ifYouNeedHelp)]))
    }
}

extension Conversation {
    fileprivate mutating func meets(_ interference: CryConversationTests.Interference, _ emergency: Intent) -> Action {
        switch interference {
        case .silence: nobodySpoke()
        case .unclear: notUnderstood(words: "mumble", guess: nil, turn: UUID())
        case .halfHeardAgain: notUnderstood(words: "help", guess: emergency, turn: UUID())
        case .neverMind: understood(Intent(name: "neverMind"))
        }
    }
}
