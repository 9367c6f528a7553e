/// Markup. Whatever is interpolated is text and is escaped, unless it is markup itself: nothing a file or a person says
/// can become part of a page.
struct HTML: ExpressibleByStringInterpolation {
    private(set) var source: String

    init(stringLiteral value: String) {
        source = value
    }

    init(stringInterpolation: StringInterpolation) {
        source = stringInterpolation.source
    }

    init(_ parts: [HTML]) {
        source = parts.map(\.source).joined(separator: "\n")
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) {
            source += literal
        }

        mutating func appendInterpolation(_ markup: HTML) {
            source += markup.source
        }

        mutating func appendInterpolation(_ markup: HTML?) {
            source += markup?.source ?? ""
        }

        mutating func appendInterpolation(_ text: some StringProtocol) {
            for character in text {
                switch character {
                case "&": source += "&amp;"
                case "<": source += "&lt;"
                case ">": source += "&gt;"
                case "\"": source += "&quot;"
                case "'": source += "&#39;"
                default: source.append(character)
                }
            }
        }

        mutating func appendInterpolation(_ number: Int) {
            source += String(number)
        }

        /// Coordinates: a tenth of a pixel is enough.
        mutating func appendInterpolation(_ number: Double) {
            source += number.oneDecimal
        }
    }
}
