import Audio
import Evaluation
import Foundation
import TestSupport
import Testing

struct AlarmReportTests {
    private static let alarms = [0.9, 0.6, 0.3].map {
        AlarmReport.Heard(words: "mimamori stop", confidence: $0, isBelieved: $0 >= 0.5)
    }
    private static let calls = [
        "near": [0.95, 0.55, 0.2].map {
            AlarmReport.Heard(words: "mimamori what time is it", confidence: $0, isBelieved: $0 >= 0.5)
        } + [.nothing]
    ]

    @Test func theCurveSaysWhatEveryThresholdCosts() throws {
        let report = AlarmReport(hours: 2, alarms: Self.alarms, calls: Self.calls)
        #expect(report.inForce.alarms == 2)
        #expect(report.inForce.alarmsPerHour == 1)
        #expect(report.inForce.missed["near"] == Share(2, of: 4))
        let strict = try #require(report.curve.first { $0.threshold == 0.9 })
        #expect(strict.alarms == 1)
        #expect(strict.missed["near"] == Share(3, of: 4))
        let lax = try #require(report.curve.first)
        #expect(lax.alarms == 3)
        // What was heard as something else is missed at every threshold.
        #expect(lax.missed["near"] == Share(1, of: 4))
    }

    @Test(arguments: [(2, 0.05), (1, 0.35), (0.5, 0.65), (0, 0.95)] as [(Double, Double)])
    func theLowestThresholdThatKeepsToALimitIsChosen(alarmsPerHour: Double, threshold: Double) {
        let report = AlarmReport(hours: 2, alarms: Self.alarms, calls: Self.calls)
        #expect(report.lowestThreshold(alarmsPerHour: alarmsPerHour) == threshold)
    }

    @Test func noThresholdIsChosenWhereNoneKeepsToTheLimit() {
        let report = AlarmReport(
            hours: 1, alarms: [.init(words: "mimamori stop", confidence: 1, isBelieved: true)], calls: [:])
        #expect(report.lowestThreshold(alarmsPerHour: 0) == nil)
    }

    @Test(arguments: [(2, -100), (0.5, -55), (0, -40)] as [(Double, Double)])
    func theLowestScoreOfANameThatTwoHeardIsChosenTheSameWay(alarmsPerHour: Double, score: Double) {
        let alarms = [-60, -42].map {
            AlarmReport.Heard(words: "mimamori stop", confidence: 0, isBelieved: false, nameScore: $0)
        }
        let report = AlarmReport(hours: 2, alarms: alarms + Self.alarms, calls: [:])
        #expect(report.lowestNameScore(alarmsPerHour: alarmsPerHour) == score)
    }

    /// The bounds are those of Garwood's table for 0, 1 and 2 events.
    @Test(arguments: [(0, 2.996), (1, 4.744), (2, 6.296)])
    func fewHoursPromiseLittle(count: Int, bound: Double) {
        let report = AlarmReport(
            hours: 1, alarms: Array(Self.alarms.prefix(count)), calls: [:])
        #expect(abs((report.curve.first?.alarmsPerHourBelow ?? 0) - bound) < 0.001)
    }
}

struct TelevisionTests {
    private static func television(seed: UInt32) -> Television {
        Television(
            recordings: [AudioSignals.voice(seconds: 2), AudioSignals.voice(seconds: 3)],
            noise: AudioSignals.noise(amplitude: 0.1, seconds: 10), seed: seed)
    }

    private static func hear(_ television: Television, stretches: Int) -> [AudioChunk] {
        var television = television
        return (0..<stretches).map { _ in television.next() }
    }

    @Test func theSameSeedGivesTheSameHours() {
        let first = Self.hear(Self.television(seed: 1), stretches: 12)
        #expect(first == Self.hear(Self.television(seed: 1), stretches: 12))
        #expect(first != Self.hear(Self.television(seed: 2), stretches: 12))
    }

    @Test func itIsAsLoudAsATelevisionAndPausesBetweenStretches() {
        for stretch in Self.hear(Self.television(seed: 1), stretches: 20) {
            #expect((-36 ... -12).contains(LevelMeter(stretch).rms))
            #expect(stretch.samples.suffix(4800).allSatisfy { $0 == 0 })
        }
    }
}
