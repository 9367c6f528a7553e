import Grammar
import Recognition
import Testing

@testable import Device

/// Who is meant by what an open microphone hears.
struct AttentionTests {
    private static let question = Intent(name: "time")
    private static let addressed = Intent(name: "time", slots: [SpeakerName.slot: "mimamori"])
    private static let call = Intent(name: SpeakerName.call, slots: [SpeakerName.slot: "mimamori"])
    private static let help = Intent(name: "emergency", slots: ["kind": "fall"])

    @Test(arguments: [
        (Addressing.name, question, Attention.Verdict.passOver), (.name, addressed, .answer), (.name, help, .offerHelp),
        (.nameFirst, question, .passOver), (.nameFirst, addressed, .answer), (.nameFirst, call, .listen),
        (.button, question, .passOver), (.button, help, .offerHelp),
        (.always, question, .answer), (.always, help, .answer),
    ])
    func beforeItIsCalledTheSpeakerAnswersWhoeverNamesIt(
        addressing: Addressing, intent: Intent, verdict: Attention.Verdict
    ) {
        #expect(Attention(addressing).verdict(on: heard(intent)) == verdict)
    }

    @Test(arguments: [addressed, call, question])
    func whatIsNotBelievedIsNotMeant(intent: Intent) {
        for addressing in [Addressing.name, .nameFirst, .button] {
            #expect(Attention(addressing).verdict(on: heard(intent, .notRecognized)) == .passOver)
        }
    }

    @Test func whoNamesItIsAskedBackWhereTheSentenceIsNotBelieved() {
        var heard = heard(Self.addressed, .notRecognized)
        heard.namesSpeaker = true
        for addressing in [Addressing.name, .nameFirst, .button] {
            #expect(Attention(addressing).verdict(on: heard) == .answer)
        }
    }

    @Test(arguments: [(0.3, Attention.Verdict.offerHelp), (0.01, .passOver)])
    func aHalfHeardCryForHelpIsAskedBackUnlessItIsNextToNothing(confidence: Double, verdict: Attention.Verdict) {
        for addressing in [Addressing.name, .nameFirst, .button] {
            #expect(Attention(addressing).verdict(on: heard(Self.help, .notRecognized, confidence)) == verdict)
        }
    }

    private func heard(
        _ intent: Intent?, _ outcome: Hypothesis.Outcome = .recognized, _ confidence: Double = 0.9
    ) -> Hypothesis {
        Hypothesis(outcome: outcome, intent: intent, confidence: confidence)
    }

    @Test(arguments: [Addressing.name, .nameFirst, .button])
    func onceCalledItAnswersWhateverIsSaidUntilTheTurnIsOver(addressing: Addressing) {
        var attention = Attention(addressing)
        attention.open()
        #expect(attention.verdict(on: heard(Self.question)) == .answer)
        // Not understood, and meant: the speaker must say so.
        #expect(attention.verdict(on: heard(nil, .notRecognized)) == .answer)
        attention.turnEnded(isWaiting: true)
        #expect(attention.verdict(on: heard(Self.question)) == .answer)
        attention.turnEnded(isWaiting: false)
        #expect(attention.verdict(on: heard(Self.question)) == .passOver)
    }

    @Test func whatNamesNobodyMattersOnceCalledBeforeThatOnlyACryForHelpDoes() {
        for addressing in [Addressing.name, .nameFirst, .button] {
            var attention = Attention(addressing)
            let closed = attention.narrowed(.anything)
            #expect(!closed.matters(Self.question))
            #expect(closed.matters(Self.addressed) && closed.matters(Self.help))
            attention.open()
            #expect(attention.narrowed(.anything).matters(Self.question))
        }
    }

    @Test func aDeskIsAlwaysOpen() {
        var attention = Attention(.always)
        attention.turnEnded(isWaiting: false)
        #expect(attention.verdict(on: heard(nil, .notRecognized)) == .answer)
        #expect(attention.narrowed(.anything) == .anything)
    }
}
