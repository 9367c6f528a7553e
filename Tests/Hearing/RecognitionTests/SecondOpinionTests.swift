import Audio
import DataFiles
import Grammar
import Recognition
import Synchronization
import Synthesis
import TestSupport
import Testing

@Suite("A second opinion")
struct SecondOpinionTests {
    /// A neural model that hears always the same, or nothing at all. It keeps count of the samples that it was given.
    private final class StubbornModel: SentenceModel {
        let lengths = Mutex<[Int]>([])
        let words: [String]
        let hearsNames: Bool
        var name: String { "stubborn" }

        init(hearing words: [String] = [], hearsNames: Bool = false) {
            (self.words, self.hearsNames) = (words, hearsNames)
        }

        func sentences(of network: WordNetwork) -> WordNetwork { network }

        func hypothesis(
            of speech: AudioChunk, among sentences: inout WordNetwork, or other: [String]
        ) -> HeardSentence {
            lengths.withLock { $0.append(speech.samples.count) }
            return HeardSentence(words: words, evidence: [:])
        }
    }

    /// Believes only what two decoders agree about.
    private let cautious = ConfidenceModel(bias: -5, weights: [.agreement: 10], threshold: 0.5)

    private func vocabulary() throws -> Vocabulary {
        let name = try #require(SpeakerName("marigold"))
        let text = """
            #JSGF V1.0;
            grammar home;
            import <town.speaker>;
            public <call> = <town.speaker>;
            public <today> = [<town.speaker>] what day is it today;
            """
        let grammar = try Grammar(files: [GrammarFile(path: "home.jsgf", text: text)], slots: [name.slotList])
        let dictionary = try PronunciationDictionary(
            GrammarFile(at: AcousticModel.english().dictionary), keeping: grammar.words)
        return try Vocabulary(
            grammar, dictionary: dictionary, confidence: ConfidenceModels([.light: cautious, .best: cautious]))
    }

    private func hear(
        _ sentence: String, with recognizer: any Recognizer, expecting expectation: Recognition.Expectation = .anything
    ) async throws -> Hypothesis {
        let pause = AudioChunk.silence(.milliseconds(300)).samples
        return try await recognizer.recognize(
            heardByMicrophone(pause + sound(of: sentence) + pause), expecting: expectation)
    }

    /// Where nothing is to be heard a room is never as silent as zeros are, from which PocketSphinx takes a mean that no
    /// speech has.
    private func heardByMicrophone(_ samples: [Int16]) -> AudioChunk {
        let room = AudioSignals.noise(amplitude: 0.002, seconds: 10).samples
        return AudioChunk(samples: zip(samples, room).map { $0 &+ $1 })
    }

    private func sound(of sentence: String) async throws -> [Int16] {
        let settings = try DataFolder(Checkout.root).voice(locale: "en").settings
        return try await ESpeakVoice().synthesize(sentence, settings: settings)
            .resampled(to: AudioChunk.speechRate).samples
    }

    @Test("is asked about the name alone where the neural model hears no names")
    func nameAlone() async throws {
        let recognizer = try SpeechModels(acoustic: .english(), neural: StubbornModel()).recognizer(vocabulary())
        let heard = try await hear("marigold", with: recognizer)
        #expect(heard.outcome == .recognized)
        #expect(heard.intent?.name == SpeakerName.call)
    }

    @Test("tells where the name ends, in every utterance of a stream, whatever quiet is before it")
    func place() async throws {
        let model = StubbornModel()
        let recognizer = try SpeechModels(acoustic: .english(), neural: model).recognizer(vocabulary())
        let name = try await sound(of: "marigold")
        let question = try await sound(of: "what day is it today")
        for quiet in [0.4, 1.5] {
            model.lengths.withLock { $0 = [] }
            let pause = AudioChunk.silence(.seconds(quiet)).samples
            let utterance = heardByMicrophone(pause + name + question + AudioChunk.silence(.seconds(0.5)).samples)
            try await recognizer.begin(expecting: .anything)
            for chunk in utterance.cut(every: .milliseconds(20)) { try await recognizer.accept(chunk) }
            _ = try await recognizer.anticipate()
            _ = try await recognizer.finish()
            let rest = try #require(model.lengths.withLock { $0.last })
            // The voice's own pauses before and behind a word are neither name nor question.
            #expect(abs(rest - question.count - AudioChunk.speechRate / 2) < AudioChunk.speechRate * 2 / 5)
        }
    }

    @Test("is asked again about the whole utterance where it could not follow in a pause")
    func pause() async throws {
        let model = StubbornModel(hearing: ["what", "day", "is", "it", "today"], hearsNames: true)
        let recognizer = try SpeechModels(acoustic: .english(), neural: model).recognizer(vocabulary())
        let quiet = AudioChunk.silence(.milliseconds(300)).samples
        let sentence = heardByMicrophone(quiet + (try await sound(of: "what day is it today")) + quiet)
        try await recognizer.begin(expecting: .anything)
        for chunk in sentence.cut(every: .milliseconds(20)).prefix(30) { try await recognizer.accept(chunk) }
        #expect(try await recognizer.anticipate().outcome == .notRecognized)
        for chunk in sentence.cut(every: .milliseconds(20)).dropFirst(30) { try await recognizer.accept(chunk) }
        #expect(try await recognizer.finish().outcome == .recognized)
    }

    @Test("is asked about every sentence where there is no neural model")
    func light() async throws {
        let recognizer = try SpeechModels(acoustic: .english()).recognizer(vocabulary())
        let heard = try await hear("what day is it today", with: recognizer)
        #expect(heard.intent?.name == "today")
        #expect(heard.evidence.values[.agreement] != nil)
    }

    @Test("is not asked about what names nobody while nothing comes of it, which a television says all day")
    func overheard() async throws {
        let recognizer = try SpeechModels(acoustic: .english()).recognizer(vocabulary())
        var expectation = Recognition.Expectation.anything
        expectation.intentsWithoutName = []
        let overheard = try await hear("what day is it today", with: recognizer, expecting: expectation)
        #expect(overheard.intent?.name == "today")
        #expect(overheard.evidence.values[.agreement] == nil)
        #expect(overheard.outcome == .notRecognized)
        let named = try await hear("marigold what day is it today", with: recognizer, expecting: expectation)
        #expect(named.outcome == .recognized)
        expectation.intentsWithoutName = ["today"]
        let help = try await hear("what day is it today", with: recognizer, expecting: expectation)
        #expect(help.outcome == .recognized)
    }

    @Test("tells how well the name fits that both heard, where something is said behind it")
    func nameTwice() async throws {
        let recognizer = try SpeechModels(acoustic: .english()).recognizer(vocabulary())
        let named = try await hear("marigold what day is it today", with: recognizer)
        #expect(try #require(named.evidence.confirmedNameScore) < 0)
        for other in ["what day is it today", "marigold"] {
            #expect(try await hear(other, with: recognizer).evidence.confirmedNameScore == nil)
        }
    }

    @Test("is not asked where somebody else gives one, which costs half the time")
    func never() async throws {
        let recognizer = try PocketSphinxRecognizer(
            model: .english(), vocabulary: vocabulary(), secondOpinion: .never)
        let heard = try await hear("what day is it today", with: recognizer)
        #expect(heard.intent?.name == "today")
        #expect(heard.evidence.values[.agreement] == nil)
    }
}
