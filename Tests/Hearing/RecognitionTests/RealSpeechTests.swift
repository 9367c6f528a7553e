import Texts
import Audio
import DataFiles
import Foundation
import Grammar
import Recognition
import TestSupport
import Testing

/// PocketSphinx's own test recordings with their own grammars (Debian `pocketsphinx-testdata`): people, not synthesis.
@Suite(.enabled(if: PocketSphinxTestData.isPresent, "needs the Debian package pocketsphinx-testdata"))
struct RealSpeechTests {
    @Test(arguments: [
        ("001", "ten of clubs"), ("002", "four queen of clubs"), ("003", "seven of clubs"), ("004", "five five"),
        ("005", "eight of spades four of clubs seven of hearts"),
    ])
    func aSpokenCardIsRecognizedExactly(file: String, words: String) async throws {
        let recognizer = try PocketSphinxTestData.recognizer(grammar: "cards/cards.gram")
        let speech = try WAVFile.decode(
            Data(contentsOf: PocketSphinxTestData.folder.appending(path: "cards/\(file).wav")))

        let hypothesis = try await recognizer.recognize(speech, expecting: .anything)

        #expect(hypothesis.outcome == .recognized)
        #expect(hypothesis.text == words)
    }

    @Test func aCommandIsRecognizedWhileItIsSpoken() async throws {
        let recognizer = try PocketSphinxTestData.recognizer(grammar: "goforward.gram")
        let speech = try PocketSphinxTestData.raw("goforward.raw")

        try await recognizer.begin(expecting: .anything)
        for start in stride(from: 0, to: speech.samples.count, by: 320) {
            let end = min(start + 320, speech.samples.count)
            try await recognizer.accept(AudioChunk(samples: Array(speech.samples[start..<end])))
        }
        let hypothesis = try await recognizer.finish()

        #expect(hypothesis.text == "go forward ten meters")
        #expect(hypothesis.outcome == .recognized)
    }

    @Test func aCommandIsNoCard() async throws {
        let recognizer = try PocketSphinxTestData.recognizer(grammar: "cards/cards.gram")
        let hypothesis = try await recognizer.recognize(
            PocketSphinxTestData.raw("goforward.raw"), expecting: .anything)
        #expect(hypothesis.outcome == .notRecognized)
    }

    @Test func anUtteranceGivenUpLeavesNothingToTheNext() async throws {
        let recognizer = try PocketSphinxTestData.recognizer(grammar: "goforward.gram")
        let speech = try PocketSphinxTestData.raw("goforward.raw")
        try await recognizer.begin(expecting: .anything)
        try await recognizer.accept(speech)
        await recognizer.cancel()

        #expect(try await recognizer.finish().outcome == .noSpeech)
        #expect(try await recognizer.recognize(speech, expecting: .anything).text == "go forward ten meters")
    }

    /// PocketSphinx normalizes what streams by what it heard before, and would do so ever after.
    @Test func aWholeUtteranceIsNormalizedByItselfAfterOthersStreamed() async throws {
        let recognizer = try PocketSphinxTestData.recognizer(grammar: "goforward.gram")
        let speech = try PocketSphinxTestData.raw("goforward.raw")
        let shrill = try PocketSphinxTestData.raw("numbers.raw").samples
        let before = try await recognizer.recognize(speech, expecting: .anything)

        _ = try await recognizer.stream(
            AudioChunk(samples: zip(shrill.dropFirst(), shrill).map { Int16(clamping: Int($0) - Int($1)) }))
        let after = try await recognizer.recognize(speech, expecting: .anything)

        let score = { (heard: Hypothesis) in heard.words.compactMap(\.alignment?.acousticScore).reduce(0, +) }
        #expect(before.text == "go forward ten meters")
        #expect(after.text == before.text)
        // What it took for noise stays with it, and changes the sound a little.
        #expect(abs(Double(score(after)) / Double(score(before)) - 1) < 0.05)
    }

    @Test func silenceIsNotRecognizedAsASentence() async throws {
        let recognizer = try PocketSphinxTestData.recognizer(grammar: "goforward.gram")
        let hypothesis = try await recognizer.recognize(.silence(.seconds(2)), expecting: .anything)
        #expect(hypothesis.outcome == .notRecognized)
        #expect(hypothesis.text.isEmpty)
    }

    @Test func aSecondOpinionAgreesAboutSpeechOfTheGrammarOnly() async throws {
        let recognizer = try PocketSphinxTestData.recognizer(grammar: "goforward.gram")
        let order = try await recognizer.recognize(PocketSphinxTestData.raw("goforward.raw"), expecting: .anything)
        let foreign = try await recognizer.recognize(PocketSphinxTestData.raw("numbers.raw"), expecting: .anything)
        #expect(order.evidence.values[.wordAgreement] == 1)
        #expect(foreign.evidence.values[.wordAgreement] ?? 0 < 0.7)
    }

