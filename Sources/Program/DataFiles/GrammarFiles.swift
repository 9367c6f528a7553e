import Crypto
public import Foundation
public import Grammar
import Texts

/// A grammar as it stands in files, with the pronunciations its authors added.
public struct GrammarFiles: Sendable {
    /// The file or folder it was read from.
    public let url: URL
    public let grammar: Grammar
    /// Changes with every change of the files, the town's lists left out.
    public let fingerprint: String
    /// `words.dict` beside the grammar, or `NAME.dict` beside a single file; nil where there is none.
    private let wordList: GrammarFile?

    /// - Parameters:
    ///   - url: A JSGF file, or a folder of them. A file may import from files beside it that are named like the grammar.
    ///   - slots: The lists for the rules of the grammar `town`.
    /// - Throws: `DataFileError` when nothing can be read, `GrammarError` with file, line and column.
    public init(at url: URL, slots: [SlotList] = []) throws {
        self.url = url
        let files = try Self.files(at: url)
        grammar = try Grammar(files: files, slots: slots)
        fingerprint = Insecure.MD5.hash(data: Data(files.map(\.text).joined().utf8)).hexadecimal
        wordList = try Self.wordLists(of: url).first { FileManager.default.fileExists(atPath: $0.path) }
            .map(GrammarFile.init(tableAt:))
    }

    /// Where the pronunciations of its authors may be, the first that is there.
    private static func wordLists(of url: URL) -> [URL] {
        url.hasDirectory
            ? [url.appending(path: "words.dict")]
            : [
                url.deletingPathExtension().appendingPathExtension("dict"),
                url.deletingLastPathComponent().appending(path: "words.dict"),
            ]
    }

    /// How words are pronounced: the model's own dictionary, and `words.dict` where it differs. A word that neither has
    /// is left out.
    /// - Parameters:
    ///   - dictionary: The model's dictionary, in the format of cmudict.
    ///   - words: The words wanted; by default those of the grammar.
    ///   - phones: Those that the model has; nil for all that look like phones.
    ///   - report: Takes what is wrong in the lines of `words.dict`; they are passed over.
    public func pronunciations(
        in dictionary: URL, of words: Set<String>? = nil, phones: Set<String>? = nil,
        report: (GrammarIssue) -> Void = { _ in }
    ) throws -> PronunciationDictionary {
        let words = words ?? grammar.words
        let list = wordList.map { WordList($0, phones: phones) }
        list?.issues.forEach(report)
        let model = try PronunciationDictionary(
            GrammarFile(at: dictionary), keeping: words.union(list?.likeWords ?? []))
        return (list?.overriding(model, report: report) ?? model).subset(of: words)
    }

    /// Where it is kept how far what is heard can be believed: `confidence.json` in the folder, or
    /// `NAME.confidence.json` beside a single file.
    public var confidence: URL {
        url.hasDirectory
            ? url.appending(path: "confidence.json")
            : url.deletingPathExtension().appendingPathExtension("confidence.json")
    }

    private static func files(at url: URL) throws -> [GrammarFile] {
        guard url.hasDirectory else { return try withImports(of: GrammarFile(at: url), in: url) }
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
            .filter { extensions.contains(URL(filePath: $0).pathExtension) }.sorted()
        guard !names.isEmpty else {
            throw DataFileError(
                subject: url.path, reason: Text(en: "there is no grammar in this folder", ja: "言い方のファイルがありません"),
                remedy: Text(en: "put JSGF files with the ending .jsgf there", ja: ".jsgf のファイルを置いてください"))
        }
        return try names.map { try GrammarFile(at: url.appending(path: $0)) }
    }

    private static let extensions = ["jsgf", "gram"]

    private static func withImports(of file: GrammarFile, in url: URL) throws -> [GrammarFile] {
        var files = [file]
        var pending = file.importedGrammars
        // A file that it imports may import from it in turn.
        var known: Set = [url.deletingPathExtension().lastPathComponent]
        while let name = pending.popFirst() {
            guard known.insert(name).inserted else { continue }
            let candidates = extensions.map { url.deletingLastPathComponent().appending(path: "\(name).\($0)") }
            guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
                // The grammar's own message says what is missing, with line and column.
                continue
            }
            let imported = try GrammarFile(at: found)
            files.append(imported)
            pending.formUnion(imported.importedGrammars)
        }
        return files
    }
}

extension GrammarFile {
    /// Reads a file; its path is shown as it was given.
    public init(at url: URL) throws {
        self.init(path: url.relativePath, text: try String(readingText: url))
    }

    /// Reads a table, of which one damaged line must not take the others with it.
    public init(tableAt url: URL) throws {
        self.init(path: url.relativePath, text: String(decoding: try Data(readingFile: url), as: UTF8.self))
    }
}

extension String {
    /// The text of a UTF-8 file.
    /// - Throws: `DataFileError` that names the file.
    package init(readingText url: URL) throws {
        guard let text = String(data: try Data(readingFile: url), encoding: .utf8) else {
            throw DataFileError(
                subject: url.path, reason: Text(en: "this is no UTF-8 text", ja: "UTF-8 ではありません"),
                remedy: Text(en: "save the file as UTF-8", ja: "UTF-8 で保存してください"))
        }
        self = text
    }
}

extension Data {
    /// - Throws: `DataFileError` that names the file.
    fileprivate init(readingFile url: URL) throws {
        do {
            try self.init(readingToEnd: url)
        } catch {
            throw DataFileError(unreadable: url, error)
        }
    }
}

extension URL {
    var hasDirectory: Bool {
        (try? resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
    }
}
