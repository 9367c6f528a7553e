public import Audio
import DataFiles
public import Foundation
public import Recording
import Texts

/// A manifest and the recordings beside it.
public struct RecordingSet: Sendable {
    public let url: URL
    public let manifest: Manifest

    /// - Throws: `DataFileError` when the manifest cannot be read or a line of it is wrong.
    public init(at url: URL) throws {
        self.url = url
        do {
            manifest = try Manifest(String(readingText: url))
        } catch let error as ManifestError {
            throw DataFileError(
                subject: url.relativePath, reason: Text(verbatim: "line ") + error.text,
                remedy: Text(
                    verbatim: "each line is {\"file\": …, \"intent\": …, \"slots\": {…}} or "
                        + "{\"file\": …, \"outcome\": \"notRecognized\"}"))
        }
    }

    /// The recording of one line, at 16 kHz.
    /// - Throws: Foundation's error for a file that cannot be read, `WAVError` for a damaged one.
    public func sound(of entry: ManifestEntry) throws -> AudioChunk {
        let file = entry.file.hasPrefix("/") ? URL(filePath: entry.file) : url.folderOfNames.appending(path: entry.file)
        return try WAVFile.decode(Data(readingToEnd: file)).resampled(to: AudioChunk.speechRate)
    }
}
