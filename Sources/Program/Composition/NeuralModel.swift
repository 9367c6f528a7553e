public import DataFiles
import Domino
import Foundation
public import Recognition
import Whisper

/// The neural models that `scripts/model` installs, each for one language.
public enum NeuralModel: String {
    case whisper = "whisper-tiny.en"
    case domino

    /// - Returns: `nil` for a language that has none.
    public init?(locale: String) {
        switch locale {
        case "en": self = .whisper
        case "ja": self = .domino
        default: return nil
        }
    }

    /// - Returns: `nil` where it is not installed.
    /// - Throws: `ModelError` for a damaged file, of the model or of what was learnt on top of it.
    public func load(in folder: DataFolder) throws -> (any SentenceModel)? {
        guard let installed = folder.model(rawValue) else { return nil }
        return switch self {
        case .whisper: try WhisperModel(folder: installed)
        case .domino:
            try DominoModel(folder: installed, adaptation: folder.adaptation(of: rawValue, locale: "ja"))
        }
    }
}
