import Markup
import TestSupport
import Testing
import Texts

@Suite struct HTMLTests {
    private static let hostile = #"<script>alert('x')</script>" onload="&"#
    private static let harmless =
        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;&amp;"

    @Test("Elements carry attributes in their order, and content of text and other elements")
    func elements() {
        let row: HTML = .element(
            "tr", ["class": "a b", "id": "1"], "\(.element("th", "x")), \(.element("td"))\(2)\(HTML?.none)")
        #expect(row.source == #"<tr class="a b" id="1"><th>x</th>, <td></td>2</tr>"#)
    }

    @Test("Void elements have no end tag, shapes of SVG close themselves")
    func elementsWithoutContent() {
        #expect(HTML.void("wbr").source == "<wbr>")
        #expect(HTML.void("meta", ["charset": "utf-8"]).source == #"<meta charset="utf-8">"#)
        #expect(HTML.shape("circle", ["r": "2.5"]).source == #"<circle r="2.5"/>"#)
    }

    @Test("Parts are joined, and what separates them may be markup")
    func joining() {
        let parts = ["a", "<"].map { name -> HTML in .element("b", "\(name)") }
        #expect(parts.joined().source == "<b>a</b><b>&lt;</b>")
        #expect(parts.joined(separator: ", ").source == "<b>a</b>, <b>&lt;</b>")
        #expect(parts.joined(separator: .void("br")).source == "<b>a</b><br><b>&lt;</b>")
        #expect([HTML]().joined(separator: ", ").source.isEmpty)
    }

    @Test("Text is escaped once, whether it is interpolated, a literal or the value of an attribute")
    func escaping() {
        #expect(("\(Self.hostile)" as HTML).source == Self.harmless)
        #expect(("<b> & 'c'" as HTML).source == "&lt;b&gt; &amp; &#39;c&#39;")
        let element: HTML = .element("p", ["title": Self.hostile], "\(Self.hostile)")
        #expect(element.source == "<p title=\"\(Self.harmless)\">\(Self.harmless)</p>")
        #expect(("\(element)" as HTML) == element)
        #expect(HTML.void("img", ["alt": Self.hostile]).source == "<img alt=\"\(Self.harmless)\">")
        #expect(HTML.shape("use", ["id": Self.hostile]).source == "<use id=\"\(Self.harmless)\"/>")
    }

    @Test(
        "A mark is escaped even if a combining character makes another letter of it",
        arguments: [
            ("\"\u{301} onload=", "&quot;\u{301} onload="), ("<\u{338}script>", "&lt;\u{338}script&gt;"),
            ("&\u{20DD}lt;", "&amp;\u{20DD}lt;"), ("a\r\n<", "a\r\n&lt;"),
        ])
    func combiningCharacters(_ text: String, _ escaped: String) {
        let source = HTML.element("p", ["title": text], "\(text)").source
        // Scalar by scalar: strings are equal if they look the same.
        #expect(Array(source.unicodeScalars) == Array("<p title=\"\(escaped)\">\(escaped)</p>".unicodeScalars))
    }

    @Test("A page is complete, and its style sheet is not escaped")
    func page() {
        let page = HTML.page(
            in: .ja, head: [.element("title", "\(Self.hostile)"), .styleSheet("a > b { content: \"&\"; }")],
            body: .element("h1", "題"))
        #expect(
            page.source == """
                <!DOCTYPE html>
                <html lang="ja">
                <head>
                <meta charset="utf-8">
                <title>\(Self.harmless)</title>
                <style>a > b { content: "&"; }</style>
                </head>
                <body>
                <h1>題</h1>
                </body>
                </html>

                """)
    }
}
