import Texts

extension EvaluationReport {
    /// Accuracy over the signal-to-noise ratio, with what others published; nil with fewer than two ratios.
    func accuracyPlot() -> Plot? {
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
            title: "Intent accuracy over noise",
            description: "Intent accuracy by signal-to-noise ratio; the table below has the numbers.",
            x: Plot.Axis(
                label: "signal-to-noise ratio, dB",
                range: first.ratio...last.ratio,
                ticks: noisy.map { ($0.ratio, "\(Int($0.ratio))") }),
            y: .percent(
                "right, %", from: (least * 10).rounded(.down) / 10, step: 0.1),
            curves: [own] + others)
    }

    /// False rejects over false accepts, a curve for each condition; nil without recordings of both kinds.
    func detectionPlot() -> Plot? {
        let curves = conditions.enumerated().compactMap { index, report -> Plot.Curve? in
            guard !report.operatingPoints.isEmpty else { return nil }
            return Plot.Curve(
                label: report.condition.description,
                points: report.operatingPoints.map { ($0.falseAcceptRate, $0.falseRejectRate) }, color: index,
                hasMarkers: false)
        }
        guard !curves.isEmpty else { return nil }
        return Plot(
            title: "What a threshold costs (detection error trade-off)",
            description: "False reject rate by false accept rate; the tables below have the numbers.",
            x: .percent("false accepts, %", to: 0.1, step: 0.02),
            y: .percent("false rejects, %", to: 0.5, step: 0.1),
            curves: curves)
    }

    /// The share of right sentences by confidence, a curve for each condition; nil without sentences.
    func reliabilityPlot() -> Plot? {
        let curves = conditions.enumerated().compactMap { index, report -> Plot.Curve? in
            let points = report.reliability.compactMap { bin in bin.right.rate.map { (bin.meanConfidence, $0) } }
            guard !points.isEmpty else { return nil }
            return Plot.Curve(label: report.condition.description, points: points, color: index)
        }
        guard !curves.isEmpty else { return nil }
        let ideal = Plot.Curve(
            label: "ideal", points: [(0, 0), (1, 1)], color: 7, isReference: true,
            hasMarkers: false)
        return Plot(
            title: "Reliability of the confidence",
            description: "Share of right sentences by confidence; the tables below have the numbers.",
            x: .percent("confidence, %"),
            y: .percent("right, %"), curves: curves + [ideal])
    }
}
