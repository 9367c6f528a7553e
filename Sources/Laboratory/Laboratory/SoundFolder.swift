package import Audio
package import Foundation
package import Japanese

/// Synthesized sentences as WAV files, and `sounds.jsonl` that says what each should sound like.
package struct SoundFolder {
    private let url: URL

    /// - Parameter url: Is made when it is missing. What it holds of an earlier time is written over.
    package init(at url: URL) throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        self.url = url
        try Data().write(to: list)
    }

    private var list: URL { url.appending(path: "sounds.jsonl") }

    package func add(_ sound: AudioChunk, of sentence: RubyText) throws {
        let handle = try FileHandle(forUpdating: list)
        defer { try? handle.close() }
        let name = "\(try FileManager.default.contentsOfDirectory(atPath: url.path).count).wav"
        try WAVFile.encode(sound).write(to: url.appending(path: name))
        try handle.seekToEnd()
        let entry = Entry(
            file: name, text: sentence.base,
            phonemes: Pronunciation(sentence).morae.flatMap(\.phonemes).map(\.rawValue))
        try handle.write(contentsOf: JSONEncoder().encode(entry) + Data("\n".utf8))
    }

    private struct Entry: Encodable {
        var file: String
        var text: String
        /// Named as Open JTalk names them.
        var phonemes: [String]
    }
}
