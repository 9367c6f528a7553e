import Markup
public import Texts

extension EvaluationReport {
    /// One page that needs nothing else: no script, no font, no picture from elsewhere.
    public func html(in language: Language) -> String {
        let title = Text(en: "How well it hears", ja: "どれだけ聞きとるか").in(language)
        let head: [HTML] = [
            .void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            .void("meta", ["name": "color-scheme", "content": "light dark"]),
            .element("title", "\(title): \(manifest)"), .styleSheet(Self.style),
        ]
        let plots = [accuracyPlot(in: language), detectionPlot(in: language), reliabilityPlot(in: language)]
        let body: HTML = """
            \(.element("h1", "\(title)"))
            \(.element("p", "\(heading(in: language))."))
            \(.element("pre", "\(command)"))
            \(.element("div", ["class": "plots"], plots.compactMap { $0?.html }.joined()))
            \(Self.heading(Text(en: "Accuracy and rejection", ja: "正しさと、聞きちがい"), language))
            \(Self.table(accuracyTable(in: language)))
            \(comparison(in: language))
            \(groups(in: language))
            \(conditions.map { Self.section($0, in: language) }.joined(separator: "\n"))
            \(Self.heading(Text(en: "Machine", ja: "機械"), language))
            \(.element("p", "\(machine.in(language))"))
            \(failureList(in: language))
            """
        return HTML.page(in: language, head: head, body: body).source
    }

    private static func heading(_ text: Text, _ language: Language) -> HTML {
        .element("h2", "\(text.in(language))")
    }

    private func groups(in language: Language) -> HTML? {
        guard let table = groupTable(in: language) else { return nil }
        return "\(Self.heading(Text(en: "Groups", ja: "組"), language))\(Self.table(table))"
    }

    private func comparison(in language: Language) -> HTML? {
        guard let table = comparisonTable(in: language), let published else { return nil }
        return """
            \(Self.heading(Text(en: "Beside what others published", ja: "ほかで公開された値"), language))
            \(Self.table(table))
            \(.element("p", "\(published.source). \(published.note)."))
            """
    }

    private func failureList(in language: Language) -> HTML? {
        guard !failures.isEmpty else { return nil }
        let items = failures.map { failure -> HTML in .element("li", "\(failure.file): \(failure.reason)") }
        let title = Text(en: "Recordings that could not be used: ", ja: "使えない録音：") + Text(verbatim: "\(failures.count)")
        return "\(Self.heading(title, language))\(.element("ul", items.joined(separator: "\n")))"
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
        let mistakesHeading =
            Text(en: "Mistakes", ja: "まちがい") + Text(verbatim: ": \(report.mistakes.count)")
        return .element(
            "details",
            """
            \(.element("summary", "\(report.condition.text.in(language))"))
            \(report.operatingTable(in: language).map { part(Text(en: "Thresholds", ja: "境目"), $0, language) })
            \(part(reliability, report.reliabilityTable(in: language), language))
            \(part(Text(en: "Confusions", ja: "取りちがい"), confusions, language))
            \(part(mistakesHeading, mistakes, language))

            """)
    }

    private static func part(_ heading: Text, _ rows: TextTable, _ language: Language) -> HTML {
        "\(.element("h3", "\(heading.in(language))"))\(table(rows))"
    }

    private static func table(_ table: TextTable) -> HTML {
        let header = table.header.map { name -> HTML in .element("th", ["scope": "col"], "\(name)") }
        let rows = table.rows.map { row -> HTML in
            let first = row.prefix(1).map { cell -> HTML in .element("th", ["scope": "row"], "\(cell)") }
            let others = row.dropFirst().map { cell -> HTML in .element("td", "\(cell)") }
            return .element("tr", "\(first.joined())\(others.joined(separator: "\n"))")
        }
        let head: HTML = .element("thead", .element("tr", header.joined(separator: "\n")))
        let body: HTML = .element("tbody", "\n\(rows.joined(separator: "\n"))\n")
        return .element(
            "div",
            [
                "class": "wide", "tabindex": "0", "role": "region",
                "aria-label": "Table: \(table.header.joined(separator: ", "))",
            ], "\n\(.element("table", "\(head)\(body)"))")
    }

    /// Of the palette of Okabe and Ito (2008), which colour-blind readers can tell apart; dark enough, or light enough,
    /// for either background.
    private static let style: StaticString = """
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
