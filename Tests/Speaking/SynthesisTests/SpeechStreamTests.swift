import Audio
import Japanese
import Phrases
import Synthesis
import Testing

/// A reply, sentence by sentence, with a voice that counts.
struct SpeechStreamTests {
    private let voice = CountingVoice()
    private let text = SpokenText(splitting: "One. Second. Number three.")
    private let settings = VoiceSettings(
        voice: "counting", wordsPerMinute: 150, pitch: 40, wordGapMilliseconds: 50, volume: 100,
        sentencePauseMilliseconds: 250)

    @Test func oneSentenceIsSynthesizedAheadOfTheOneThatIsPulled() async throws {
        var sounds = voice.speak(text, settings: settings).makeAsyncIterator()
        #expect(await voice.sentences == [])
        _ = try await sounds.next()
        while await voice.sentences.count < 2 { await Task.yield() }
        #expect(await voice.sentences == ["One.", "Second."])
        _ = try await sounds.next()
        while await voice.sentences.count < 3 { await Task.yield() }
        _ = try await sounds.next()
        #expect(try await sounds.next() == nil)
        #expect(await voice.sentences == ["One.", "Second.", "Number three."])
    }

    @Test func theFirstSentenceAloneIsSaidInPieces() async throws {
        let clauses = SpokenText(splitting: "One, two. Three, four.")
        var chunks: [AudioChunk] = []
        for try await chunk in CountingVoice(splitsAtCommas: true).speak(clauses, settings: settings) {
            chunks.append(chunk)
        }
        let spoken = chunks.map { String(decoding: $0.samples.map { UInt8($0) }.filter { $0 > 0 }, as: UTF8.self) }
        #expect(spoken == ["One,", " two.", "Three, four."])
        #expect(chunks.map { $0.samples.last == 0 } == [false, true, false])
        // In one sound nobody waits for the first of it.
        let voice = CountingVoice(splitsAtCommas: true)
        _ = try await voice.speak(clauses, settings: settings).sound()
        #expect(await voice.sentences == ["One, two.", "Three, four."])
    }

    @Test func aPauseFollowsEachSentenceButTheLast() async throws {
        var chunks: [AudioChunk] = []
        for try await chunk in voice.speak(text, settings: settings) {
            chunks.append(chunk)
        }
        // 250 ms at 8,000 samples a second.
        let pause = Array(repeating: Int16(0), count: 2000)
        let expected = zip(text.sentences, [pause, pause, []]).map { sentence, pause in
            AudioChunk(samples: CountingVoice.samples(of: sentence.base) + pause, sampleRate: 8000)
        }
        #expect(chunks == expected)
        #expect(try await voice.speak(text, settings: settings).sound().samples == expected.flatMap(\.samples))
    }

    @Test func theVoiceIsGivenTheSettings() async throws {
        _ = try await voice.speak(text, settings: settings).sound()
        #expect(await voice.settings == [settings, settings, settings])
    }

    @Test func iteratingAgainSynthesizesAgain() async throws {
        let stream = voice.speak(text, settings: settings)
        let first = try await stream.sound()
        #expect(try await stream.sound() == first)
        #expect(await voice.sentences.count == 6)
    }

    @Test func nothingToSayIsNoSound() async throws {
        let stream = voice.speak(SpokenText(sentences: []), settings: settings)
        #expect(try await stream.sound().samples == [])
        #expect(await voice.sentences == [])
    }

    @Test func cancellationStopsBetweenSentences() async {
        let (voice, stream) = (voice, voice.speak(text, settings: settings))
        let task = Task {
            for try await _ in stream {
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(await voice.sentences.count <= 2)
    }

    @Test func aVoiceThatFailsEndsTheStreamWithItsError() async {
        let failing = CountingVoice(failingAt: "Second.")
        await #expect(throws: CountingVoice.Hoarse()) { try await failing.speak(text, settings: settings).sound() }
        #expect(await failing.sentences == ["One.", "Second."])
    }
}

/// Says a sentence as one sample for each of its letters, at 8,000 samples a second.
private actor CountingVoice: Voice {
    struct Hoarse: Error, Equatable {}

    private(set) var sentences: [String] = []
    private(set) var settings: [VoiceSettings] = []
    private let failure: String?
    private let splitsAtCommas: Bool

    init(failingAt sentence: String? = nil, splitsAtCommas: Bool = false) {
        failure = sentence
        self.splitsAtCommas = splitsAtCommas
    }

    nonisolated func pieces(of sentence: RubyText) -> [RubyText] {
        guard splitsAtCommas, let comma = sentence.base.firstIndex(of: ",") else { return [sentence] }
        let end = sentence.base.index(after: comma)
        return [sentence.base[..<end], sentence.base[end...]].map { RubyText(plain: $0) }
    }

    static func samples(of sentence: String) -> [Int16] {
        sentence.utf8.map { Int16($0) }
    }

    func synthesize(_ text: RubyText, settings: VoiceSettings) throws -> AudioChunk {
        let sentence = text.base
        sentences.append(sentence)
        self.settings.append(settings)
        guard sentence != failure else { throw Hoarse() }
        return AudioChunk(samples: Self.samples(of: sentence), sampleRate: 8000)
    }
}
