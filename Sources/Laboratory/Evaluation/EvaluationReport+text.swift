public import Texts

extension EvaluationReport {
    /// For a terminal.
    public func text(in language: Language) -> String {
        var parts = [heading(in: language), accuracyTable(in: language).text]
        if let comparison = comparisonTable(in: language), let published {
            parts.append("\(comparison.text)\n(\(published.source); \(published.note))")
        }
        if let groups = groupTable(in: language) { parts.append(groups.text) }
        for report in conditions {
            if let table = report.operatingTable(in: language) {
                parts.append(title(Text(en: "Thresholds", ja: "境目"), report, table.text, language))
            }
        }
        for report in conditions {
            let table = report.reliabilityTable(in: language)
            guard !table.rows.isEmpty else { continue }
            let error = report.calibrationError.percent
            let reliability = Text(en: "Reliability, calibration error \(error)", ja: "確かさ、ずれ \(error)")
            parts.append(title(reliability, report, table.text, language))
        }
        for report in conditions where !report.confusions.isEmpty {
            let shown = report.confusions.prefix(Self.confusionsShown).map { "\($0.count) × \($0.label)" }
            parts.append(title(Text(en: "Confusions", ja: "取りちがい"), report, shown.joined(separator: "\n"), language))
        }
        parts.append(machine.in(language))
        if !failures.isEmpty {
            let list = failures.map { "\($0.file): \($0.reason)" }.joined(separator: "\n")
            parts.append(
                Text(
                    en: "\(failures.count) of \(recordings) recordings could not be used:",
                    ja: "\(recordings) の録音のうち、使えないもの \(failures.count)："
                ).in(language) + "\n" + list)
        }
        return parts.joined(separator: "\n\n")
    }

    /// What the recognizers needed.
    var machine: Text {
        Text(
            en: "Peak memory \(peakMegabytes.oneDecimal) MB with \(jobs) recognizer\(jobs == 1 ? "" : "s").",
            ja: "使った記憶 \(peakMegabytes.oneDecimal) MB、聞く数 \(jobs)。")
    }

    private func title(_ title: Text, _ report: ConditionReport, _ body: String, _ language: Language) -> String {
        "\(title.in(language)), \(report.condition.text.in(language))\n\(body)"
    }

    static let confusionsShown = 15
}
