import Device
import Foundation
import Grammar
import Phrases
import Recognition
import Rules
import Testing

@Suite struct ConversationTests {
    // MARK: - Long answers and their source

    private let rest = SpokenText(splitting: "And so on.")

    @Test func aLongAnswerGoesOnAfterAYesAndOnlyThen() {
        var conversation = Conversation(example: "")
        conversation.answered(Reply(.answered, [Message(.time)]), to: Intent(name: "time"))
        #expect(conversation.mayCut)
        conversation.left(rest)
        #expect(conversation.understood(Intent(name: "yes")) == .goOn(rest))
        #expect(conversation.understood(Intent(name: "yes")) == .say([Message(.nothingAsked)]))

        conversation.left(rest)
        #expect(conversation.understood(Intent(name: "no")) == .say([Message(.stopped)]))
        #expect(conversation.understood(Intent(name: "yes")) == .say([Message(.nothingAsked)]))

        conversation.left(rest)
        _ = conversation.understood(Intent(name: "date"))
        #expect(conversation.understood(Intent(name: "yes")) == .say([Message(.nothingAsked)]))
    }

    @Test func aQuestionOfTheSpeakersOwnIsNeverCut() {
        var conversation = Conversation(example: "")
        conversation.answered(Reply(.confirmationNeeded, [Message(.confirmFamily)]), to: Intent(name: "contact"))
        #expect(!conversation.mayCut)
    }

