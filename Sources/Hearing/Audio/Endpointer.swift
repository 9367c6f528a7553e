/// Cuts a stream of 16 kHz sound into utterances: when somebody began to speak, what they said, and when they had
/// finished. A state machine without a clock of its own: its time is the number of samples it has been given.
///
/// The events, and the positions in them, depend on the sound alone and not on how it was cut into chunks. After an
/// utterance, and after a time-out, it waits for the next one.
public struct Endpointer: Sendable {
    public struct Settings: Sendable, Equatable {
        /// The trailing silence unless another is chosen. Older residents pause within a sentence, and less silence would
        /// cut them off; more makes everybody wait for the reply.
        public static let usualTrailingSilence = Duration.milliseconds(1500)

        /// What of the sound before the first speech frame belongs to the utterance, so that no first syllable is
        /// cut; at least 0.3 s.
        public var preRoll: Duration
        /// How long to wait for somebody to begin; nil waits for ever.
        public var timeToBegin: Duration?
        /// The silence that ends an utterance; between 0.8 and 3 s.
        public var trailingSilence: Duration
        /// The silence after which `paused` is said.
        public var pause: Duration
        /// An utterance, its pre-roll included, is cut off here.
        public var maximumLength: Duration
        /// The speech that must be heard within `speechWindow` for an utterance to begin, so that no click does it.
        public var minimumSpeech: Duration

        public init(
            preRoll: Duration = .milliseconds(500),
            timeToBegin: Duration? = .seconds(8),
            trailingSilence: Duration = usualTrailingSilence,
            pause: Duration = .milliseconds(400),
            maximumLength: Duration = .seconds(15),
            minimumSpeech: Duration = .milliseconds(120)
        ) {
            self.preRoll = max(preRoll, .milliseconds(300))
            self.timeToBegin = timeToBegin
            self.trailingSilence = min(max(trailingSilence, .milliseconds(800)), .seconds(3))
            self.pause = pause
            self.maximumLength = max(maximumLength, .seconds(1))
            self.minimumSpeech = minimumSpeech
        }
    }

    public enum Event: Sendable, Equatable {
        /// Somebody speaks. The chunk is the utterance so far, from its pre-roll to now.
        case began(preRoll: AudioChunk)
        /// The next 20 ms of the utterance.
        case continued(AudioChunk)
        /// It has been quiet for `pause`: the utterance may be over.
        case paused
        case ended(Ending)
        /// Nobody began to speak within `timeToBegin`.
        case timedOut
    }

    /// How an utterance ended. Positions are samples since the endpointer was made.
    public struct Ending: Sendable, Equatable {
        public enum Reason: Sendable, Equatable {
            case trailingSilence, maximumLength
            /// There was no more sound.
            case endOfInput
        }

        public var reason: Reason
        /// Where the first speech was.
        public var speechStart: Int
        /// Where the last speech was over: the endpoint is later by the trailing silence.
        public var speechEnd: Int
        /// The sum of the frames that were speech, pauses left out.
        public var speech: Duration
        /// The position of the endpoint itself.
        public var position: Int

        /// How long after the last speech the utterance was ended: what a person would have to wait for a reply that
        /// took no time.
        public var wait: Duration { Endpointer.duration(position - speechEnd) }
    }

    /// Speech has to reach `minimumSpeech` within this many frames (0.5 s): the syllables of a word, not two clicks.
    private static let speechWindow = 25

    private enum State {
        /// Waiting since a position.
        case waiting(since: Int)
        case speaking(Utterance)
    }

    private struct Utterance {
        var start: Int
        var speechStart: Int
        var speechEnd: Int
        var speechFrames: Int
        /// The silence that ends it where the pause under way asks for another than the settings.
        var patience: Duration?
    }

    public private(set) var settings: Settings
    /// Samples given so far that were looked at: all but the last incomplete frame.
    public private(set) var position = 0
    private var detector: VoiceActivityDetector
    private var state = State.waiting(since: 0)
    /// Sound that is no complete frame yet.
    private var incomplete: [Int16] = []
    /// While waiting: the last sound, which may become a pre-roll, and whether each of its frames was speech.
    private var recent: [Int16] = []
    private var recentSpeech: [Bool] = []

    public init(settings: Settings = Settings(), detector: VoiceActivityDetector = VoiceActivityDetector()) {
        self.settings = settings
        self.detector = detector
    }

    /// Whether an utterance has begun and not ended.
    public var isSpeaking: Bool {
        if case .speaking = state { true } else { false }
    }

