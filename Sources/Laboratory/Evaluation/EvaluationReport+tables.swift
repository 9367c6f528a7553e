import Texts

extension EvaluationReport {
    /// The false accept rates at which the operating points are shown.
    static let falseAcceptLimits = [0, 0.005, 0.01, 0.02, 0.05, 0.1]

    /// What is said above the tables.
    func heading() -> String {
        let sound =
            mode == .whole
            ? "each recording in one piece"
            : "streamed in chunks of 20 ms"
        return "\(recordings) recordings of \(manifest), grammar \(grammar), \(recognizer), \(sound)"
    }

    /// One row a condition.
    func accuracyTable() -> TextTable {
        TextTable(
            header: [
                "condition", "intent and slots", "95 %",
                "no slot more", "unrejected",
                "sentence", "false rejects", "wrong",
                "false accepts", "95 %", "real time",
                "CPU",
            ],
            rows: conditions.map { report in
                [
                    report.condition.description, report.intentAccuracy.percent,
                    report.intentAccuracy.percentInterval,
                    report.exactIntentAccuracy.percent, report.unrejectedIntentAccuracy.percent,
                    report.sentenceAccuracy.percent, report.falseRejectRate.percent, report.wrongIntentRate.percent,
                    report.falseAcceptRate.percent, report.falseAcceptRate.percentInterval,
                    report.realTimeFactor.factor, report.processorTimeFactor.factor,
                ]
            })
    }

    /// One row an engine, ours first; nil where nobody published anything for these recordings.
    func comparisonTable() -> TextTable? {
        let ratios = conditions.compactMap(\.condition.signalToNoise)
        guard let published, !ratios.isEmpty else { return nil }
        let own = conditions.filter { $0.condition != .clean }.map(\.intentAccuracy.percent)
        return TextTable(
            header: ["engine"] + ratios.map { "\($0) dB" }
                + ["mean"],
            rows: [["mimamori"] + own + [meanIntentAccuracyInNoise.percent]]
                + published.engines.map { engine in
                    [engine.name] + ratios.map { engine.accuracy(at: $0).percent }
                        + [meanIntentAccuracyInNoise(of: engine).percent]
                })
    }

    /// One row a group, with accuracy or false accepts in each condition; nil without groups.
    func groupTable() -> TextTable? {
        guard let first = conditions.first, !first.groups.isEmpty else { return nil }
        let rows = first.groups.flatMap { group in
            let reports = conditions.map { condition in condition.groups.first { $0.group == group.group } }
            let accuracy =
                [group.group, "accuracy"]
                + reports.map { ($0?.intentAccuracy.rate).percent }
            let accepts =
                [group.group, "false accepts"]
                + reports.map { ($0?.falseAcceptRate.rate).percent }
            return (group.intentAccuracy.of > 0 ? [accuracy] : []) + (group.falseAcceptRate.of > 0 ? [accepts] : [])
        }
        return TextTable(
            header: ["group", "figure"]
                + conditions.map { $0.condition.description }, rows: rows)
    }
}

extension ConditionReport {
    /// One row for each limit on the false accept rate that is worth asking for; nil without recordings of both kinds.
    func operatingTable() -> TextTable? {
        guard !operatingPoints.isEmpty else { return nil }
        let rows = EvaluationReport.falseAcceptLimits.map { limit in
            guard let point = operatingPoint(falseAcceptRate: limit) else { return [limit.percent, "", "", "", ""] }
            let threshold =
                point.threshold > 1
                ? "nothing passes" : "\(point.threshold.rounded4)"
            return [
                limit.percent, threshold, point.falseAcceptRate.percent, point.falseRejectRate.percent,
                point.intentAccuracy.percent,
            ]
        }
        return TextTable(
            header: [
                "false accepts at most", "threshold",
                "false accepts", "false rejects",
                "intent and slots",
            ],
            rows: rows)
    }

    /// One row a bin that holds sentences.
    func reliabilityTable() -> TextTable {
        TextTable(
            header: [
                "confidence", "sentences",
                "mean confidence", "right",
            ],
            rows: reliability.filter { $0.right.of > 0 }.map { bin in
                ["\(bin.from)–\(bin.to)", "\(bin.right.of)", bin.meanConfidence.percent, bin.right.percent]
            })
    }
}

extension Share {
    var percent: String { rate.percent }
    /// For example `1 of 186`.
    var part: String { "\(count) of \(of)" }

    /// `98.2–100.0`
    var percentInterval: String {
        interval.map { "\(($0.lowerBound * 100).oneDecimal)–\(($0.upperBound * 100).oneDecimal)" } ?? "–"
    }
}

extension Double {
    /// `97.8 %`
    var percent: String { "\((self * 100).oneDecimal) %" }

    var oneDecimal: String { "\((self * 10).rounded() / 10)" }
}

extension Double? {
    /// A dash of nothing.
    var percent: String { map(\.percent) ?? "–" }

    /// A real-time factor.
    var factor: String { map { "\(($0 * 1000).rounded() / 1000)" } ?? "–" }
}