    @Test func theSourceOfTheLastAnswerIsTold() throws {
        var conversation = Conversation(example: "")
        let ask = Intent(name: "howDoYouKnow")
        #expect(conversation.understood(ask) == .say([Message(.noSource)]))
        let name = LocalizedName(["en": "the calendar"])
        let date = try #require(CalendarDate("2026-03-16"))
        conversation.answered(
            Reply(.answered, [Message(.time)], source: DataSource(name: name, date: date)), to: Intent(name: "time"))
        #expect(
            conversation.understood(ask)
                == .say([Message(.source, ["source": .name(name), "date": .date(date)])]))
        conversation.answered(
            Reply(.answered, [Message(.time)], source: DataSource(name: name)), to: Intent(name: "time"))
        #expect(conversation.understood(ask) == .say([Message(.sourceWithoutDate, ["source": .name(name)])]))
    }

    private let question = Intent(name: "nextCollection", slots: ["category": "burnable"])
    private let contact = Intent(name: "contact", slots: ["target": "family"])
    private let turn = UUID()
    private let townOffice = Intent(name: "contact", slots: ["target": "townOffice"])

    @Test func aQuestionGoesToTheRules() {
        var conversation = Conversation(example: "what can i say")
        #expect(conversation.understood(question) == .ask(question, .understood))
        #expect(conversation.expectation == .anything)
    }

    @Test func whatAlertsAPersonIsDoneAfterAYes() {
        var conversation = Conversation(example: "what can i say")
        conversation.answered(Reply(.confirmationNeeded, [Message("contact.confirm")]), to: contact)
        #expect(conversation.expectation == .yesOrNo)
        #expect(conversation.understood(Intent(name: "yes")) == .ask(contact, .confirmed))
    }

    @Test(arguments: ["no", "neverMind"])
    func whatAlertsAPersonIsNotDoneAfterANo(word: String) {
        var conversation = Conversation(example: "what can i say")
        conversation.answered(Reply(.confirmationNeeded, [Message("contact.confirm")]), to: contact)
        #expect(conversation.understood(Intent(name: word)) == .say([Message(.confirmDeclined)]))
        #expect(conversation.expectation == .anything)
    }

    @Test func anOpenQuestionIsRepeatedOnceAfterSilenceAndThenLeft() {
        var conversation = Conversation(example: "what can i say")
        conversation.answered(Reply(.confirmationNeeded, [Message("contact.confirm")]), to: contact)
        #expect(conversation.nobodySpoke() == .repeatLast)
        #expect(conversation.expectation == .yesOrNo)
        #expect(conversation.nobodySpoke() == .say([Message(.silence)]))
        #expect(conversation.expectation == .anything)
    }

    @Test func silenceIsLeftAloneWhileNothingWasAsked() {
        var conversation = Conversation(example: "what can i say")
        #expect(conversation.nobodySpoke() == .stayQuiet)
    }

    @Test func theRepairLadderEndsWithTheOfferOfAPerson() {
        var conversation = Conversation(example: "what can i say")
        #expect(
            conversation.notUnderstood(words: "when is burnable garbage collected", guess: question, turn: turn)
                == .say([
                    Message(.heard, ["words": .text("when is burnable garbage collected")]),
                    Message(.notUnderstoodFirst, ["example": .text("what can i say")]),
                ]))
        #expect(
            conversation.notUnderstood(words: "when is burnable garbage collected", guess: question, turn: turn)
                == .say([Message(.notUnderstoodChoice, ["example": .text("when is burnable garbage collected")])]))
        #expect(conversation.expectation == .yesOrNo)
        #expect(conversation.understood(Intent(name: "no")) == .say([Message(.confirmDeclined)]))
    }

    @Test func aGuessIsAskedAfterAYes() {
        var conversation = Conversation(example: "what can i say")
        _ = conversation.notUnderstood(words: "x", guess: question, turn: turn)
        _ = conversation.notUnderstood(words: "x", guess: question, turn: turn)
        #expect(conversation.understood(Intent(name: "yes")) == .ask(question, .confirmed))
    }

    @Test func withoutAGuessTheChoiceIsToHearWhatCanBeAsked() {
        var conversation = Conversation(example: "what can i say")
        #expect(
            conversation.notUnderstood(words: "", guess: nil, turn: turn)
                == .say([Message(.notUnderstoodFirst, ["example": .text("what can i say")])]))
        #expect(
            conversation.notUnderstood(words: "", guess: nil, turn: turn) == .say([Message(.offerExamples)]))
        #expect(conversation.understood(Intent(name: "yes")) == .say([Message(.whatCanISay)]))
    }

    @Test func unclearAnswersToAYesNoQuestionLeadToAPersonAndDoNothing() {
        var conversation = Conversation(example: "what can i say")
        conversation.answered(Reply(.confirmationNeeded, [Message("contact.confirm")]), to: contact)
        #expect(conversation.notUnderstood(words: "", guess: nil, turn: turn) == .repeatLast)
        #expect(
            conversation.notUnderstood(words: "", guess: nil, turn: turn) == .say([Message(.notUnderstoodPerson)]))
        #expect(conversation.understood(Intent(name: "yes")) == .ask(townOffice, .confirmed))
    }

    @Test func theOfferOfAPersonIsMadeOnceAndThenTheDialogueRests() {
        var conversation = Conversation(example: "what can i say")
        for _ in 1...3 {
            _ = conversation.notUnderstood(words: "", guess: nil, turn: turn)
        }
        var actions: [Conversation.Action] = []
        for _ in 1...3 {
            actions.append(conversation.notUnderstood(words: "", guess: nil, turn: turn))
        }
        #expect(actions.contains(.say([Message(.silence)])))
        #expect(conversation.expectation == .anything)
    }

    @Test func beingUnderstoodLeadsBackToTheFootOfTheLadder() {
        var conversation = Conversation(example: "what can i say")
        _ = conversation.notUnderstood(words: "", guess: nil, turn: turn)
        _ = conversation.understood(question)
        #expect(
            conversation.notUnderstood(words: "", guess: nil, turn: turn)
                == .say([Message(.notUnderstoodFirst, ["example": .text("what can i say")])]))
    }

    @Test func sayThatAgainRepeatsTheLastReply() {
        var conversation = Conversation(example: "what can i say")
        let again = Intent(name: "sayAgain")
        #expect(conversation.understood(again) == .say([Message(.nothingToRepeat)]))
        conversation.said(SpokenText(splitting: "It is Thursday."))
        #expect(conversation.understood(again) == .repeatLast)
        #expect(conversation.lastReply?.text == "It is Thursday.")
    }

    @Test func sayThatAgainKeepsAnOpenQuestionOpen() {
        var conversation = Conversation(example: "what can i say")
        conversation.answered(Reply(.confirmationNeeded, [Message("contact.confirm")]), to: contact)
        conversation.said(SpokenText(splitting: "Shall I ask your family to call you?"))
        #expect(conversation.understood(Intent(name: "sayAgain")) == .repeatLast)
        #expect(conversation.understood(Intent(name: "yes")) == .ask(contact, .confirmed))
    }

    @Test func paceAndLoudnessChangeInStepsUpToALimit() {
        var conversation = Conversation(example: "what can i say")
        var adjusted = 0
        while case .adjust = conversation.understood(Intent(name: "louder")) {
            adjusted += 1
        }
        #expect(adjusted == SpeechProfile.volumeLimits.upperBound)
        #expect(conversation.profile.volumeSteps == SpeechProfile.volumeLimits.upperBound)
        #expect(conversation.understood(Intent(name: "louder")) == .say([Message(.loudest)]))
        #expect(conversation.understood(Intent(name: "slower")) == .adjust([Message(.slower)]))
        #expect(conversation.profile.paceSteps == -1)
    }

    @Test func anEmergencyInterruptsAnOpenQuestion() {
        var conversation = Conversation(example: "what can i say")
        conversation.answered(Reply(.confirmationNeeded, [Message("contact.confirm")]), to: contact)
        let emergency = Intent(name: "emergency", slots: ["kind": "fall"])
        #expect(conversation.understood(emergency) == .ask(emergency, .understood))
        #expect(conversation.expectation == .anything)
    }

    @Test func aYesThatNobodyAskedForDoesNothing() {
        var conversation = Conversation(example: "what can i say")
        #expect(conversation.understood(Intent(name: "yes")) == .say([Message(.nothingAsked)]))
    }
}
