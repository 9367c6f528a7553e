import Markup
import Texts

extension EvaluationReport {
    /// One page that needs nothing else: no script, no font, no picture from elsewhere.
    public func html() -> String {
        let title = "How well it hears"
        let head: [HTML] = [
            .void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            .void("meta", ["name": "color-scheme", "content": "light dark"]),
            .element("title", "\(title): \(manifest)"), .styleSheet(Self.style),
        ]
        let plots = [accuracyPlot(), detectionPlot(), reliabilityPlot()]
        let body: HTML = """
            \(.element("h1", "\(title)"))
            \(.element("p", "\(heading())."))
            \(.element("pre", "\(command)"))
            \(.element("div", ["class": "plots"], plots.compactMap { $0?.html }.joined()))
            \(Self.heading("Accuracy and rejection"))
            \(Self.table(accuracyTable()))
            \(comparison())
            \(groups())
            \(conditions.map { Self.section($0) }.joined(separator: "\n"))
            \(Self.heading("Machine"))
            \(.element("p", "\(machine)"))
            \(failureList())
            """
        return HTML.page(in: .en, head: head, body: body).source
    }

    private static func heading(_ text: String) -> HTML {
        .element("h2", "\(text)")
    }

    private func groups() -> HTML? {
        guard let table = groupTable() else { return nil }
        return "\(Self.heading("Groups"))\(Self.table(table))"
    }

    private func comparison() -> HTML? {
        guard let table = comparisonTable(), let published else { return nil }
        return """
            \(Self.heading("Beside what others published"))
            \(Self.table(table))
            \(.element("p", "\(published.source). \(published.note)."))
            """
    }

    private func failureList() -> HTML? {
        guard !failures.isEmpty else { return nil }
        let items = failures.map { failure -> HTML in .element("li", "\(failure.file): \(failure.reason)") }
        let title = "Recordings that could not be used: \(failures.count)"
        return "\(Self.heading(title))\(.element("ul", items.joined(separator: "\n")))"
    }

    private static func section(_ report: ConditionReport) -> HTML {
        let confusions = TextTable(
            header: ["expected → heard", "times"],
            rows: report.confusions.prefix(confusionsShown).map { [$0.label, "\($0.count)"] })
        let mistakes = TextTable(
            header: ["recording", "kind", "expected", "heard", "confidence"],
            rows: report.mistakes.map {
                [$0.file, $0.kind.rawValue, $0.expected, $0.heard, $0.confidence.percent]
            })
        let error = report.calibrationError.percent
        let reliability = "Reliability, calibration error \(error)"
        return .element(
            "details",
            """
            \(.element("summary", "\(report.condition.description)"))
            \(report.operatingTable().map { part("Thresholds", $0) })
            \(part(reliability, report.reliabilityTable()))
            \(part("Confusions", confusions))
            \(part("Mistakes: \(report.mistakes.count)", mistakes))

            """)
    }

    private static func part(_ heading: String, _ rows: TextTable) -> HTML {
        "\(.element("h3", "\(heading)"))\(table(rows))"
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
