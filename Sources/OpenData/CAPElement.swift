import Foundation
import Texts

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An element of an XML document, as far as a CAP message needs it.
struct CAPElement {
    var name: String
    var namespace: String
    /// The characters directly inside it, without space around them.
    var text = ""
    var children: [CAPElement] = []
    /// Counted from 1.
    var line: Int

    /// Deeper messages are attacks or mistakes.
    fileprivate static let deepest = 32

    func child(_ name: String) -> CAPElement? {
        children.first { $0.name == name }
    }

    func texts(_ name: String) -> [String] {
        children.filter { $0.name == name }.map(\.text)
    }

    /// The root of a document, in whichever encoding it declares.
    static func root(of data: Data, file: String) throws(DataError) -> CAPElement {
        guard data.count <= CAPReader.largestMessage else {
            throw DataError(
                file: file, Text(en: "is larger than one megabyte: no alert is", ja: "1 MB より大きいです。知らせではないようです"))
        }
        // Entities can make a small message enormous, and no alert needs any. On Linux the parser does not tell of them.
        guard data.range(of: Data("<!DOCTYPE".utf8)) == nil else {
            throw DataError(
                file: file, Text(en: "declares a document type, which no alert does", ja: "知らせにない書き方（DOCTYPE）があります"))
        }
        let builder = TreeBuilder()
        let parser = XMLParser(data: data)
        parser.delegate = builder
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        let isComplete = parser.parse()
        if let problem = builder.problem {
            throw DataError(file: file, line: parser.lineNumber, problem)
        }
        guard isComplete, let root = builder.root else {
            let reason =
                parser.parserError.map { Text(verbatim: $0.localizedDescription) }
                ?? Text(en: "it breaks off", ja: "途中で終わっています")
            throw DataError(
                file: file, line: max(1, parser.lineNumber), Text(en: "is not XML: ", ja: "XML ではありません：") + reason)
        }
        return root
    }
}

private final class TreeBuilder: NSObject, XMLParserDelegate {
    private var open: [CAPElement] = []
    private(set) var root: CAPElement?
    private(set) var problem: Text?

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        guard open.count < CAPElement.deepest else {
            return refuse(Text(en: "nests more deeply than any alert", ja: "入れ子が深すぎます"), parser)
        }
        open.append(CAPElement(name: name, namespace: namespaceURI ?? "", line: parser.lineNumber))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text += string
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text += String(decoding: block, as: UTF8.self)
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        guard var element = open.popLast() else { return }
        element.text = element.text.trimmed
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].children.append(element)
        }
    }

    private func refuse(_ reason: Text, _ parser: XMLParser) {
        problem = reason
        parser.abortParsing()
    }
}
