import Composition
import Texts
import ALSA
import Audio
import DataFiles
@testable import Device
import DeviceLink
import Foundation
import Grammar
import Logging
import Phrases
import Recognition
import Rules
import Store
import Synchronization
import Synthesis
import TestSupport
import Testing

/// A home in memory with everything real but the room: the shipped grammar, the sample town, PocketSphinx, eSpeak NG
/// and SQLite. Its resident speaks with a voice of eSpeak NG, which proves the plumbing and no accuracy.
final class Home: Sendable {
    let inputs = DeviceInputs()
    let store: Store
    private let events = Mutex<[DeviceEvent]>([])
    private let parts: Mutex<Speaker.Parts?> = Mutex(nil)

    /// - Parameters:
    ///   - addressing: If a name is listened for, it is “Mimamori”.
    ///   - alsoLocales: What else is spoken than English.
    init(
        output: (any SpeechOutput)? = nil, rules: (any RulesClient)? = nil, addressing: Addressing = .always,
        alsoLocales: [String] = []
    ) async throws {
        let files = try await Self.files(addressing, alsoLocales: alsoLocales)
        store = try Store.inMemory(files.town.key)
        let english = try Self.recognizer(files.usual.vocabulary)
        let others = try files.others.map { ($0.locale, try $0.recognizer()) }
        let parts = try files.parts(
            rules: try rules ?? files.town.rules(in: store),
            recognizer: others.isEmpty ? english : MultilingualRecognizer([("en", english)] + others),
            output: output ?? DiscardedSpeech(), listening: ListeningSettings(resumeDelay: .zero),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            observe: { [weak self] event in self?.events.withLock { $0.append(event) } })
        self.parts.withLock { $0 = parts }
    }

    /// What its device reads, with PocketSphinx alone.
    static func files(_ addressing: Addressing = .always, alsoLocales: [String] = []) async throws -> DeviceFiles {
        let folder = DataFolder(Checkout.root)
        let choice = DeviceChoice(
            locales: ["en"] + alsoLocales, addressing: addressing, name: "Mimamori",
            recognizer: RecognizerChoice(profile: .light))
        return try await DeviceFiles(choice, in: folder.town(at: nil), from: folder) { Issue.record("\($0.en)") }
    }

    /// Believes what it hears: the confidence was learnt from people, and here a synthesizer speaks.
    static func recognizer(_ vocabulary: Vocabulary) throws -> any Recognizer {
        var vocabulary = vocabulary
        vocabulary.confidence = .unjudged
        return try PocketSphinxRecognizer(model: .english(), vocabulary: vocabulary, secondOpinion: .never)
    }

    /// The state of the device, for a test that hands it sound itself.
    func loop() throws -> VoiceLoop {
        VoiceLoop(try #require(parts.withLock { $0 }))
    }

    /// Runs the device on everything said and typed so far, and returns the exchanges.
    func live() async throws -> [Exchange] {
        inputs.finish()
        try await run()
        return exchanges
    }

    /// Runs the device until its inputs end.
    func run() async throws {
        guard let parts = parts.withLock({ $0 }) else { return }
        try await Speaker(parts, inputs: inputs).run()
    }

    /// The same, and waits until nothing has happened for a second.
    func liveUntilQuiet() async throws -> [Exchange] {
        guard let parts = parts.withLock({ $0 }) else { return [] }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Speaker(parts, inputs: self.inputs).run() }
            var last = -1
            while last != self.exchanges.count || last == 0 {
                last = self.exchanges.count
                for chunk in AudioChunk.silence(.seconds(2)).cut(every: .milliseconds(20)) {
                    inputs.hear(chunk)
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
            inputs.finish()
            try await group.waitForAll()
            return self.exchanges
        }
    }

    var exchanges: [Exchange] {
        events.withLock { events in
            events.compactMap { event in
                if case .exchange(let exchange) = event { exchange } else { nil }
            }
        }
    }

    var calls: [DeviceEvent.Call] {
        events.withLock { events in
            events.compactMap { event in
                if case .called(let call) = event { call } else { nil }
            }
        }
    }

    /// What was said unasked.
    var alerts: [String] {
        events.withLock { events in
            events.compactMap { event in
                if case .alert(let text) = event { text } else { nil }
            }
        }
    }

    var troubles: [String] {
        events.withLock { events in
            events.compactMap { event in
                if case .trouble(let text) = event { text.en } else { nil }
            }
        }
    }

    /// The sound of a sentence in the resident's voice, at 16 kHz.
    static func voice(_ sentence: String) async throws -> AudioChunk {
        let settings = VoiceSettings(
            voice: "en-us+f2", wordsPerMinute: 150, pitch: 40, wordGapMilliseconds: 50, volume: 100,
            sentencePauseMilliseconds: 400)
        return try await ESpeakVoice().synthesize(sentence, settings: settings).resampled(to: AudioChunk.speechRate)
    }
}

extension VoiceLoop {
    /// Hears a sentence in the resident's voice, and a pause in which it may answer.
    mutating func hear(_ sentence: String, pause: Duration = .seconds(4)) async throws {
        try await hear(.silence(.milliseconds(400)))
        for chunk in try await Home.voice(sentence).cut(every: .milliseconds(20)) { try await hear(chunk) }
        for chunk in AudioChunk.silence(pause).cut(every: .milliseconds(20)) { try await hear(chunk) }
    }
}
