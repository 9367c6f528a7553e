import Audio
public import Foundation
import Texts

/// A folder of labelled recordings: 16 kHz mono WAV files and `manifest.jsonl`, which has a line for each.
///
/// A recording is on the disk before its line is, and both before `save` returns: whatever happens after that, nothing
/// is lost, and what was interrupted is found and removed when the folder is opened again.
public struct RecordingFolder: Sendable {
    public static let manifestName = "manifest.jsonl"

    public let url: URL
    /// What the folder holds.
    public private(set) var entries: [ManifestEntry]
    /// Put into each line; nil for none.
    private let group: String?

    /// - Parameters:
    ///   - url: Is made when it is missing.
    ///   - group: Who speaks, or where.
    /// - Throws: `RecordingFolderError` when it cannot be used or holds a manifest that cannot be read.
    public init(at url: URL, group: String? = nil) throws(RecordingFolderError) {
        self.url = url
        self.group = group
        entries = []
        try Self.attempt(Text(en: "making the folder", ja: "場所を作る"), on: url) {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }
        let manifest = self.manifest
        entries = try Self.attempt(Text(en: "reading the recordings made before", ja: "前の録音を読む"), on: manifest) {
            guard FileManager.default.fileExists(atPath: manifest.path) else { return [] }
            try Self.completeLastLine(of: manifest)
            let text = String(decoding: try Data(contentsOf: manifest), as: UTF8.self)
            return text.allSatisfy(\.isWhitespace) ? [] : try Manifest(text).entries
        }
    }

    public var manifest: URL { url.appending(path: Self.manifestName) }

    /// Writes the sound and then its line.
    /// - Returns: The line.
    /// - Throws: `RecordingFolderError`; the folder is then as it was before.
    @discardableResult
    public mutating func save(_ take: Take) throws(RecordingFolderError) -> ManifestEntry {
        let name = nextName()
        let entry = ManifestEntry(
            file: name, expected: take.sentence.expected, text: take.sentence.text, group: group)
        let file = url.appending(path: name)
        try Self.attempt(Text(en: "saving the recording", ja: "録音を残す"), on: file) {
            do {
                try Self.write(WAVFile.encode(take.sound), to: file)
                try Self.append(Manifest.line(entry), to: manifest)
            } catch {
                try? FileManager.default.removeItem(at: file)
                throw error
            }
        }
        entries.append(entry)
        return entry
    }

    /// The first number above all that are taken, in the manifest or only on the disk.
    private func nextName() -> String {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        let numbers = (names + entries.map(\.file)).compactMap { Int($0.prefix { $0 != "." }) }
        let number = String((numbers.max() ?? 0) + 1)
        return String(repeating: "0", count: max(0, 4 - number.count)) + number + ".wav"
    }

    private static func write(_ data: Data, to file: URL) throws {
        // Foundation's own atomic write does not wait for the disk.
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.write(contentsOf: data)
        try handle.synchronize()
    }

    /// All of the line or nothing.
    private static func append(_ line: String, to file: URL) throws {
        if !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        let end = try handle.seekToEnd()
        do {
            try handle.write(contentsOf: Data(line.utf8))
            try handle.synchronize()
        } catch {
            try? handle.truncate(atOffset: end)
            throw error
        }
    }

    /// A last line without an end was being written when the power went, and is removed; or it comes from an editor
    /// that leaves the end out, and gets one.
    private static func completeLastLine(of file: URL) throws {
        let data = try Data(contentsOf: file)
        let start = data.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        guard start < data.count else { return }
        let isWhole = (try? Manifest(String(decoding: data[start...], as: UTF8.self))) != nil
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        if isWhole {
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("\n".utf8))
        } else {
            try handle.truncate(atOffset: UInt64(start))
        }
        try handle.synchronize()
    }

    private static func attempt<Value>(
        _ operation: Text, on subject: URL, _ body: () throws -> Value
    ) throws(RecordingFolderError) -> Value {
        do {
            return try body()
        } catch let error as ManifestError {
            throw RecordingFolderError(
                operation: operation, subject: subject.path, reason: Text(en: "line ", ja: "行 ") + error.text,
                remedy: Text(en: "correct the line, or record into another folder", ja: "行を直すか、ほかの場所に録音してください"))
        } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
            throw RecordingFolderError(
                operation: operation, subject: subject.path, reason: Text(verbatim: cause.localizedDescription),
                remedy: Text(
                    en: "check that the folder can be written and the disk has room",
                    ja: "書いてよい場所か、ディスクに空きがあるかを見てください"))
        }
    }
}
