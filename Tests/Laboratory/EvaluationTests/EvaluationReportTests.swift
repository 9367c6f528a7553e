import Evaluation
import Foundation
import Grammar
import Recording
import TestSupport
import Testing

@Suite struct EvaluationReportTests {
    @Test func theKeysOfTheJSONAreAContract() throws {
        let json = try JSONEncoder().encode(report())
        let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "command", "manifest", "grammar", "recognizer", "mode", "jobs", "recordings", "failures", "conditions",
                "meanIntentAccuracyInNoise", "peakMegabytes", "published",
            ])
        let conditions = try #require(object["conditions"] as? [[String: Any]])
        #expect(conditions.map { $0["condition"] as? String } == ["clean", "6 dB", "12 dB"])
        #expect(
            conditions.allSatisfy {
                Set($0.keys) == [
                    "condition", "signalToNoise", "recordings", "audioSeconds", "intentAccuracy", "exactIntentAccuracy",
                    "unrejectedIntentAccuracy", "sentenceAccuracy", "falseRejectRate", "wrongIntentRate",
                    "falseAcceptRate", "groups", "operatingPoints", "reliability", "calibrationError", "confusions",
                    "mistakes", "realTimeFactor", "processorTimeFactor",
                ]
            })
        #expect(conditions[0]["signalToNoise"] is NSNull)
        let share = try #require(conditions[1]["sentenceAccuracy"] as? [String: Any])
        #expect(Set(share.keys) == ["count", "of", "rate", "low", "high"])
        #expect(share["rate"] is NSNull)
    }

    @Test func theMeanIsThatOfTheConditionsWithNoise() throws {
        // Clean does not count: 0 of 1 and 1 of 1.
        #expect(report().meanIntentAccuracyInNoise == 0.5)
        let engine = try #require(report().published?.engines.first)
        #expect(abs(try #require(report().meanIntentAccuracyInNoise(of: engine)) - 0.85) < 1e-9)
        let other = try #require(report().published?.engines.last)
        #expect(report().meanIntentAccuracyInNoise(of: other) == nil, "it has no figure at 12 dB")
    }

    @Test func thePublishedFiguresStandBesideOurs() {
        let lines = report().text().split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("mimamori") && $0.contains("0.0 %") && $0.contains("100.0 %") })
        #expect(lines.contains { $0.hasPrefix("Rhino <3>") && $0.contains("80.0 %") && $0.contains("90.0 %") })
        #expect(report().text().contains("a benchmark"))
        #expect(report().html().contains("Rhino &lt;3&gt;"))
    }

    @Test func aRecordingThatCouldNotBeUsedIsNamed() {
        #expect(report().text().contains("1 of 4 recordings could not be used:\nd.wav: damaged"))
        #expect(report().html().contains("d.wav: damaged"))
    }

    @Test func nothingThatIsSaidBecomesPartOfThePage() {
        let attack = "<script>alert('x')</script>\" onload=\"&"
        let html = report(saying: attack).html()
        #expect(!html.contains("<script"))
        #expect(!html.contains("\" onload="))
        #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;&amp;"))
    }

    @Test func thePageNeedsNothingElse() throws {
        let html = report().html()
        #expect(html.hasPrefix("<!DOCTYPE html>"))
        for reference in ["http:", "https:", "src=", "href=", "@import", "url("] {
            #expect(!html.contains(reference), "\(reference)")
        }
        #expect(html.contains("prefers-color-scheme: dark"))
        #expect(html.contains("width=device-width"))
        #expect(html.matches(of: /<svg viewBox="0 0 340.0 250.0"/).count == 3)
    }

    @Test func thePageIsWellFormed() throws {
        let html = report(saying: "a & b <c>").html()
        #expect(html.contains("<html lang=\"en\">"))
        let body = try #require(html.firstRange(of: "<body>"))
        let xml = html[body.lowerBound...].replacing("</html>", with: "")
        let document = XMLChecker(String(xml))
        #expect(document.error == nil)
    }

    @Test func withoutNoiseAndOtherSpeechThePageSaysLess() {
        var report = report()
        report.conditions = [ConditionReport(.clean, trials: [], processorSeconds: 0)]
        report.published = nil
        #expect(report.html().matches(of: /<svg viewBox="0 0 340/).isEmpty)
        #expect(report.text().contains("clean"))
        #expect(report.meanIntentAccuracyInNoise == nil)
    }

    private func report(saying text: String = "a small one") -> EvaluationReport {
        let order = Intent(name: "order", slots: ["size": text])
        func trial(_ expected: Intent?, _ heard: Intent?) -> Trial {
            Trial(
                entry: ManifestEntry(
                    file: text, expected: expected.map(ManifestEntry.Expected.intent) ?? .notRecognized, group: text),
                isAccepted: true, text: text, intent: heard, confidence: 0.8, audioSeconds: 1, decodeSeconds: 0.1)
        }
        let other = trial(nil, order)
        let wrong = trial(order, Intent(name: "order", slots: ["size": "large"]))
        return EvaluationReport(
            command: "mimamori evaluate \(text)", manifest: text, grammar: "coffee.jsgf", recognizer: "PocketSphinx",
            mode: .whole, jobs: 1, recordings: 4,
            failures: [EvaluationReport.Failure(file: "d.wav", reason: "damaged")],
            conditions: [
                ConditionReport(.clean, trials: [trial(order, order), other], processorSeconds: 1),
                ConditionReport(.noise(6), trials: [wrong, other], processorSeconds: 1),
                ConditionReport(.noise(12), trials: [trial(order, order), other], processorSeconds: 1),
            ],
            peakMegabytes: 47.3, published: try? PublishedFigures(json: Data(Self.published.utf8)))
    }

    private static let published = """
        {"source": "a benchmark", "note": "of long ago", "engines": [
        {"name": "Rhino <3>", "intentAccuracy": {"6": 0.8, "12": 0.9}},
        {"name": "Lex", "intentAccuracy": {"6": 0.7}}]}
        """
}