    @Test(arguments: ["", "[1, 2]", "[null]"])
    func aDamagedMemoryOfTheRoomIsReplaced(damage: String) async throws {
        let folder = try TemporaryFolder()
        var model = AcousticModel.english()
        let memory = folder.url.appending(path: "mean.json")
        model.memory = memory
        try Data(damage.utf8).write(to: memory)
        let files = try GrammarFiles(at: PocketSphinxTestData.folder.appending(path: "goforward.gram"))
        let vocabulary = try Vocabulary(files.grammar, dictionary: files.pronunciations(in: model.dictionary))
        let recognizer = try PocketSphinxRecognizer(model: model, vocabulary: vocabulary)

        let heard = try await recognizer.stream(PocketSphinxTestData.raw("goforward.raw"))

        #expect(heard.text == "go forward ten meters")
        #expect(try JSONDecoder().decode([Float].self, from: Data(contentsOf: memory)).count == 13)
    }

    @Test func onlyWhatIsExpectedCanBeHeard() async throws {
        let files = try GrammarFiles(at: PocketSphinxTestData.folder.appending(path: "goforward.gram"))
        let fixed = Expectation(name: "fixed", rules: ["move"])
        let vocabulary = try Vocabulary(
            files.grammar, dictionary: files.pronunciations(in: AcousticModel.english().dictionary),
            expectations: [.anything, fixed])
        let recognizer = try PocketSphinxRecognizer(model: .english(), vocabulary: vocabulary)

        let hypothesis = try await recognizer.recognize(PocketSphinxTestData.raw("numbers.raw"), expecting: fixed)

        #expect(hypothesis.words.isEmpty || hypothesis.text == "go forward ten meters")
    }
}

@Suite struct VocabularyTests {
    @Test(.enabled(if: PocketSphinxTestData.isPresent, "needs the Debian package pocketsphinx-testdata"))
    func aWordWithoutPronunciationIsNamedWithARemedy() throws {
        let error = #expect(throws: RecognitionError.self) {
            try PocketSphinxTestData.recognizer(grammar: "defective.gram")
        }
        #expect(error?.code == .wordWithoutPronunciation)
        #expect(error?.description.contains("“really_bad_word”") == true)
        #expect(error?.description.contains("words.dict") == true)
    }

    @Test func aMissingModelIsNamedWithTheCommandThatInstallsIt() throws {
        let model = AcousticModel.english(environment: ["MIMAMORI_MODEL": "/nowhere"])
        let error = #expect(throws: RecognitionError.self) { try model.check() }
        #expect(error?.code == .modelMissing)
        #expect(error?.description.contains("/nowhere/en-us/mdef") == true)
        #expect(error?.description.contains("apt-get install --reinstall pocketsphinx-en-us") == true)
    }

    @Test(arguments: ["mdef", "means", "feat.params"])
    func aDamagedModelIsAnErrorAndNotTheEndOfTheProgram(file: String) throws {
        let folder = try TemporaryFolder()
        let installed = AcousticModel.english(environment: [:])
        let model = AcousticModel(folder: folder.url.appending(path: "model"), dictionary: installed.dictionary)
        try FileManager.default.copyContents(of: installed.folder, to: model.folder)
        try model.check()
        try Data().write(to: model.folder.appending(path: file))
        let error = #expect(throws: RecognitionError.self) { try model.check() }
        #expect(error?.description.contains("model/\(file)") == true)
    }

    @Test func aModelThatPocketSphinxRefusesSaysWhyInOurErrorAndNotOnTheTerminal() throws {
        let folder = try TemporaryFolder()
        let intact = AcousticModel.english(environment: [:])
        let refused = AcousticModel(folder: folder.url.appending(path: "model"), dictionary: intact.dictionary)
        try FileManager.default.copyContents(of: intact.folder, to: refused.folder)
        try Data("BMDF".utf8).write(to: refused.folder.appending(path: "mdef"))
        let grammar = try Grammar(files: [
            GrammarFile(path: "yes.jsgf", text: "#JSGF V1.0;\ngrammar yes;\npublic <yes> = yes;\n")
        ])
        let dictionary = try PronunciationDictionary(GrammarFile(path: "words.dict", text: "yes Y EH S\n"))
        let vocabulary = try Vocabulary(grammar, dictionary: dictionary)

        let error = #expect(throws: RecognitionError.self) {
            try PocketSphinxRecognizer(model: refused, vocabulary: vocabulary)
        }
        #expect(error?.operation.en == "ps_init")
        #expect(error?.logLines.isEmpty == false)
    }
}

enum PocketSphinxTestData {
    static let folder = URL(filePath: "/usr/share/pocketsphinx/test/data")
    static let isPresent = FileManager.default.fileExists(atPath: folder.path)

    /// 16 kHz mono 16-bit samples without a header.
    static func raw(_ name: String) throws -> AudioChunk {
        let data = try Data(contentsOf: folder.appending(path: name))
        return AudioChunk(samples: data.withUnsafeBytes { Array($0.bindMemory(to: Int16.self)) })
    }

    static func recognizer(grammar: String) throws -> PocketSphinxRecognizer {
        let files = try GrammarFiles(at: folder.appending(path: grammar))
        let model = AcousticModel.english()
        return try PocketSphinxRecognizer(
            model: model,
            vocabulary: Vocabulary(
                files.grammar, dictionary: files.pronunciations(in: model.dictionary),
                confidence: ConfidenceModels(at: Checkout.root.appending(path: "grammars/en/confidence.json"))))
    }
}
