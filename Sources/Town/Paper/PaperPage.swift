import Markup
import Texts

/// A page of A4, complete in itself: no script, no font and no image from elsewhere.
enum PaperPage {
    static func html(title: Text, _ body: HTML, in language: Language) -> String {
        HTML.page(
            in: language, head: [.element("title", "\(title.in(language))"), .styleSheet(style)], body: body
        ).source
    }

    /// Nothing is smaller than 14 points, except readings and what must fit into a day: the sheet hangs on a kitchen
    /// wall and is read from a step away.
    private static let style: StaticString = """

        @page { size: A4; margin: 10mm; }
        * { box-sizing: border-box; }
        body { font-family: "Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", "Hiragino Sans", sans-serif;
          font-size: 14pt; line-height: 1.6; color: #000; background: #fff; margin: 0;
          padding-right: 1mm; }
        p { margin: 1mm 0; }
        h1 { font-size: 26pt; margin: 0 0 2mm; }
        h2 { font-size: 18pt; margin: 4mm 0 1mm; border-bottom: 1.5pt solid #000; }
        rt { font-size: 8pt; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; break-inside: avoid; }
        th, td { border: 1pt solid #000; padding: 1mm 1.5mm; vertical-align: top; text-align: left; }
        .month th, .month td { padding: 1mm .4mm 1mm .9mm; }
        .month td { height: 12mm; line-height: 1.15; }
        .month th { text-align: center; }
        .clinic td { padding: .5mm 1.5mm; line-height: 1.35; } .clinic td:first-child { width: 50mm; }
        .clinic td:last-child { width: 52mm; }
        .telephones th, .telephones td { font-size: 20pt; vertical-align: middle; padding: 3mm 2mm; }
        .telephones rt { font-size: 10pt; }
        .note { font-size: 14pt; font-weight: normal; margin: 0; }
        .day { font-weight: bold; font-size: 16pt; }
        .holiday { text-decoration: underline; }
        /* Six characters must fit side by side: プラスチック, ペットボトル. */
        .mark { display: block; font-weight: bold; font-size: 12pt; word-break: auto-phrase; }
        .mark + .mark { margin-top: 1mm; } .mark rt { font-size: 7pt; }
        .number { font-size: 22pt; font-weight: bold; white-space: nowrap; }
        section { break-inside: avoid; }
        section.page { break-after: page; }
        section.page:last-of-type { break-after: auto; }
        li { margin: .5mm 0; } ul { margin: 0; padding-left: 7mm; }
        .leaflet { line-height: 1.45; } .leaflet h2 { font-size: 16pt; margin: 2.5mm 0 1mm; }
        .purposes th { width: 55%; font-weight: normal; } .purposes td { line-height: 2; }
        .signatures td { height: 16mm; vertical-align: middle; } .signatures td:first-child { width: 45mm; }
        footer { margin-top: 4mm; border-top: 1pt solid #000; }
        @media screen { body { max-width: 190mm; margin: 12mm auto; } }

        """
}
