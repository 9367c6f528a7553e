import Foundation
import Grammar
import Recording
import Testing

@testable import Evaluation

@Suite("What trials teach about confidence")
struct ConfidenceStudyTests {
    @Test("a regression finds the odds that the outcomes were drawn with")
    func regression() {
        var generator = MersenneTwister(seed: 7)
        let uniform = { Double.random(in: 0..<1, using: &generator) }
        var rows: [[Double]] = []
        var outcomes: [Bool] = []
        for _ in 0..<4000 {
            let row = [uniform() * 10 - 70, uniform() * 2, 5]
            rows.append(row)
            let logOdds = 0.8 * (row[0] + 65) - 1.5 * (row[1] - 1)
            outcomes.append(uniform() < 1 / (1 + exp(-logOdds)))
        }
        let found = LogisticRegression(of: rows, outcomes)
        #expect(abs(found.weights[0] - 0.8) < 0.1)
        #expect(abs(found.weights[1] + 1.5) < 0.25)
        #expect(found.weights[2] == 0, "what never changes says nothing")
        #expect(abs(found.probability(of: [-65, 1, 5]) - 0.5) < 0.05)
    }

    @Test("cases that can be told apart perfectly get finite weights")
    func separable() {
        let found = LogisticRegression(of: [[-2], [-1], [1], [2]], [false, false, true, true])
        #expect(found.weights[0].isFinite && found.weights[0] > 0)
        #expect(found.probability(of: [2]) > 0.7)
    }

    /// 100 orders with good scores and 100 other recordings with bad ones, of which one scores like an order.
    private static func records() -> [TrialRecord] {
        (0..<200).map { number in
            let isOrder = number < 100
            let score = isOrder || number == 150 ? -1.0 - Double(number % 10) / 20 : -4 - Double(number % 10) / 10
            return TrialRecord(
                file: "\(number).wav", group: isOrder ? "orders" : "speech", condition: "clean", isInGrammar: isOrder,
                isSentence: number != 199, isRight: isOrder, evidence: ["score": score])
        }
    }

    @Test("the threshold lets through no more of other speech than was asked for, and all that it can of the grammar")
    func threshold() throws {
        let strict = try #require(ConfidenceStudy(Self.records(), features: ["score"], falseAcceptRate: 0))
        #expect(strict.conditions[0].falselyAccepted.count == 0)
        let lenient = try #require(ConfidenceStudy(Self.records(), features: ["score"], falseAcceptRate: 0.01))
        #expect(lenient.conditions[0].accepted == Share(100, of: 100))
        #expect(lenient.conditions[0].falselyAccepted == Share(1, of: 100))
        #expect(lenient.conditions[0].falselyAcceptedByGroup == ["speech": Share(1, of: 100)])
    }

    @Test("without sentences of both kinds, or with evidence that is not there, there is nothing to learn")
    func nothingToLearn() {
        let orders = Self.records().filter(\.isInGrammar)
        #expect(ConfidenceStudy(orders, features: ["score"], falseAcceptRate: 0) == nil)
        #expect(ConfidenceStudy(Self.records(), features: ["other"], falseAcceptRate: 0) == nil)
    }
}

extension TrialRecord {
    fileprivate init(
        file: String, group: String, condition: String, isInGrammar: Bool, isSentence: Bool, isRight: Bool,
        evidence: [String: Double]
    ) {
        let trial = Trial(
            entry: ManifestEntry(
                file: file, expected: isInGrammar ? .intent(Intent(name: "order")) : .notRecognized, group: group),
            isAccepted: isRight, text: "", intent: isSentence ? Intent(name: isRight ? "order" : "other") : nil,
            confidence: 1, evidence: evidence, audioSeconds: 1, decodeSeconds: 0)
        self.init(trial, in: .clean)
    }
}
