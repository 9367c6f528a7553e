import Texts

extension EvaluationReport {
    /// The false accept rates at which the operating points are shown.
    static let falseAcceptLimits = [0, 0.005, 0.01, 0.02, 0.05, 0.1]

    /// What is said above the tables.
    func heading(in language: Language) -> String {
        let sound =
            mode == .whole
            ? Text(en: "each recording in one piece", ja: "録音を一度に聞く")
            : Text(en: "streamed in chunks of 20 ms", ja: "20 ms ずつ聞く")
        return Text(
            en: "\(recordings) recordings of \(manifest), grammar \(grammar), \(recognizer), \(sound.en)",
            ja: "\(manifest) の録音 \(recordings)、言い方 \(grammar)、\(recognizer)、\(sound.ja)"
        ).in(language)
    }

    /// One row a condition.
    func accuracyTable(in language: Language) -> TextTable {
        TextTable(
            header: [
                Text(en: "condition", ja: "場面"), Text(en: "intent and slots", ja: "意味と中身"), Text(verbatim: "95 %"),
                Text(en: "no slot more", ja: "余分なし"), Text(en: "unrejected", ja: "疑う前"),
                Text(en: "sentence", ja: "文"), Text(en: "false rejects", ja: "聞きのがし"), Text(en: "wrong", ja: "取りちがい"),
                Text(en: "false accepts", ja: "聞きまちがい"), Text(verbatim: "95 %"), Text(en: "real time", ja: "時間の比"),
                Text(en: "CPU", ja: "CPU"),
            ].map { $0.in(language) },
            rows: conditions.map { report in
                [
                    report.condition.text.in(language), report.intentAccuracy.percent,
                    report.intentAccuracy.percentInterval,
                    report.exactIntentAccuracy.percent, report.unrejectedIntentAccuracy.percent,
                    report.sentenceAccuracy.percent, report.falseRejectRate.percent, report.wrongIntentRate.percent,
                    report.falseAcceptRate.percent, report.falseAcceptRate.percentInterval,
                    report.realTimeFactor.factor, report.processorTimeFactor.factor,
                ]
            })
    }

    /// One row an engine, ours first; nil where nobody published anything for these recordings.
    func comparisonTable(in language: Language) -> TextTable? {
        let ratios = conditions.compactMap(\.condition.signalToNoise)
        guard let published, !ratios.isEmpty else { return nil }
        let own = conditions.filter { $0.condition != .clean }.map(\.intentAccuracy.percent)
        return TextTable(
            header: [Text(en: "engine", ja: "しくみ").in(language)] + ratios.map { "\($0) dB" }
                + [Text(en: "mean", ja: "平均").in(language)],
            rows: [["mimamori"] + own + [meanIntentAccuracyInNoise.percent]]
                + published.engines.map { engine in
                    [engine.name] + ratios.map { engine.accuracy(at: $0).percent }
                        + [meanIntentAccuracyInNoise(of: engine).percent]
                })
    }

    /// One row a group, with accuracy or false accepts in each condition; nil without groups.
    func groupTable(in language: Language) -> TextTable? {
        guard let first = conditions.first, !first.groups.isEmpty else { return nil }
        let rows = first.groups.flatMap { group in
            let reports = conditions.map { condition in condition.groups.first { $0.group == group.group } }
            let accuracy =
                [group.group, Text(en: "accuracy", ja: "正しさ").in(language)]
                + reports.map { ($0?.intentAccuracy.rate).percent }
            let accepts =
                [group.group, Text(en: "false accepts", ja: "聞きまちがい").in(language)]
                + reports.map { ($0?.falseAcceptRate.rate).percent }
            return (group.intentAccuracy.of > 0 ? [accuracy] : []) + (group.falseAcceptRate.of > 0 ? [accepts] : [])
        }
        return TextTable(
            header: [Text(en: "group", ja: "組"), Text(en: "figure", ja: "値")].map { $0.in(language) }
                + conditions.map { $0.condition.text.in(language) }, rows: rows)
    }
}

extension ConditionReport {
    /// One row for each limit on the false accept rate that is worth asking for; nil without recordings of both kinds.
    func operatingTable(in language: Language) -> TextTable? {
        guard !operatingPoints.isEmpty else { return nil }
        let rows = EvaluationReport.falseAcceptLimits.map { limit in
            guard let point = operatingPoint(falseAcceptRate: limit) else { return [limit.percent, "", "", "", ""] }
            let threshold =
                point.threshold > 1
                ? Text(en: "nothing passes", ja: "何も通らない").in(language) : "\(point.threshold.rounded4)"
            return [
                limit.percent, threshold, point.falseAcceptRate.percent, point.falseRejectRate.percent,
                point.intentAccuracy.percent,
            ]
        }
        return TextTable(
            header: [
                Text(en: "false accepts at most", ja: "聞きまちがいの上限"), Text(en: "threshold", ja: "境目"),
                Text(en: "false accepts", ja: "聞きまちがい"), Text(en: "false rejects", ja: "聞きのがし"),
                Text(en: "intent and slots", ja: "意味と中身"),
            ].map { $0.in(language) },
            rows: rows)
    }

    /// One row a bin that holds sentences.
    func reliabilityTable(in language: Language) -> TextTable {
        TextTable(
            header: [
                Text(en: "confidence", ja: "確かさ"), Text(en: "sentences", ja: "文"),
                Text(en: "mean confidence", ja: "確かさの平均"), Text(en: "right", ja: "正しい"),
            ].map { $0.in(language) },
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
