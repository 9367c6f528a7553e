public import Foundation
public import FoundationXML

/// Whether a text is well-formed XML.
public final class XMLChecker: NSObject, XMLParserDelegate {
    public private(set) var error: String?

    public init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        if !parser.parse() { error = error ?? "line \(parser.lineNumber)" }
    }

    public func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
        error = "line \(parser.lineNumber): \(parseError)"
    }
}
