public import ArgumentParser
import DataFiles
import Foundation
public import Recognition
import Whisper

/// With which models a recognizer hears.
struct RecognizerOptions: ParsableArguments {
    @Option(
        help: "best: the neural model, right in noise; light: PocketSphinx alone. (default: best where it is installed)"
    )
    var profile: RecognizerProfile?

    /// - Throws: An error when the neural model was asked for and is not installed.
    func models(in folder: DataFolder) throws -> SpeechModels {
        var models = SpeechModels(acoustic: .english())
        guard profile != .light else { return models }
        if let installed = folder.model(Self.whisper) {
            models.whisper = try WhisperModel(folder: installed)
        } else if profile == .best {
            throw WhisperError(
                subject: folder.url.appending(path: "models/\(Self.whisper)").path, reason: "it is not installed",
                remedy: "install it with scripts/model, or choose --profile light")
        }
        return models
    }

    static let whisper = "whisper-tiny.en"
}

extension RecognizerProfile: ExpressibleByArgument {}