    /// Changes the silence that ends the utterance under way, until somebody speaks on: what was said so far may be
    /// known to be complete, or not to be.
    public mutating func endUtterance(after silence: Duration) {
        guard case .speaking(var utterance) = state else { return }
        utterance.patience = silence
        state = .speaking(utterance)
    }

    /// Forgets the utterance and the sound before it and waits anew. The noise floor is kept: the room is the same.
    public mutating func reset(settings: Settings? = nil) {
        self.settings = settings ?? self.settings
        incomplete = []
        wait()
    }

    /// - Parameter chunk: Sound at 16 kHz, of any length.
    public mutating func process(_ chunk: AudioChunk) -> [Event] {
        precondition(chunk.sampleRate == AudioChunk.speechRate, "the endpointer works at 16 kHz")
        incomplete += chunk.samples
        var events: [Event] = []
        var start = 0
        while incomplete.count - start >= VoiceActivityDetector.frameLength {
            let end = start + VoiceActivityDetector.frameLength
            events += process(frame: incomplete[start..<end])
            start = end
        }
        incomplete.removeFirst(start)
        return events
    }

    /// The end of the input, for files: ends an utterance that is still going on.
    public mutating func finish() -> [Event] {
        guard case .speaking(let utterance) = state else { return [] }
        return [end(utterance, .endOfInput)]
    }

    private mutating func process(frame: ArraySlice<Int16>) -> [Event] {
        position += frame.count
        let isSpeech = detector.process(frame).isSpeech
        switch state {
        case .waiting(let since):
            return wait(for: frame, isSpeech: isSpeech, since: since)
        case .speaking(let utterance):
            return go(on: utterance, with: frame, isSpeech: isSpeech)
        }
    }

    private mutating func wait(for frame: ArraySlice<Int16>, isSpeech: Bool, since: Int) -> [Event] {
        recent += frame
        recentSpeech.append(isSpeech)
        let frameLength = VoiceActivityDetector.frameLength
        let surplus = recentSpeech.count - Self.samples(settings.preRoll) / frameLength - Self.speechWindow
        if surplus > 0 {
            recent.removeFirst(surplus * frameLength)
            recentSpeech.removeFirst(surplus)
        }
        let speechFrames = recentSpeech.suffix(Self.speechWindow).count { $0 }
        if isSpeech, speechFrames * frameLength >= Self.samples(settings.minimumSpeech),
            let first = recentSpeech.indices.suffix(Self.speechWindow).first(where: { recentSpeech[$0] })
        {
            let preRoll = min(Self.samples(settings.preRoll), first * frameLength)
            let speechStart = position - (recentSpeech.count - first) * frameLength
            let utterance = Utterance(
                start: speechStart - preRoll, speechStart: speechStart, speechEnd: position,
                speechFrames: speechFrames)
            state = .speaking(utterance)
            let samples = Array(recent.suffix(position - utterance.start))
            recent = []
            recentSpeech = []
            return [.began(preRoll: AudioChunk(samples: samples))]
        }
        if let timeToBegin = settings.timeToBegin, position - since >= Self.samples(timeToBegin) {
            state = .waiting(since: position)
            return [.timedOut]
        }
        return []
    }

    private mutating func go(on utterance: Utterance, with frame: ArraySlice<Int16>, isSpeech: Bool) -> [Event] {
        var utterance = utterance
        if isSpeech {
            utterance.speechEnd = position
            utterance.speechFrames += 1
            utterance.patience = nil
        }
        state = .speaking(utterance)
        let sound = Event.continued(AudioChunk(samples: Array(frame)))
        let silence = position - utterance.speechEnd
        if silence >= Self.samples(utterance.patience ?? settings.trailingSilence) {
            return [sound, end(utterance, .trailingSilence)]
        }
        if position - utterance.start >= Self.samples(settings.maximumLength) {
            return [sound, end(utterance, .maximumLength)]
        }
        let pause = Self.samples(settings.pause)
        return silence >= pause && silence - frame.count < pause ? [sound, .paused] : [sound]
    }

    private mutating func end(_ utterance: Utterance, _ reason: Ending.Reason) -> Event {
        wait()
        return .ended(
            Ending(
                reason: reason, speechStart: utterance.speechStart, speechEnd: utterance.speechEnd,
                speech: Self.duration(utterance.speechFrames * VoiceActivityDetector.frameLength),
                position: position))
    }

    private mutating func wait() {
        state = .waiting(since: position)
        recent = []
        recentSpeech = []
    }

    private static func samples(_ duration: Duration) -> Int {
        Int((duration.seconds * Double(AudioChunk.speechRate)).rounded())
    }

    fileprivate static func duration(_ samples: Int) -> Duration {
        .microseconds(samples * 1_000_000 / AudioChunk.speechRate)
    }
}
