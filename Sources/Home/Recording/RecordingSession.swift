public import Audio

/// Asks for sentences one after the other and cuts what is said into takes. A state machine without a clock of its own:
/// its time is the sound it is given.
public struct RecordingSession: Sendable {
    /// What the person who records decides, by the key that says so.
    public enum Key: Character, Sendable, CaseIterable {
        case keep = "k"
        case again = "a"
        case skip = "s"
        case quit = "q"
    }

    public enum Event: Sendable, Equatable {
        /// The sentence to be said now; `number` counts from 1 in this session.
        case prompt(PromptedSentence, number: Int, of: Int)
        /// How loud the last fifth of a second was, in dBFS.
        case level(Double)
        case began
        /// A take waits for a decision.
        case review(Take)
        /// The take is to be saved, and then `saved` or `notSaved` to be called.
        case save(Take)
        /// There is nothing more to say, or it was enough.
        case finished
    }

    private enum State {
        case listening
        case reviewing(Take)
        case saving(Take)
        case finished
    }

    /// 200 ms at 16 kHz.
    private static let levelInterval = AudioChunk.speechRate / 5

    private let sentences: [PromptedSentence]
    /// Where nobody sits at a keyboard, every take is kept.
    private let keepsEverything: Bool
    private var next = 0
    private var state = State.listening
    private var endpointer: Endpointer
    private var sound: [Int16] = []
    private var recent: [Int16] = []

    /// - Parameter settings: How an utterance is cut out; the person may take any time to begin.
    public init(
        _ sentences: [PromptedSentence], settings: Endpointer.Settings = Endpointer.Settings(),
        keepsEverything: Bool = false
    ) {
        self.sentences = sentences
        self.keepsEverything = keepsEverything
        var settings = settings
        settings.timeToBegin = nil
        endpointer = Endpointer(settings: settings)
    }

    /// Asks for the first sentence.
    public mutating func start() -> [Event] {
        prompt()
    }

    /// - Parameter chunk: Captured sound at 16 kHz. What comes while a take waits for a decision is passed over.
    public mutating func process(_ chunk: AudioChunk) -> [Event] {
        guard case .listening = state else { return [] }
        var events = level(of: chunk)
        for event in endpointer.process(chunk) {
            switch event {
            case .began(let preRoll):
                sound = preRoll.samples
                events.append(.began)
            case .continued(let chunk):
                sound += chunk.samples
            case .ended(let ending):
                let take = Take(
                    sentence: sentences[next], sound: AudioChunk(samples: sound),
                    isCutOff: ending.reason == .maximumLength)
                state = keepsEverything ? .saving(take) : .reviewing(take)
                return events + [keepsEverything ? .save(take) : .review(take)]
            case .paused, .timedOut:
                break
            }
        }
        return events
    }

    /// Keys that mean nothing at the moment are passed over.
    public mutating func press(_ key: Key) -> [Event] {
        switch (key, state) {
        case (_, .finished), (_, .saving):
            return []
        case (.quit, _):
            state = .finished
            return [.finished]
        case (.skip, _):
            next += 1
            return prompt()
        case (.keep, .reviewing(let take)):
            state = .saving(take)
            return [.save(take)]
        case (.again, .reviewing):
            return prompt()
        case (.keep, .listening), (.again, .listening):
            return []
        }
    }

    /// The take is safe: on to the next sentence.
    public mutating func saved() -> [Event] {
        guard case .saving = state else { return [] }
        next += 1
        return prompt()
    }

    /// The take could not be saved: it waits for another decision.
    public mutating func notSaved() -> [Event] {
        guard case .saving(let take) = state else { return [] }
        state = .reviewing(take)
        return [.review(take)]
    }

    private mutating func prompt() -> [Event] {
        guard next < sentences.count else {
            state = .finished
            return [.finished]
        }
        state = .listening
        // Forgets what was said while nobody asked.
        endpointer.reset()
        sound = []
        recent = []
        return [.prompt(sentences[next], number: next + 1, of: sentences.count)]
    }

    private mutating func level(of chunk: AudioChunk) -> [Event] {
        recent += chunk.samples
        guard recent.count >= Self.levelInterval else { return [] }
        let level = LevelMeter(AudioChunk(samples: recent)).rms
        recent = []
        return [.level(level)]
    }
}
