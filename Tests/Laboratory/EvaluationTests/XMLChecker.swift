import Foundation
import FoundationXML

/// Whether a text is well-formed XML.
final class XMLChecker: NSObject, XMLParserDelegate {
    private(set) var error: String?

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        if !parser.parse() { error = error ?? "line \(parser.lineNumber)" }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
        error = "line \(parser.lineNumber): \(parseError)"
    }
}
