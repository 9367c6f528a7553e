public import ArgumentParser
import DataFiles
import NeuralNetwork
public import Recognition

/// With which models a recognizer hears.
struct RecognizerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en:
                "best: the neural model, right in noise; light: PocketSphinx alone. (default: best where it is installed)",
            ja: "best：騒がしい所でもよく聞きます。light：PocketSphinx だけです。（あれば best）")
    )
    var profile: RecognizerProfile?

    /// - Throws: `ModelError` when the neural model was asked for and is not installed, or is damaged.
    func models(in folder: DataFolder, locale: String) throws -> SpeechModels {
        guard profile != .light else { return SpeechModels(acoustic: .hearing(locale)) }
        let neural = try NeuralModel(locale: locale)?.load(in: folder)
        if profile == .best, neural == nil {
            throw ModelError(
                subject: "the language \(locale)", reason: "its neural model is not installed",
                remedy: "install it with scripts/model, or choose --profile light")
        }
        return SpeechModels(acoustic: .hearing(locale), neural: neural)
    }
}

extension RecognizerProfile: ExpressibleByArgument {}
