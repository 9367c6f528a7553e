import Evaluation
import Foundation
import Grammar
import Recording
import Testing

@Suite struct ConditionReportTests {
    /// Four orders and two sentences of something else.
    private let trials = [
        trial(order("small"), heard: order("small"), 0.9, text: "a small one", label: "a small one"),
        trial(order("small"), heard: order("large"), 0.8),
        trial(
            order("large"), heard: order("large", roast: "dark"), 0.7, text: "a large dark one", label: "a large one"),
        trial(order("large"), heard: order("large"), 0.3),
        trial(nil, heard: order("small"), 0.75, group: "babble"),
        trial(nil, heard: nil, 0, group: "babble"),
    ]
    private var report: ConditionReport { ConditionReport(.noise(6), trials: trials, processorSeconds: 1.2) }

    @Test func anOrderIsRightWhenItIsAcceptedWithEverySlotOfItsLabel() {
        #expect(report.intentAccuracy == Share(2, of: 4))
        #expect(report.exactIntentAccuracy == Share(1, of: 4))
        #expect(report.unrejectedIntentAccuracy == Share(3, of: 4))
        #expect(report.wrongIntentRate == Share(1, of: 4))
        #expect(report.falseRejectRate == Share(1, of: 4))
    }

    @Test func sentencesAreCountedWhereTheirWordsAreKnown() {
        #expect(report.sentenceAccuracy == Share(1, of: 2))
    }

    @Test func whatIsOutsideTheGrammarIsFalselyAccepted() {
        #expect(report.falseAcceptRate == Share(1, of: 2))
        #expect(report.groups.map(\.group) == ["babble"])
        #expect(report.groups.first?.falseAcceptRate == Share(1, of: 2))
        #expect(report.groups.first?.intentAccuracy == Share(0, of: 0))
    }

    @Test func timeIsGivenASecondOfSound() throws {
        #expect(abs(try #require(report.realTimeFactor) - 0.05) < 1e-9)
        #expect(abs(try #require(report.processorTimeFactor) - 0.1) < 1e-9)
    }

    @Test func everyFalseAcceptRateHasTheThresholdThatRejectsLeast() {
        // Up to 0.8 nothing false passes, from 0.75 on one of two does; what is no sentence never does.
        let points = report.operatingPoints
        #expect(points.map(\.falseAcceptRate) == [0, 0.5])
        #expect(points.map(\.threshold) == [0.8, 0.3])
        #expect(points.map(\.falseRejectRate) == [0.5, 0])
        #expect(points.map(\.intentAccuracy) == [0.25, 0.75])
        #expect(report.operatingPoint(falseAcceptRate: 0.1)?.threshold == 0.8)
    }

    @Test func recordingsOfOneConfidenceAreAcceptedTogether() {
        let trials = [
            trial(order("small"), heard: order("small"), 0.6), trial(nil, heard: order("small"), 0.6),
        ]
        let points = ConditionReport(.clean, trials: trials, processorSeconds: 0).operatingPoints
        #expect(points.map(\.falseAcceptRate) == [0, 1])
        #expect(points.map(\.falseRejectRate) == [1, 0])
    }

    @Test func withoutRecordingsOfBothKindsThereIsNoThresholdToChoose() {
        let report = ConditionReport(.clean, trials: Array(trials.prefix(4)), processorSeconds: 0)
        #expect(report.operatingPoints.isEmpty)
        #expect(report.falseAcceptRate.rate == nil)
    }

    @Test func aBinHoldsSentencesOfLikeConfidence() throws {
        let bins = report.reliability
        #expect(bins.map(\.right.of) == [0, 0, 0, 1, 0, 0, 0, 2, 1, 1])
        #expect(bins[7].right == Share(1, of: 2))
        #expect(bins[7].meanConfidence == 0.725)
        // |1 − 0.3| + 2 · |0.5 − 0.725| + |0 − 0.8| + |1 − 0.9|, over five sentences.
        #expect(abs(try #require(report.calibrationError) - 0.41) < 1e-9)
    }

    @Test func certaintyBelongsToTheLastBin() {
        let report = ConditionReport(
            .clean, trials: [trial(order("small"), heard: order("small"), 1)], processorSeconds: 0)
        #expect(report.reliability.last?.right == Share(1, of: 1))
        #expect(report.calibrationError == 0)
    }

    @Test func confusionsAreListedByFrequency() {
        let trials = [
            trial(order("small"), heard: order("large"), 0.8), trial(order("small"), heard: order("large"), 0.1),
            trial(order("small"), heard: Intent(name: "stop"), 0.8),
            trial(order("small"), heard: Intent(name: "order"), 0.8), trial(order("small"), heard: nil, 0),
        ]
        let confusions = ConditionReport(.clean, trials: trials, processorSeconds: 0).confusions
        #expect(confusions.map(\.count) == [2, 1, 1])
        #expect(confusions.first?.slot == "size")
        #expect(confusions.first?.heard == "large")
        #expect(confusions.contains { $0.slot == nil && $0.expected == "order" && $0.heard == "stop" })
        #expect(confusions.contains { $0.slot == "size" && $0.heard == nil })
    }

    @Test func everyMistakeIsNamed() {
        #expect(report.mistakes.map(\.kind) == [.wrongIntent, .falseReject, .falseAccept])
    }

    @Test func aShareSaysHowFarItCanBeBelieved() throws {
        #expect(Share(0, of: 0).rate == nil)
        #expect(Share(0, of: 0).interval == nil)
        // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, and 0 of 20.
        let some = try #require(Share(81, of: 263).interval)
        #expect(abs(some.lowerBound - 0.2553) < 1e-4 && abs(some.upperBound - 0.3662) < 1e-4)
        let none = try #require(Share(0, of: 20).interval)
        #expect(none.lowerBound == 0 && abs(none.upperBound - 0.1611) < 1e-4)
    }
}

private func order(_ size: String, roast: String? = nil) -> Intent {
    var slots = ["size": size]
    slots["roast"] = roast
    return Intent(name: "order", slots: slots)
}

private func trial(
    _ expected: Intent?, heard: Intent?, _ confidence: Double, text: String = "", label: String? = nil,
    group: String? = nil
) -> Trial {
    Trial(
        entry: ManifestEntry(
            file: "a.wav", expected: expected.map(ManifestEntry.Expected.intent) ?? .notRecognized, text: label,
            group: group),
        isAccepted: heard != nil && confidence >= 0.5, text: text, intent: heard, confidence: confidence,
        audioSeconds: 2, decodeSeconds: 0.1)
}
