public import ArgumentParser
package import Composition
public import Recognition
import Texts
public import Wyoming

/// With which models a recognizer hears.
package struct RecognizerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en:
                "best: the neural model, right in noise; light: PocketSphinx alone. (default: best where it is installed)",
            ja: "best：騒がしい所でもよく聞きます。light：PocketSphinx だけです。（あれば best）")
    )
    package var profile: RecognizerProfile?

    @Option(
        help: ArgumentHelp(
            en:
                "A program of the household that is asked too: speech-to-text that speaks Wyoming, at an address of the "
                + "home's own network. Whatever is not understood here, a television's talk too, then leaves this "
                + "machine to there.",
            ja: "家の中の、ほかの聞きとり（Wyoming）にも聞きます。ここでわからない音は、テレビの声も、この機械からそこへ送られます。",
            valueName: "127.0.0.1:10300"))
    package var recognizerService: ServiceAddress?

    package init() {}

    package var choice: RecognizerChoice { RecognizerChoice(profile: profile, service: recognizerService) }
}

extension RecognizerProfile: ExpressibleByArgument {}

extension ServiceAddress: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}
