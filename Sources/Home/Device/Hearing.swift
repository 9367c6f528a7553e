public import Audio
public import Grammar
public import Recognition

/// The listening half of a device, for trying a microphone: hears utterances and answers none.
public struct Hearing: Sendable {
    /// One utterance as it was understood.
    public struct Heard: Sendable {
        public var hypothesis: Hypothesis
        /// What the words mean; nil when they were not recognized.
        public var intent: Intent?
        public var speech: Duration
        /// From the last word to the endpoint.
        public var wait: Duration
        /// From the endpoint to the words.
        public var recognition: Duration
    }

    private let recognizer: any Recognizer
    private let settings: ListeningSettings
    private let expectation: Expectation

    public init(
        recognizer: any Recognizer, settings: ListeningSettings, expecting expectation: Expectation = .anything
    ) {
        self.recognizer = recognizer
        self.settings = settings
        self.expectation = expectation
    }

    /// Reports every utterance until the inputs end or the task is cancelled.
    public func run(_ inputs: DeviceInputs, report: (Heard) throws -> Void) async throws {
        var session = session()
        for await input in inputs.all {
            guard case .sound(let chunk, _) = input else { continue }
            try await session.hear(chunk).forEach(report)
        }
    }

    /// Every utterance of a recording at 16 kHz, as fast as it can be heard.
    public func hear(_ recording: AudioChunk) async throws -> [Heard] {
        var session = session()
        return try await session.hear(recording)
    }

    public func session() -> Session {
        Session(listener: Listener(recognizer: recognizer, settings: settings, expecting: expectation))
    }

    /// Hears one stretch of sound after another, and utterances that go on from one to the next.
    public struct Session {
        fileprivate var listener: Listener

        /// - Parameter sound: At 16 kHz, of any length.
        /// - Returns: The utterances that were over in it.
        public mutating func hear(_ sound: AudioChunk) async throws -> [Heard] {
            var heard: [Heard] = []
            for chunk in sound.cut(every: .milliseconds(20)) {
                if case .heard(let utterance) = try await listener.process(chunk) {
                    heard.append(Heard(utterance))
                }
            }
            return heard
        }
    }
}

extension Hearing.Heard {
    fileprivate init(_ utterance: Listener.Utterance) {
        let hypothesis = utterance.hypothesis
        self.init(
            hypothesis: hypothesis, intent: hypothesis.outcome == .recognized ? utterance.intent : nil,
            speech: utterance.speech, wait: utterance.wait, recognition: utterance.recognition)
    }
}
