import Texts
import Foundation
import Grammar
import Testing

@testable import Recognition

@Suite("How far a hypothesis is believed")
struct ConfidenceTests {
    private let model = ConfidenceModel(bias: 6, weights: [.languageScore: 2], threshold: 0.6)

    @Test("the confidence is the logistic of the weighted evidence")
    func logistic() {
        var evidence = Evidence()
        evidence.values[.languageScore] = -3
        #expect(model.confidence(of: evidence) == 0.5)
        evidence.values[.languageScore] = -2
        #expect(abs(model.confidence(of: evidence) - 0.8808) < 1e-4)
    }

    @Test("a sentence without the evidence that counts is not believed")
    func missing() {
        #expect(model.confidence(of: Evidence()) == 0)
    }

    @Test("a sentence is accepted from the threshold on, and always where nobody has learnt weights")
    func threshold() {
        let intent = Intent(name: "yes")
        var evidence = Evidence()
        evidence.values[.languageScore] = -3
        #expect(Hypothesis([], meaning: intent, evidence: evidence, judgedBy: model).outcome == .notRecognized)
        evidence.values[.languageScore] = -2
        #expect(Hypothesis([], meaning: intent, evidence: evidence, judgedBy: model).outcome == .recognized)
        #expect(Hypothesis([], meaning: intent, evidence: Evidence(), judgedBy: nil).outcome == .recognized)
    }

    @Test("a sentence with its name is meant for the speaker from a lower threshold on, or where two heard the name")
    func named() {
        var model = model
        var evidence = Evidence()
        evidence.values[.languageScore] = -4
        let named = Intent(name: "yes", slots: [SpeakerName.slot: "komorebi"])
        let heard = { Hypothesis([], meaning: $0, evidence: evidence, judgedBy: model) }
        #expect(!heard(named).namesSpeaker)
        model.namedThreshold = 0.1
        #expect(heard(named).namesSpeaker)
        #expect(heard(named).outcome == .notRecognized)
        #expect(!heard(Intent(name: "yes")).namesSpeaker)
        evidence.values[.languageScore] = -9
        #expect(!heard(named).namesSpeaker)
        evidence.confirmedNameScore = -40
        #expect(!heard(named).namesSpeaker)
        model.nameScoreThreshold = -50
        #expect(heard(named).namesSpeaker)
        #expect(heard(named).outcome == .notRecognized)
        #expect(!heard(Intent(name: SpeakerName.call, slots: [SpeakerName.slot: "komorebi"])).namesSpeaker)
    }

    @Test("the name alone is believed by a threshold of its own")
    func call() {
        var model = model
        var evidence = Evidence()
        evidence.values[.languageScore] = -4
        let call = Intent(name: SpeakerName.call, slots: [SpeakerName.slot: "komorebi"])
        let outcome = { Hypothesis([], meaning: $0, evidence: evidence, judgedBy: model).outcome }
        #expect(outcome(call) == .notRecognized)
        model.callThreshold = 0.1
        #expect(outcome(call) == .recognized)
        #expect(outcome(Intent(name: "yes")) == .notRecognized)
    }

    @Test("only the profiles that were learnt with another grammar are stale")
    func stale() {
        var old = model
        old.grammar = "0123"
        var new = model
        new.grammar = "4567"
        var models = ConfidenceModels([.light: old, .best: new])
        #expect(models.stale(for: "4567") == [.light])
        models[.best, Expectation(name: "yesOrNo", rules: ["yes", "no"])] = old
        #expect(models.stale(for: "4567") == [.light, .best])
        #expect(ConfidenceModels.unjudged.stale(for: "4567").isEmpty)
    }

    @Test("alignment gives the mean score of all frames under words, that of the worst word, and the pace")
    func alignment() {
        let evidence = Evidence(alignmentOf: [
            .init(text: "yes", alignment: .init(frames: 0...9, acousticScore: -400)),
            .init(text: "please", alignment: .init(frames: 10...39, acousticScore: -2400)),
        ])
        #expect(evidence.values[.wordScore] == -70)
        #expect(evidence.values[.worstWordScore] == -80)
        #expect(evidence.values[.wordFrames] == log(40))
        #expect(evidence.values[.framesPerWord] == 20)
        #expect(Evidence(alignmentOf: [.init(text: "yes")]).values.isEmpty)
    }

    @Test(
        "two recognizers agree as far as the meanings do",
        arguments: [
            ("time", [:], 0), ("order", ["drink": "latte", "size": "small"], 1), ("order", ["drink": "latte"], 2.0 / 3),
            ("order", ["drink": "mocha", "size": "small"], 2.0 / 3),
        ] as [(String, [String: String], Double)])
    func agreement(_ name: String, _ slots: [String: String], _ share: Double) {
        let heard = Intent(name: "order", slots: ["drink": "latte", "size": "small"])
        #expect(abs(heard.agreement(with: Intent(name: name, slots: slots)) - share) < 1e-9)
        #expect(heard.agreement(with: nil) == 0)
    }

    @Test("what is expected after a question is judged by weights of its own, where there are any")
    func answers() {
        var models = ConfidenceModels([.light: model])
        let question = Expectation(name: "yesOrNo", rules: ["yes", "no"])
        #expect(models[.light, question] == model)
        let other = ConfidenceModel(bias: 1, weights: [:], threshold: 0.5)
        models[.light, question] = other
        #expect(models[.light, question] == other)
        #expect(models[.light, .anything] == model)
        #expect(models[.best, question] == nil)
    }

    @Test("weights survive being written and read, and a damaged file is named with its remedy")
    func file() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "confidence-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: url) }
        let models = ConfidenceModels([.best: model])
        try models.write(to: url)
        #expect(try ConfidenceModels(at: url) == models)
        try Data("{\"profiles\": {\"best\": {}}}".utf8).write(to: url)
        let error = #expect(throws: RecognitionError.self) { try ConfidenceModels(at: url) }
        #expect(error?.code == .damagedWeights)
        #expect(error?.description.contains("make -C Benchmarks confidence") == true)
    }
}
