import Texts

extension EvaluationReport {
    /// Accuracy over the signal-to-noise ratio, with what others published; nil with fewer than two ratios.
    func accuracyPlot(in language: Language) -> Plot? {
        let noisy = conditions.compactMap { report in
            report.condition.signalToNoise.map { (ratio: Double($0), report: report) }
        }.sorted { $0.ratio < $1.ratio }
        guard let first = noisy.first, let last = noisy.last, noisy.count > 1 else { return nil }
        let own = Plot.Curve(
            label: "mimamori",
            points: noisy.compactMap { item in item.report.intentAccuracy.rate.map { (item.ratio, $0) } }, color: 0)
        let others = (published?.engines ?? []).enumerated().map { index, engine in
            Plot.Curve(
                label: engine.name,
                points: noisy.compactMap { item in engine.accuracy(at: Int(item.ratio)).map { (item.ratio, $0) } },
                color: index + 1, isReference: true)
        }
        let least = ([own] + others).flatMap(\.points).map(\.y).min() ?? 0
        return Plot(
            title: Text(en: "Intent accuracy over noise", ja: "雑音の中での正しさ").in(language),
            description: Text(
                en: "Intent accuracy by signal-to-noise ratio; the table below has the numbers.",
                ja: "雑音の大きさと、正しさ。数は下の表にあります。"
            ).in(language),
            x: Plot.Axis(
                label: Text(en: "signal-to-noise ratio, dB", ja: "声と雑音の比、dB").in(language),
                range: first.ratio...last.ratio,
                ticks: noisy.map { ($0.ratio, "\(Int($0.ratio))") }),
            y: .percent(
                Text(en: "right, %", ja: "正しい、%").in(language), from: (least * 10).rounded(.down) / 10, step: 0.1),
            curves: [own] + others)
    }

    /// False rejects over false accepts, a curve for each condition; nil without recordings of both kinds.
    func detectionPlot(in language: Language) -> Plot? {
        let curves = conditions.enumerated().compactMap { index, report -> Plot.Curve? in
            guard !report.operatingPoints.isEmpty else { return nil }
            return Plot.Curve(
                label: report.condition.text.in(language),
                points: report.operatingPoints.map { ($0.falseAcceptRate, $0.falseRejectRate) }, color: index,
                hasMarkers: false)
        }
        guard !curves.isEmpty else { return nil }
        return Plot(
            title: Text(en: "What a threshold costs (detection error trade-off)", ja: "境目を変えると").in(language),
            description: Text(
                en: "False reject rate by false accept rate; the tables below have the numbers.",
                ja: "聞きまちがいと聞きのがし。数は下の表にあります。"
            ).in(language),
            x: .percent(Text(en: "false accepts, %", ja: "聞きまちがい、%").in(language), to: 0.1, step: 0.02),
            y: .percent(Text(en: "false rejects, %", ja: "聞きのがし、%").in(language), to: 0.5, step: 0.1),
            curves: curves)
    }

    /// The share of right sentences by confidence, a curve for each condition; nil without sentences.
    func reliabilityPlot(in language: Language) -> Plot? {
        let curves = conditions.enumerated().compactMap { index, report -> Plot.Curve? in
            let points = report.reliability.compactMap { bin in bin.right.rate.map { (bin.meanConfidence, $0) } }
            guard !points.isEmpty else { return nil }
            return Plot.Curve(label: report.condition.text.in(language), points: points, color: index)
        }
        guard !curves.isEmpty else { return nil }
        let ideal = Plot.Curve(
            label: Text(en: "ideal", ja: "理想").in(language), points: [(0, 0), (1, 1)], color: 7, isReference: true,
            hasMarkers: false)
        return Plot(
            title: Text(en: "Reliability of the confidence", ja: "確かさは正しいか").in(language),
            description: Text(
                en: "Share of right sentences by confidence; the tables below have the numbers.",
                ja: "確かさと、正しい文の割合。数は下の表にあります。"
            ).in(language),
            x: .percent(Text(en: "confidence, %", ja: "確かさ、%").in(language)),
            y: .percent(Text(en: "right, %", ja: "正しい、%").in(language)), curves: curves + [ideal])
    }
}
