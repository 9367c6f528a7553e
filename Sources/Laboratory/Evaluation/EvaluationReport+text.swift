extension EvaluationReport {
    /// For a terminal.
    public func text() -> String {
        var parts = [heading(), accuracyTable().text]
        if let comparison = comparisonTable(), let published {
            parts.append("\(comparison.text)\n(\(published.source); \(published.note))")
        }
        if let groups = groupTable() { parts.append(groups.text) }
        for report in conditions {
            if let table = report.operatingTable() {
                parts.append(title("Thresholds", report, table.text))
            }
        }
        for report in conditions {
            let table = report.reliabilityTable()
            guard !table.rows.isEmpty else { continue }
            let error = report.calibrationError.percent
            let reliability = "Reliability, calibration error \(error)"
            parts.append(title(reliability, report, table.text))
        }
        for report in conditions where !report.confusions.isEmpty {
            let shown = report.confusions.prefix(Self.confusionsShown).map { "\($0.count) × \($0.label)" }
            parts.append(title("Confusions", report, shown.joined(separator: "\n")))
        }
        parts.append(machine)
        if !failures.isEmpty {
            let list = failures.map { "\($0.file): \($0.reason)" }.joined(separator: "\n")
            parts.append(
                "\(failures.count) of \(recordings) recordings could not be used:\n\(list)")
        }
        return parts.joined(separator: "\n\n")
    }

    /// What the recognizers needed.
    var machine: String {
        "Peak memory \(peakMegabytes.oneDecimal) MB with \(jobs) recognizer\(jobs == 1 ? "" : "s")."
    }

    private func title(_ title: String, _ report: ConditionReport, _ body: String) -> String {
        "\(title), \(report.condition.description)\n\(body)"
    }

    static let confusionsShown = 15
}
