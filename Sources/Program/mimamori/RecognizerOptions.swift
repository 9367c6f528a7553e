public import ArgumentParser
import DataFiles
import NeuralNetwork
public import Recognition
import Texts
public import Wyoming

/// With which models a recognizer hears.
struct RecognizerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en:
                "best: the neural model, right in noise; light: PocketSphinx alone. (default: best where it is installed)",
            ja: "best：騒がしい所でもよく聞きます。light：PocketSphinx だけです。（あれば best）")
    )
    var profile: RecognizerProfile?

    @Option(
        help: ArgumentHelp(
            en:
                "A program of the household that is asked too: speech-to-text that speaks Wyoming, at an address of the "
                + "home's own network. Whatever is not understood here, a television's talk too, then leaves this "
                + "machine to there.",
            ja: "家の中の、ほかの聞きとり（Wyoming）にも聞きます。ここでわからない音は、テレビの声も、この機械からそこへ送られます。",
            valueName: "127.0.0.1:10300"))
    var recognizerService: ServiceAddress?

    /// - Throws: `ModelError` when the neural model was asked for and is not installed, or is damaged.
    func models(in folder: DataFolder, locale: String) throws -> SpeechModels {
        guard profile != .light else { return SpeechModels(acoustic: .hearing(locale)) }
        let neural = try NeuralModel(locale: locale)?.load(in: folder)
        if profile == .best, neural == nil {
            throw ModelError(
                subject: "the language \(locale)", reason: Text(en: "its neural model is not installed", ja: "入っていません"),
                remedy: Text(
                    en: "install it with scripts/model, or choose --profile light",
                    ja: "scripts/model で入れるか、--profile light にしてください"))
        }
        return SpeechModels(acoustic: .hearing(locale), neural: neural)
    }
}

extension RecognizerProfile: ExpressibleByArgument {}

extension ServiceAddress: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}
