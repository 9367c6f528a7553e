public import Texts

extension EvaluationReport {
    /// One page that needs nothing else: no script, no font, no picture from elsewhere.
    public func html(in language: Language) -> String {
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(Text(en: "How well it hears", ja: "どれだけ聞きとるか").in(language)): \(manifest)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <h1>\(Text(en: "How well it hears", ja: "どれだけ聞きとるか").in(language))</h1>
            <p>\(heading(in: language)).</p>
            <pre>\(command)</pre>
            <div class="plots">\(accuracyPlot(in: language)?.html)\(detectionPlot(in: language)?.html)\(reliabilityPlot(in: language)?.html)</div>
            <h2>\(Text(en: "Accuracy and rejection", ja: "正しさと、聞きちがい").in(language))</h2>
            \(Self.table(accuracyTable(in: language)))
            \(comparison(in: language))
            \(groups(in: language))
            \(HTML(conditions.map { Self.section($0, in: language) }))
            <h2>\(Text(en: "Machine", ja: "機械").in(language))</h2>
            <p>\(machine.in(language))</p>
            \(failureList(in: language))
            </body>
            </html>

            """
        return page.source
    }

    private func groups(in language: Language) -> HTML? {
        guard let table = groupTable(in: language) else { return nil }
        return "<h2>\(Text(en: "Groups", ja: "組").in(language))</h2>\(Self.table(table))"
    }

    private func comparison(in language: Language) -> HTML? {
        guard let table = comparisonTable(in: language), let published else { return nil }
        return """
            <h2>\(Text(en: "Beside what others published", ja: "ほかで公開された値").in(language))</h2>
            \(Self.table(table))
            <p>\(published.source). \(published.note).</p>
            """
    }

    private func failureList(in language: Language) -> HTML? {
        guard !failures.isEmpty else { return nil }
        let items = failures.map { HTML("<li>\($0.file): \($0.reason)</li>") }
        let title = Text(en: "Recordings that could not be used: ", ja: "使えない録音：").in(language)
        return "<h2>\(title)\(failures.count)</h2><ul>\(HTML(items))</ul>"
    }

    private static func section(_ report: ConditionReport, in language: Language) -> HTML {
        let confusions = TextTable(
            header: [
                Text(en: "expected → heard", ja: "言った → 聞いた").in(language), Text(en: "times", ja: "回数").in(language),
            ],
            rows: report.confusions.prefix(confusionsShown).map { [$0.label, "\($0.count)"] })
        let mistakes = TextTable(
            header: [
                Text(en: "recording", ja: "録音"), Text(en: "kind", ja: "種類"), Text(en: "expected", ja: "正しい"),
                Text(en: "heard", ja: "聞いた"), Text(en: "confidence", ja: "確かさ"),
            ].map { $0.in(language) },
            rows: report.mistakes.map {
                [$0.file, $0.kind.text.in(language), $0.expected, $0.heard, $0.confidence.percent]
            })
        let error = report.calibrationError.percent
        let reliability = Text(en: "Reliability, calibration error \(error)", ja: "確かさ、ずれ \(error)")
        return """
            <details><summary>\(report.condition.text.in(language))</summary>
            \(thresholds(report, in: language))
            <h3>\(reliability.in(language))</h3>\(table(report.reliabilityTable(in: language)))
            <h3>\(Text(en: "Confusions", ja: "取りちがい").in(language))</h3>\(table(confusions))
            <h3>\(Text(en: "Mistakes", ja: "まちがい").in(language)): \(report.mistakes.count)</h3>\(table(mistakes))
            </details>
            """
    }

    private static func thresholds(_ report: ConditionReport, in language: Language) -> HTML? {
        guard let points = report.operatingTable(in: language) else { return nil }
        return "<h3>\(Text(en: "Thresholds", ja: "境目").in(language))</h3>\(table(points))"
    }

    private static func table(_ table: TextTable) -> HTML {
        let header = HTML(table.header.map { "<th scope=\"col\">\($0)</th>" })
        let rows = table.rows.map { row in
            let first = row.first.map { HTML("<th scope=\"row\">\($0)</th>") }
            return HTML("<tr>\(first)\(HTML(row.dropFirst().map { "<td>\($0)</td>" }))</tr>")
        }
        return """
            <div class="wide" tabindex="0" role="region" aria-label="Table: \(table.header.joined(separator: ", "))">
            <table><thead><tr>\(header)</tr></thead><tbody>
            \(HTML(rows))
            </tbody></table></div>
            """
    }

    /// Of the palette of Okabe and Ito (2008), which colour-blind readers can tell apart; dark enough, or light enough,
    /// for either background.
    private static let style: HTML = """
        :root { --ink: #1a1a1a; --paper: #fff; --faint: #d5d5d5; --quiet: #565656;
          --c0: #005a9c; --c1: #b34700; --c2: #00704f; --c3: #98447a; --c4: #8a6d00; --c5: #2b7ca8; --c6: #444; --c7: #777; }
        @media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #16181b; --faint: #3a3d42;
          --quiet: #b0b0b0; --c0: #6cb8ff; --c1: #ff9a52; --c2: #3ecf9f; --c3: #eaa0cd; --c4: #f0d040; --c5: #8fd4f5;
          --c6: #ccc; --c7: #999; } }
        body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
          margin: 0 auto; padding: 1rem; max-width: 76rem; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; } h3 { font-size: 1rem; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; color: var(--quiet); }
        p, li, summary { overflow-wrap: anywhere; }
        .plots { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); }
        figure { margin: 0; } figcaption { font-weight: 600; }
        figure > svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: var(--ink); }
        .label { text-anchor: middle; } .tick { text-anchor: end; }
        .grid { stroke: var(--faint); stroke-width: 1; }
        polyline { fill: none; stroke: currentColor; stroke-width: 2; } circle { fill: currentColor; }
        .reference polyline { stroke-width: 1.2; stroke-dasharray: 4 3; } .reference circle { display: none; }
        .c0 { color: var(--c0); } .c1 { color: var(--c1); } .c2 { color: var(--c2); } .c3 { color: var(--c3); }
        .c4 { color: var(--c4); } .c5 { color: var(--c5); } .c6 { color: var(--c6); } .c7 { color: var(--c7); }
        .legend { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: 0 1rem; }
        .key { width: 1.5rem; height: .5rem; margin-right: .4rem; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--faint); text-align: right; }
        th:first-child { text-align: left; } tbody th { font-weight: 400; }
        summary { font-size: 1.25rem; font-weight: 600; cursor: pointer; }
        """
}
