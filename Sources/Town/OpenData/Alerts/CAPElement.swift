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
        let document = try inUTF8(data, file: file)
        // Entities can make a small message enormous, and no alert needs any. On Linux the parser does not tell of them.
        guard document.range(of: Data("<!DOCTYPE".utf8)) == nil else {
            throw DataError(
                file: file, Text(en: "declares a document type, which no alert does", ja: "知らせにない書き方（DOCTYPE）があります"))
        }
        let builder = TreeBuilder()
        let parser = XMLParser(data: document)
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

    /// What an XML declaration may name, beside UTF-8, and what Foundation reads.
    private static let encodings: [String: String.Encoding] = [
        "utf-8": .utf8, "us-ascii": .ascii, "iso-8859-1": .isoLatin1, "shift_jis": .shiftJIS, "windows-31j": .shiftJIS,
        "iso-2022-jp": .iso2022JP,
    ]

    /// A document in UTF-8, without the declaration that names its encoding. The parser is never given other bytes: at a
    /// name that is no UTF-8, FoundationXML ends the whole program instead of reporting it.
    private static func inUTF8(_ data: Data, file: String) throws(DataError) -> Data {
        let body = data.dropFirst(TextDecoding.byteOrderMark(of: data))
        let head = String(decoding: body.prefix(200), as: UTF8.self)
        let declared = head.prefixMatch(of: /<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)/).map { String($0.output.1) }
        let name = declared ?? "UTF-8"
        guard let encoding = encodings[name.lowercased()], let text = String(data: body, encoding: encoding) else {
            throw DataError(
                file: file,
                Text(
                    en: "is not text in the encoding \(name): save it again as UTF-8",
                    ja: "文字コード \(name) として読めません。UTF-8 で保存してください"))
        }
        return Data(text.replacing(/^<\?xml\s[^>]*>/, with: "", maxReplacements: 1).utf8)
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
