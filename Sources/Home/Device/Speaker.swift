import ALSA
import Audio
public import DeviceLink
public import Foundation
import Grammar
public import Logging
import Phrases
public import Recognition
public import Rules
public import ServiceLifecycle
import Synthesis

/// The voice loop of one device: hears a question, asks the rules, says the answer, keeps the exchange.
///
/// One thing at a time: while it answers it does not listen, and what it says itself never comes back as a question.
public struct Speaker: Service {
    /// Everything a device is made of. `main` and the tests fill in the same.
    public struct Parts: Sendable {
        public var household: Household.ID
        /// Whom the resident is told to telephone if nothing else works.
        public var office: Office
        public var rules: any RulesClient
        /// Hears every one of `languages`.
        public var recognizer: any Recognizer
        /// The usual one first.
        public private(set) var languages: [SpokenLanguage]
        /// How the resident makes clear that the speaker is meant.
        public var addressing: Addressing
        public var listening: ListeningSettings
        public var output: any SpeechOutput
        public var now: @Sendable () -> Date
        public var logger: Logger
        /// Called in order, from the loop itself: it must not block.
        public var observe: @Sendable (DeviceEvent) -> Void

        public init(
            household: Household.ID, office: Office, rules: any RulesClient, recognizer: any Recognizer,
            language: SpokenLanguage,
            otherLanguages: [SpokenLanguage] = [], addressing: Addressing = .always,
            listening: ListeningSettings = ListeningSettings(), output: any SpeechOutput,
            now: @escaping @Sendable () -> Date = { Date() },
            logger: Logger, observe: @escaping @Sendable (DeviceEvent) -> Void
        ) {
            self.household = household
            self.office = office
            self.rules = rules
            self.recognizer = recognizer
            languages = [language] + otherLanguages
            self.addressing = addressing
            self.listening = listening
            self.output = output
            self.now = now
            self.logger = logger
            self.observe = observe
        }

        /// Another version of what can be heard takes the place of the one in the same language.
        mutating func replace(with vocabulary: Vocabulary) {
            for index in languages.indices where languages[index].vocabulary.language == vocabulary.language {
                languages[index].vocabulary = vocabulary
            }
        }
    }

    private let parts: Parts
    private let inputs: DeviceInputs

    public init(_ parts: Parts, inputs: DeviceInputs) {
        self.parts = parts
        self.inputs = inputs
    }

    /// Answers until the inputs end or a graceful shutdown begins.
    public func run() async throws {
        var loop = VoiceLoop(parts, gate: inputs.gate, interruption: inputs.interruption)
        try await loop.start()
        for await input in inputs.all.cancelOnGracefulShutdown() {
            switch input {
            case .sound(let chunk, let epoch): try await loop.hear(chunk, epoch: epoch)
            case .typed(let line): try await loop.read(line)
            case .pressed: await loop.press()
            case .reminder: await loop.sayDueAlerts()
            case .vocabulary(let vocabulary): await loop.learn(vocabulary)
            }
        }
    }
}
