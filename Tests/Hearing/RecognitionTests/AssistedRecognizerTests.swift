import Audio
import Foundation
import Grammar
import Recognition
import Synchronization
import TestSupport
import Testing
import Wyoming

/// Another program of the household is asked where the device's own recognizer understood nothing.
@Suite(.enabled(if: ScriptedService.isAvailable, "needs python3 with the PyPI package wyoming"))
struct AssistedRecognizerTests {
    /// What the device hears by itself.
    private struct OwnRecognizer: Recognizer {
        var hypothesis: Hypothesis

        func begin(expecting expectation: Recognition.Expectation) {}
        func accept(_ chunk: AudioChunk) {}
        func anticipate() -> Hypothesis { hypothesis }
        func finish() -> Hypothesis { hypothesis }
        func cancel() {}
        func recognize(_ utterance: AudioChunk, expecting expectation: Recognition.Expectation) -> Hypothesis {
            hypothesis
        }
        func use(_ vocabulary: Vocabulary) {}
    }

    private final class Reports: Sendable {
        let errors = Mutex<[String]>([])
    }

    private static let phones = [
        "open": "OW P AH N", "the": "DH AH", "door": "D AO R", "window": "W IH N D OW", "yes": "Y EH S",
        // What a program may write that knows nothing of doors.
        "though": "DH OW", "store": "S T AO R", "hope": "HH OW P", "and": "AH N",
    ]

    private let folder: TemporaryFolder
    private let service: ScriptedService
    private let reports = Reports()

    init() throws {
        folder = try TemporaryFolder()
        service = try ScriptedService(.transcript(""), in: folder.url)
    }

    private func recognizer(_ service: ScriptedService, own: Hypothesis.Outcome) throws -> AssistedRecognizer {
        let grammar = try Grammar(files: [
            GrammarFile(
                path: "x.jsgf",
                text: "#JSGF V1.0;\ngrammar x;\npublic <order> = open the (door | window);\npublic <yes> = yes;\n")
        ])
        let dictionary = PronunciationDictionary(Self.phones.mapValues { [$0] }, source: .model)
        let vocabulary = try Vocabulary(
            grammar, dictionary: dictionary,
            expectations: [.anything, Recognition.Expectation(name: "answer", rules: ["yes"])],
            language: "en")
        let transcriber = TranscriptionService(at: try #require(ServiceAddress(service.address)))
        return AssistedRecognizer(
            OwnRecognizer(hypothesis: Hypothesis(outcome: own)), askingToo: transcriber, vocabulary: vocabulary,
            pronounce: { text in
                let phones = spokenWords(text).map { Self.phones[$0] }
                return phones.contains(nil) ? nil : phones.flatMap { ($0 ?? "").split(separator: " ").map(String.init) }
            },
            report: { [reports] error in reports.errors.withLock { $0.append("\(error)") } })
    }

    private let speech = AudioSignals.voice(seconds: 0.5)

    @Test(arguments: [
        ("Open the door.", "order", "Open the door."), ("open though door", "order", "open the door"),
        ("hope and the door", "order", "open the door"),
    ])
    func whatItWritesIsTheSentenceThatSoundsLikeIt(written: String, intent: String, sentence: String) async throws {
        let service = try ScriptedService(.transcript(written), in: folder.url)
        let heard = try await recognizer(service, own: .notRecognized).recognize(speech, expecting: .anything)
        #expect(heard.outcome == .recognized)
        #expect(heard.intent?.name == intent)
        #expect(heard.text == sentence)
        #expect(heard.language == "en")
    }

    @Test func whatSoundsOnlyMoreOrLessLikeASentenceIsAGuess() async throws {
        let service = try ScriptedService(.transcript("open though store"), in: folder.url)
        let heard = try await recognizer(service, own: .notRecognized).recognize(speech, expecting: .anything)
        #expect(heard.outcome == .notRecognized)
        #expect(heard.intent?.name == "order")
        #expect(heard.text == "open the door")
    }

    @Test(arguments: ["the store", "yes and hope", "", "somebody talks of a language nobody can read"])
    func whatIsFarFromEverySentenceIsNotUnderstood(written: String) async throws {
        let service = try ScriptedService(.transcript(written), in: folder.url)
        let heard = try await recognizer(service, own: .notRecognized).recognize(speech, expecting: .anything)
        #expect(heard == Hypothesis(outcome: .notRecognized))
        #expect(service.heard.count == 1)
    }

    @Test func onlyWhatIsExpectedIsUnderstood() async throws {
        let service = try ScriptedService(.transcript("open the door"), in: folder.url)
        let recognizer = try recognizer(service, own: .notRecognized)
        let answer = Recognition.Expectation(name: "answer", rules: ["yes"])
        #expect(try await recognizer.recognize(speech, expecting: answer).outcome == .notRecognized)
    }

    @Test(arguments: [Hypothesis.Outcome.recognized, .noSpeech])
    func whatTheDeviceUnderstandsItselfNeverLeavesIt(outcome: Hypothesis.Outcome) async throws {
        let recognizer = try recognizer(service, own: outcome)
        #expect(try await recognizer.recognize(speech, expecting: .anything).outcome == outcome)
        #expect(try await recognizer.stream(speech).outcome == outcome)
        #expect(service.heard.isEmpty)
    }

    @Test func allOfAnUtteranceIsSentWhenItIsOver() async throws {
        let service = try ScriptedService(.transcript("open the window"), in: folder.url)
        let heard = try await recognizer(service, own: .notRecognized).stream(speech)
        #expect(heard.text == "open the window")
        #expect(service.heard == ["en 16000 \(2 * speech.samples.count)"])
    }

    @Test(arguments: [ScriptedService.Behaviour.hangUp, .garbage, .error, .slow(60)])
    func aServiceThatFailsIsReportedAndLeftAloneForAWhile(behaviour: ScriptedService.Behaviour) async throws {
        let service = try ScriptedService(behaviour, in: folder.url)
        let recognizer = try recognizer(service, own: .notRecognized)
        for _ in 1...3 {
            let heard = try await recognizer.recognize(speech, expecting: .anything)
            #expect(heard == Hypothesis(outcome: .notRecognized))
        }
        #expect(reports.errors.withLock { $0.count } == 1)
        #expect(service.heard.count == 1)
    }
}
