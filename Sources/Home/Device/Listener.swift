import Audio
import Grammar
import Recognition

/// From captured sound to one utterance and its words: endpointing, streaming recognition, and the joining of
/// fragments that a hesitation tore apart.
///
/// Time is counted in samples, so the same sound gives the same result at any speed.
struct Listener {
    enum Event {
        case speechBegan
        case heard(Utterance)
        /// Nobody spoke within the time allowed.
        case nobodySpoke
    }

    struct Utterance {
        var hypothesis: Hypothesis
        /// What the words mean; a guess when the hypothesis is `notRecognized`.
        var intent: Intent? { hypothesis.intent }
        var speech: Duration
        /// From the last word to the endpoint.
        var wait: Duration
        /// From the endpoint to the words.
        var recognition: Duration
        /// When the endpoint was found.
        var endpoint: ContinuousClock.Instant
    }

    private let recognizer: any Recognizer
    private let settings: ListeningSettings
    private var expectation: Expectation
    private var endpointer: Endpointer
    private var joiner: UtteranceJoiner
    /// The sound of the utterance under way.
    private var recording: [Int16] = []
    /// Speech that was not understood, kept back until the position where its continuation can no longer begin.
    private var waiting: (utterance: Utterance, until: Int)?

    init(recognizer: any Recognizer, settings: ListeningSettings, expecting expectation: Expectation = .anything) {
        self.recognizer = recognizer
        self.settings = settings
        self.expectation = expectation
        endpointer = Endpointer(settings: settings.endpointer(answerWithin: nil))
        joiner = UtteranceJoiner(maximumGap: settings.joinWithin)
    }

    /// Forgets what was half heard and listens for `expectation`.
    /// - Parameter time: How long somebody may take to begin; nil for ever.
    mutating func restart(expecting expectation: Expectation, within time: Duration? = nil) async {
        await recognizer.cancel()
        self.expectation = expectation
        recording = []
        waiting = nil
        joiner.clear()
        endpointer.reset(settings: settings.endpointer(answerWithin: time))
    }

    mutating func process(_ chunk: AudioChunk) async throws -> Event? {
        var result: Event?
        for event in endpointer.process(chunk) {
            switch event {
            case .began(let preRoll):
                recording = preRoll.samples
                try await recognizer.begin(expecting: expectation)
                try await recognizer.accept(preRoll)
                result = .speechBegan
            case .continued(let chunk):
                recording += chunk.samples
                try await recognizer.accept(chunk)
            case .paused:
                try await consider(recognizer.anticipate())
            case .ended(let ending):
                result = try await ended(ending).map(Event.heard)
            case .timedOut:
                result = .nobodySpoke
            }
        }
        if let waiting, !endpointer.isSpeaking, endpointer.position >= waiting.until {
            self.waiting = nil
            joiner.clear()
            return .heard(waiting.utterance)
        }
        return result
    }

    /// Waits less for the end of a sentence that cannot go on, and more in the middle of one.
    private mutating func consider(_ hypothesis: Hypothesis) {
        let isRecognized = hypothesis.outcome == .recognized
        if isRecognized, hypothesis.intent?.name == SpeakerName.call {
            endpointer.endUtterance(after: settings.callSilence)
            return
        }
        switch isRecognized ? hypothesis.continuation : .incomplete {
        case .closed: endpointer.endUtterance(after: settings.closedSilence)
        case .settled: break
        case .open, .incomplete:
            endpointer.endUtterance(after: max(settings.trailingSilence, settings.incompleteSilence))
        }
    }

    /// - Returns: What was heard, or nil when it may go on in a moment.
    private mutating func ended(_ ending: Endpointer.Ending) async throws -> Utterance? {
        let endpoint = ContinuousClock.now
        var sound = AudioChunk(samples: recording)
        recording = []
        var hypothesis =
            ending.reason == .trailingSilence
            ? try await recognizer.finish() : try await recognizer.recognize(sound, expecting: expectation)
        if let joined = joiner.joined(with: sound, speechStart: ending.speechStart) {
            let whole = try await recognizer.recognize(joined, expecting: expectation)
            if whole.outcome == .recognized || hypothesis.outcome != .recognized {
                hypothesis = whole
                sound = joined
            }
        }
        let utterance = Utterance(
            hypothesis: hypothesis, speech: ending.speech, wait: ending.wait,
            recognition: endpoint.duration(to: .now), endpoint: endpoint)
        // Nothing comes of a sentence said to nobody, whatever follows it.
        let matters = hypothesis.intent.map(expectation.matters) ?? true
        if hypothesis.outcome != .recognized, matters, ending.reason == .trailingSilence,
            sound.duration < endpointer.settings.maximumLength
        {
            joiner.hold(sound, speechEnd: ending.speechEnd)
            let patience = Int(settings.joinWithin.seconds * Double(AudioChunk.speechRate))
            waiting = (utterance, until: ending.speechEnd + patience)
            return nil
        }
        waiting = nil
        joiner.clear()
        return utterance
    }
}
