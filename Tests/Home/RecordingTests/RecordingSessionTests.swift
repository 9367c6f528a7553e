import Audio
import Recording
import Grammar
import TestSupport
import Testing

@Suite struct RecordingSessionTests {
    private let sentences = ["one", "two", "three"].map {
        PromptedSentence(text: $0, intent: Intent(name: $0))
    }

    @Test func aTakeIsWhatWasSaidWithASilenceAroundIt() throws {
        var session = RecordingSession(sentences)
        #expect(session.start() == [.prompt(sentences[0], number: 1, of: 3)])
        let take = try #require(say(&session))
        #expect(take.sentence == sentences[0])
        #expect(!take.isCutOff)
        #expect(take.level.peak > -12)
        #expect(take.level.clippedSamples == 0)
        // 1.2 s of speech, 0.5 s before it and 1.5 s after it, to within the detector's hangover.
        #expect((2.9...3.7).contains(take.sound.duration.seconds), "\(take.sound.duration)")
    }

    @Test func aTakeThatIsKeptIsSavedBeforeTheNextSentence() throws {
        var session = RecordingSession(sentences)
        _ = session.start()
        let take = try #require(say(&session))
        #expect(session.press(.keep) == [.save(take)])
        #expect(session.press(.quit).isEmpty, "nothing interrupts the saving")
        #expect(session.saved() == [.prompt(sentences[1], number: 2, of: 3)])
    }

    @Test func aTakeThatCannotBeSavedIsNotLost() throws {
        var session = RecordingSession(sentences)
        _ = session.start()
        let take = try #require(say(&session))
        _ = session.press(.keep)
        #expect(session.notSaved() == [.review(take)])
        #expect(session.press(.keep) == [.save(take)])
    }

    @Test func aSentenceIsSaidAgainOrSkipped() throws {
        var session = RecordingSession(sentences)
        _ = session.start()
        _ = try #require(say(&session))
        #expect(session.press(.again) == [.prompt(sentences[0], number: 1, of: 3)])
        let second = try #require(say(&session))
        #expect(second.sentence == sentences[0])
        #expect(session.press(.skip) == [.prompt(sentences[1], number: 2, of: 3)])
        #expect(session.press(.skip) == [.prompt(sentences[2], number: 3, of: 3)])
        #expect(session.press(.skip) == [.finished])
        #expect(session.press(.again).isEmpty)
    }

    @Test func keysThatMeanNothingBeforeATakeArePassedOver() {
        var session = RecordingSession(sentences)
        _ = session.start()
        #expect(session.press(.keep).isEmpty)
        #expect(session.press(.again).isEmpty)
        #expect(session.press(.quit) == [.finished])
    }

    @Test func whatIsSaidWhileATakeIsReviewedIsNoTake() throws {
        var session = RecordingSession(sentences)
        _ = session.start()
        _ = try #require(say(&session))
        let events = AudioSignals.voice(seconds: 3).cut(every: .milliseconds(20)).flatMap { session.process($0) }
        #expect(events.isEmpty)
        _ = session.press(.again)
        let silence = quiet(4).cut(every: .milliseconds(20)).flatMap { session.process($0) }
        #expect(silence.allSatisfy { if case .level = $0 { true } else { false } })
    }

    @Test func withoutAKeyboardEveryTakeIsKept() {
        var session = RecordingSession(Array(sentences.prefix(2)), keepsEverything: true)
        _ = session.start()
        #expect(say(&session) != nil)
        #expect(session.saved() == [.prompt(sentences[1], number: 2, of: 2)])
        #expect(say(&session) != nil)
        #expect(session.saved() == [.finished])
    }

    @Test func clippingIsCounted() throws {
        var session = RecordingSession(sentences)
        _ = session.start()
        let take = try #require(say(&session, amplitude: 3))
        #expect(take.level.clippedSamples > 100)
        #expect(take.level.peak > -0.001)
    }

    @Test func whatWasRecordedBeforeIsNotAskedForAgain() {
        let asked = sentences + [sentences[0]]
        #expect(asked.remaining(after: ["two"]).map(\.text) == ["one", "three", "one"])
        #expect(asked.remaining(after: ["one", "other"]).map(\.text) == ["two", "three", "one"])
        #expect(asked.remaining(after: ["one", "one", "two", "three"]).isEmpty)
        #expect(asked.remaining(after: []) == asked)
    }

    /// A second of a room, something like a sentence, and silence until it is over.
    /// - Returns: The take, to be reviewed or saved.
    private func say(_ session: inout RecordingSession, amplitude: Double = 0.3) -> Take? {
        let voice = AudioChunk(
            samples: AudioSignals.voice(seconds: 1.2, amplitude: 0.3).samples.map {
                Int16(clamping: Int(Double($0) * amplitude / 0.3))
            })
        for chunk in [quiet(1), voice, quiet(3)].flatMap({ $0.cut(every: .milliseconds(20)) }) {
            for event in session.process(chunk) {
                switch event {
                case .review(let take), .save(let take): return take
                default: break
                }
            }
        }
        return nil
    }

    private func quiet(_ seconds: Double) -> AudioChunk {
        AudioSignals.noise(amplitude: 0.001, seconds: seconds)
    }
}
