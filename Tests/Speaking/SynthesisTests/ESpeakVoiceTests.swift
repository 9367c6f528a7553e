import Texts
import Audio
import Phrases
import Rules
import Synthesis
import Testing

/// eSpeak NG itself.
struct ESpeakVoiceTests {
    private let voice = ESpeakVoice()
    private let sentence = "The next burnable garbage is tomorrow, Thursday."
    private static let settings = VoiceSettings(
        voice: "en-us+m3", wordsPerMinute: 150, pitch: 40, wordGapMilliseconds: 50, volume: 100,
        sentencePauseMilliseconds: 400)

    /// The settings with one of them changed.
    private func with<Value>(_ setting: WritableKeyPath<VoiceSettings, Value>, _ value: Value) -> VoiceSettings {
        var settings = Self.settings
        settings[keyPath: setting] = value
        return settings
    }

    @Test func aSentenceBecomesSound() async throws {
        let sound = try await voice.synthesize(sentence, settings: Self.settings)
        #expect(sound.sampleRate == 22_050)
        #expect(LevelMeter(sound).rms > -30)
        #expect((1.5...6).contains(sound.duration.seconds))
    }

    @Test func aSlowerPaceTakesLonger() async throws {
        let seconds = try await durations(of: [220, 150, 100].map { with(\.wordsPerMinute, $0) })
        #expect(seconds[0] < seconds[1] && seconds[1] < seconds[2], "\(seconds)")
    }

    @Test func widerGapsBetweenWordsTakeLonger() async throws {
        let seconds = try await durations(of: [0, 50, 150].map { with(\.wordGapMilliseconds, $0) })
        #expect(seconds[0] < seconds[1] && seconds[1] < seconds[2], "\(seconds)")
    }

    @Test func everyStepThatAResidentSlowsDownTakesLonger() async throws {
        let profiles = SpeechProfile.paceLimits.reversed().map { SpeechProfile(paceSteps: $0) }
        let seconds = try await durations(of: profiles.map(Self.settings.adjusted))
        #expect(zip(seconds, seconds.dropFirst()).allSatisfy(<), "\(seconds)")
    }

    private func durations(of settings: [VoiceSettings]) async throws -> [Double] {
        var seconds: [Double] = []
        for settings in settings {
            seconds.append(try await voice.synthesize(sentence, settings: settings).duration.seconds)
        }
        return seconds
    }

    @Test func everyStepThatAResidentTurnsUpIsLouder() async throws {
        var levels: [Double] = []
        for step in SpeechProfile.volumeLimits {
            let settings = Self.settings.adjusted(by: SpeechProfile(volumeSteps: step))
            levels.append(LevelMeter(try await voice.synthesize(sentence, settings: settings)).rms)
        }
        #expect(zip(levels, levels.dropFirst()).allSatisfy(<), "\(levels)")
    }

    @Test func thePauseBetweenSentencesIsAsLongAsTheSettingsSay() async throws {
        let text = SpokenText(splitting: "It is noon. It is Thursday. Good day.")
        let without = try await voice.speak(text, settings: with(\.sentencePauseMilliseconds, 0)).sound()
        let with = try await voice.speak(text, settings: with(\.sentencePauseMilliseconds, 1500)).sound()
        // Two pauses between three sentences; the voice itself varies by some milliseconds.
        #expect(abs((with.duration - without.duration).seconds - 3) < 0.05)
    }

    @Test func aVoiceThatIsNotThereIsNamedWithTheRemedyAndTheNextOneStillSpeaks() async throws {
        let error = await #expect(throws: SynthesisError.self) {
            try await voice.synthesize(sentence, settings: with(\.voice, "klingon-male"))
        }
        let message = try #require(error).description
        #expect(message.contains("“klingon-male”"))
        #expect(message.contains("espeak-ng --voices"))

        let sound = try await voice.synthesize(sentence, settings: Self.settings)
        #expect(LevelMeter(sound).rms > -30)
    }

    @Test(arguments: ["", " ", "…", "<speak>hello</speak>", "[[h@l'oU]]", "木曜日です。", "🙂", "a\u{0}b", "\u{FFFD}\n\t"])
    func oddTextIsNoTrouble(text: String) async throws {
        let sound = try await voice.synthesize(text, settings: Self.settings)
        #expect(sound.sampleRate == 22_050)
        #expect(sound.duration < .seconds(20))
    }

    @Test func aLongReplyIsSaidToItsEnd() async throws {
        let one = try await voice.synthesize(sentence, settings: Self.settings)
        let fifty = try await voice.synthesize(
            Array(repeating: sentence, count: 50).joined(separator: " "), settings: Self.settings)
        #expect(fifty.samples.count > 45 * one.samples.count)
    }

    @Test func manyAtOnceAllComeOutWhole() async throws {
        let voice = voice
        let sentences = (1...40).map { "It is \($0)" + String(repeating: " and \($0)", count: $0 % 5) }
        let settings = [Self.settings, with(\.wordsPerMinute, 220)]
        var expected: [Int] = []
        for (number, sentence) in sentences.enumerated() {
            expected.append(try await voice.synthesize(sentence, settings: settings[number % 2]).samples.count)
        }
        let counts = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for (number, sentence) in sentences.enumerated() {
                group.addTask {
                    (number, try await voice.synthesize(sentence, settings: settings[number % 2]).samples.count)
                }
            }
            return try await group.reduce(into: Array(repeating: 0, count: sentences.count)) { $0[$1.0] = $1.1 }
        }
        for (number, (count, expected)) in zip(counts, expected).enumerated() {
            // The voice itself varies: by 54 ms, seen once.
            #expect(abs(count - expected) < 22_050 / 10, "\(sentences[number])")
        }
    }
}
