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
    ///   - addressing: Where a name is listened for, it is “Mimamori”.
    ///   - other: What else is spoken than English, and who hears it.
    init(
        output: (any SpeechOutput)? = nil, rules: (any RulesClient)? = nil, addressing: Addressing = .always,
        other: (language: SpokenLanguage, recognizer: any Recognizer)? = nil
    ) throws {
        let folder = DataFolder(Checkout.root)
        let town = try folder.town(at: nil)
        let vocabulary = try Self.vocabulary(addressing)
        let voice = try folder.voice(locale: "en")
        store = try Store.inMemory()
        let english = try PocketSphinxRecognizer(
            model: .english(), vocabulary: vocabulary, secondOpinion: .never)
        let parts = Speaker.Parts(
            household: town.households[0].id,
            rules: rules ?? LocalRulesClient(store: store, town: town.town, households: town.households),
            recognizer: other.map {
                MultilingualRecognizer([("en", english), ($0.language.vocabulary.language, $0.recognizer)])
            } ?? english,
            language: SpokenLanguage(
                vocabulary: vocabulary, speech: voice.speech, example: "what can i say", voice: ESpeakVoice(),
                voiceSettings: voice.settings),
            otherLanguages: other.map { [$0.language] } ?? [],
            addressing: addressing, listening: ListeningSettings(resumeDelay: .zero),
            output: output ?? DiscardedSpeech(),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            observe: { [weak self] event in self?.events.withLock { $0.append(event) } })
        self.parts.withLock { $0 = parts }
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

    /// What can be heard in the sample town.
    /// - Parameter clinics: What its clinics are called instead, by their ids.
    static func vocabulary(
        _ addressing: Addressing = .always, clinics: [String: [String]]? = nil,
        confidence: ConfidenceModels = .unjudged
    ) throws -> Vocabulary {
        let folder = DataFolder(Checkout.root)
        let name = try #require(SpeakerName("Mimamori"))
        var slots = try folder.town(at: nil).slotLists(language: "en") + addressing.slotLists(of: name)
        if let clinics, let index = slots.firstIndex(where: { $0.name == "clinic" }) {
            slots[index].entries = clinics.map { SlotList.Entry(value: $0.key, phrases: $0.value) }
        }
        let grammar = try folder.grammarFiles(locale: "en", slots: slots)
        let sounds = PronunciationDictionary(
            ["mimamori": ["M IH M AH M AO R IY", "M IY M AA M OW R IY"]], source: .derived)
        return try Vocabulary(
            grammar.grammar, dictionary: grammar.pronunciations(in: AcousticModel.english().dictionary).merging(sounds),
            expectations: [addressing.anything(in: grammar.grammar), .yesOrNo],
            confidence: confidence, language: "en")
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
