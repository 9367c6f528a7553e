extension EvaluationReport {
    /// For a terminal.
    public var text: String {
        var parts = [heading, accuracyTable.text]
        if let comparisonTable, let published {
            parts.append("\(comparisonTable.text)\n(\(published.source); \(published.note))")
        }
        if let groupTable { parts.append(groupTable.text) }
        for report in conditions {
            if let table = report.operatingTable { parts.append("Thresholds, \(report.condition)\n\(table.text)") }
        }
        for report in conditions where !report.reliabilityTable.rows.isEmpty {
            let error = report.calibrationError.percent
            parts.append(
                "Reliability, \(report.condition), calibration error \(error)\n\(report.reliabilityTable.text)")
        }
        for report in conditions where !report.confusions.isEmpty {
            let shown = report.confusions.prefix(Self.confusionsShown).map { "\($0.count) × \($0.label)" }
            parts.append("Confusions, \(report.condition)\n" + shown.joined(separator: "\n"))
        }
        parts.append("Peak memory \(peakMegabytes.oneDecimal) MB with \(jobs) recognizer\(jobs == 1 ? "" : "s").")
        if !failures.isEmpty {
            let list = failures.map { "\($0.file): \($0.reason)" }.joined(separator: "\n")
            parts.append("\(failures.count) of \(recordings) recordings could not be used:\n\(list)")
        }
        return parts.joined(separator: "\n\n")
    }

    static let confusionsShown = 15
}
