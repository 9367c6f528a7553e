import Foundation
public import Phrases

/// What a locale says and how: `voice.yml` and `phrases.yml` of `voices/<locale>`.
public struct VoiceFiles: Sendable {
    public let settings: VoiceSettings
    public let speech: Speech
}

extension DataFolder {
    /// - Throws: `DataFileError` for a locale that is not there, the reader's error with line for a damaged file.
    public func voice(locale: String) throws -> VoiceFiles {
        let folder = try folder(of: "voices", locale: locale)
        let settings = folder.appending(path: "voice.yml")
        let phrases = folder.appending(path: "phrases.yml")
        return VoiceFiles(
            settings: try VoiceSettings(yaml: String(readingText: settings), file: settings.relativePath),
            speech: try Speech(
                phrases: PhraseBook(yaml: String(readingText: phrases), file: phrases.relativePath), language: locale))
    }
}
