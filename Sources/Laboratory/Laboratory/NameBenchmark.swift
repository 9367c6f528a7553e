public import Audio
import Grammar
public import Recognition

/// Measures how well the names of a slot list are heard, each in a sentence of its own.
public struct NameBenchmark: Sendable {
    /// What became of the sentences with one list of names in one voice.
    public struct Result: Sendable, Encodable {
        public var names: String
        public var voice: String
        public var sentences = 0
        /// The intent and the name are right, whatever the confidence.
        public var right = 0
        /// Right, and believed.
        public var accepted = 0
        /// Heard as another name, of another intent, or not at all.
        public var mistaken: [String: String] = [:]

        public init(names: String, voice: String) {
            self.names = names
            self.voice = voice
        }

        public var share: Double { Double(right) / Double(max(sentences, 1)) }
        public var acceptedShare: Double { Double(accepted) / Double(max(sentences, 1)) }
    }

    /// A sentence, and what it must be heard as.
    public struct Sentence: Sendable {
        public var intent: String
        public var slot: String
        public var value: String
        public var sound: AudioChunk

        /// - Parameter sound: Of any sample rate.
        public init(intent: String, slot: String, value: String, sound: AudioChunk) {
            self.intent = intent
            self.slot = slot
            self.value = value
            self.sound = sound
        }
    }

    private let recognizer: any Recognizer

    public init(_ recognizer: any Recognizer) {
        self.recognizer = recognizer
    }

    /// Hears a sentence and adds what became of it.
    public func hear(_ sentence: Sentence, adding result: inout Result) async throws {
        // As an endpointer cuts it out.
        let pause = AudioChunk.silence(.milliseconds(300)).samples
        let sound = try sentence.sound.resampled(to: AudioChunk.speechRate)
        let heard = try await recognizer.recognize(
            AudioChunk(samples: pause + sound.samples + pause), expecting: .anything)
        result.sentences += 1
        if heard.intent?.name == sentence.intent, heard.intent?.slots[sentence.slot] == sentence.value {
            result.right += 1
            result.accepted += heard.outcome == .recognized ? 1 : 0
        } else {
            result.mistaken[sentence.value] = heard.text
        }
    }
}
