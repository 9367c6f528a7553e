import Audio
import DataFiles
import Foundation
import Grammar
import Laboratory
import Phrases
import Recognition
import Synthesis
import TestSupport
import Testing

/// The town's lists change while the speaker runs: a clinic opens, a family comes.
struct VocabularyChangeTests {
    private let model = AcousticModel.english()
    private let old: Vocabulary
    private let new: Vocabulary
    private let data = DataFolder(Checkout.root)

    init() async throws {
        old = try await Self.vocabulary(clinics: ["sakura", "hayashi"])
        new = try await Self.vocabulary(clinics: ["tamahira", "hayashi"])
    }

    private static func vocabulary(
        clinics: [String], words: String = "", confidence: ConfidenceModels = .unjudged
    ) async throws -> Vocabulary {
        let folder = DataFolder(Checkout.root)
        let slots = [SlotList(name: "clinic", entries: clinics.map { .init(value: $0, phrases: ["\($0) clinic"]) })]
        let grammar = try Grammar(
            files: [
                GrammarFile(
                    path: "clinic.jsgf",
                    text: "#JSGF V1.0;\ngrammar clinic;\npublic <open> = is <town.clinic> open today;\n")
            ], slots: slots)
        let list = WordList(GrammarFile(path: "words.dict", text: words))
        let written = try list.overriding(
            PronunciationDictionary(GrammarFile(at: AcousticModel.english().dictionary), keeping: grammar.words))
        let map = try #require(try folder.phoneMap(locale: "en"))
        return try await Vocabulary(
            grammar, dictionary: written.deriving(grammar.words, by: map.pronouncer), confidence: confidence)
    }

    private func speech(_ sentence: String) async throws -> AudioChunk {
        var settings = try data.voice(locale: "en").settings
        settings.voice = "en-us+f2"
        let sound = try await ESpeakVoice().synthesize(sentence, settings: settings)
            .resampled(to: AudioChunk.speechRate)
        let pause = AudioChunk.silence(.milliseconds(300)).samples
        return AudioChunk(samples: pause + sound.samples + pause)
    }

    @Test func aNameThatIsInNoDictionaryIsHeardOnceTheTownHasIt() async throws {
        let recognizer = try PocketSphinxRecognizer(model: model, vocabulary: old)
        let question = try await speech("is tamahira clinic open today")
        let before = try await recognizer.recognize(question, expecting: .anything)
        try await recognizer.use(new)
        let after = try await recognizer.recognize(question, expecting: .anything)

        #expect(before.intent?.slots["clinic"] != "tamahira")
        #expect(after.outcome == .recognized)
        #expect(after.intent?.slots == ["clinic": "tamahira"])
        let closed = try await recognizer.recognize(speech("is sakura clinic open today"), expecting: .anything)
        #expect(closed.intent?.slots["clinic"] != "sakura")
    }

    @Test func anUtteranceUnderWayIsHeardToItsEndAndTheNextWithTheNewNames() async throws {
        let recognizer = try PocketSphinxRecognizer(model: model, vocabulary: old)
        let sakura = try await speech("is sakura clinic open today")
        let tamahira = try await speech("is tamahira clinic open today")

        try await recognizer.begin(expecting: .anything)
        let chunks = sakura.cut(every: .milliseconds(20))
        for chunk in chunks.prefix(chunks.count / 2) { try await recognizer.accept(chunk) }
        async let change: Void = recognizer.use(new)
        // The change has every chance to come in between.
        for chunk in chunks.dropFirst(chunks.count / 2) {
            await Task.yield()
            try await recognizer.accept(chunk)
        }
        let heard = try await recognizer.finish()
        try await change

        #expect(heard.intent?.slots == ["clinic": "sakura"])
        try await recognizer.begin(expecting: .anything)
        for chunk in tamahira.cut(every: .milliseconds(20)) { try await recognizer.accept(chunk) }
        #expect(try await recognizer.finish().intent?.slots == ["clinic": "tamahira"])
    }

    @Test func manyChangesLoseNothing() async throws {
        let recognizer = try PocketSphinxRecognizer(model: model, vocabulary: old)
        let question = try await speech("is hayashi clinic open today")
        for round in 0..<20 {
            try await recognizer.use(round % 2 == 0 ? new : old)
            let heard = try await recognizer.recognize(question, expecting: .anything)
            #expect(heard.intent?.slots == ["clinic": "hayashi"], "round \(round)")
        }
    }

    /// From some hundred words on, the second decoder searches a tree of them.
    @Test func aListMayGrowToHundredsOfNamesAndShrinkAgain() async throws {
        let agreement = ConfidenceModels([.light: ConfidenceModel(bias: -5, weights: [.agreement: 10], threshold: 0.5)])
        let few = try await Self.vocabulary(clinics: ["cucumber", "sakura"], confidence: agreement)
        let many = try await Self.vocabulary(
            clinics: ["cucumber"] + InventedNames.make(600), confidence: agreement)
        let recognizer = try PocketSphinxRecognizer(model: model, vocabulary: few)
        let question = try await speech("is cucumber clinic open today")
        for vocabulary in [few, many, few] {
            try await recognizer.use(vocabulary)
            let heard = try await recognizer.recognize(question, expecting: .anything)
            #expect(heard.outcome == .recognized)
            #expect(heard.intent?.slots == ["clinic": "cucumber"])
        }
    }

    @Test func aVocabularyThatTheDecoderRefusesLeavesTheOldOneInForce() async throws {
        let recognizer = try PocketSphinxRecognizer(model: model, vocabulary: old)
        let refused = try await Self.vocabulary(clinics: ["tamahira"], words: "tamahira QQ\n")
        await #expect(throws: RecognitionError.self) { try await recognizer.use(refused) }
        let heard = try await recognizer.recognize(speech("is sakura clinic open today"), expecting: .anything)
        #expect(heard.intent?.slots == ["clinic": "sakura"])
    }

    @Test func aWordMayChangeItsSound() async throws {
        let names = ["tamahira", "cucumber"]
        let recognizer = try await PocketSphinxRecognizer(model: model, vocabulary: Self.vocabulary(clinics: names))
        let question = try await speech("is cucumber clinic open today")
        let before = try await recognizer.recognize(question, expecting: .anything)
        let exchanged = "tamahira K Y UW K AH M B ER\ncucumber T AA M AA HH IY R AA\n"
        try await recognizer.use(Self.vocabulary(clinics: names, words: exchanged))
        let after = try await recognizer.recognize(question, expecting: .anything)

        #expect(before.intent?.slots == ["clinic": "cucumber"])
        #expect(after.intent?.slots == ["clinic": "tamahira"])
    }
}
