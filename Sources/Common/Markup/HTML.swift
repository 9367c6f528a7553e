public import Texts

/// Markup that escapes by construction: a literal is text, what is interpolated into it is text or other markup, and
/// only the functions of this type make tags. So no name in a town's file and no word that somebody said can become
/// part of a page's structure.
///
///     let row: HTML = .element("tr", "\(.element("th", "\(clinic)"))\(.element("td", ["class": "number"], "119"))")
public struct HTML: Sendable, Equatable {
    /// For a file or a browser.
    public private(set) var source: String

    fileprivate init(source: String) {
        self.source = source
    }

    /// `<name>content</name>`
    public static func element(_ name: StaticString, _ content: HTML = "") -> HTML {
        element(name, [:], content)
    }

    /// `<name attribute="value">content</name>`
    public static func element(_ name: StaticString, _ attributes: Attributes, _ content: HTML = "") -> HTML {
        HTML(source: "<\(name)\(source(of: attributes))>\(content.source)</\(name)>")
    }

    /// `<name attribute="value">`: one of the elements that have no content, and no end tag, such as `meta` and `wbr`.
    public static func void(_ name: StaticString, _ attributes: Attributes = [:]) -> HTML {
        HTML(source: "<\(name)\(source(of: attributes))>")
    }

    /// `<name attribute="value"/>`: an element of SVG without content.
    public static func shape(_ name: StaticString, _ attributes: Attributes) -> HTML {
        HTML(source: "<\(name)\(source(of: attributes))/>")
    }

    /// The only text that is not escaped, because a browser reads a style sheet as it is: it stands in the program.
    public static func styleSheet(_ sheet: StaticString) -> HTML {
        HTML(source: "<style>\(sheet)</style>")
    }

    /// A whole page.
    /// - Parameter head: The title, style sheets and other elements after the declaration of the character set.
    public static func page(in language: Language, head: [HTML], body: HTML) -> HTML {
        let head = [.void("meta", ["charset": "utf-8"])] + head
        let content: HTML = """

            \(.element("head", "\n\(head.joined(separator: "\n"))\n"))
            \(.element("body", "\n\(body)\n"))

            """
        let root = element("html", ["lang": language.rawValue], content)
        return HTML(source: "<!DOCTYPE html>\n\(root.source)\n")
    }

    /// In the order in which they are written. Values are escaped.
    public typealias Attributes = KeyValuePairs<StaticString, String>

    private static func source(of attributes: Attributes) -> String {
        attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
    }

    /// By Unicode scalars: to Swift, a quotation mark with a combining accent is one character that equals no quotation
    /// mark, but to a browser it still ends an attribute.
    fileprivate static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;".unicodeScalars
            case "<": escaped += "&lt;".unicodeScalars
            case ">": escaped += "&gt;".unicodeScalars
            case "\"": escaped += "&quot;".unicodeScalars
            case "'": escaped += "&#39;".unicodeScalars
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

extension HTML: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) {
        source = Self.escaped(text)
    }

    public init(stringInterpolation: StringInterpolation) {
        source = stringInterpolation.source
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity)
        }

        public mutating func appendLiteral(_ text: String) {
            source += HTML.escaped(text)
        }

        public mutating func appendInterpolation(_ text: some CustomStringConvertible) {
            source += HTML.escaped(text.description)
        }

        public mutating func appendInterpolation(_ markup: HTML) {
            source += markup.source
        }

        /// Nothing if there is no markup.
        public mutating func appendInterpolation(_ markup: HTML?) {
            source += markup?.source ?? ""
        }
    }
}

extension Sequence<HTML> {
    public func joined(separator: HTML = "") -> HTML {
        HTML(source: map(\.source).joined(separator: separator.source))
    }
}
