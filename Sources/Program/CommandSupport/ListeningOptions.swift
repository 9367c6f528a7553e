package import ALSA
package import ArgumentParser
import Audio
package import Device
import Texts

/// Which microphone is listened to, and how patiently.
package struct ListeningOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en: "The microphone: a name that `mimamori devices` lists. (default: default)",
            ja: "マイク：`mimamori devices` の名前。（なければ default）"))
    package var microphone: String?

    @Option(
        help: ArgumentHelp(
            en: "Silence that ends a sentence, in seconds: 0.8 to 3, longer for a hesitant speaker.",
            ja: "文の終わりとする無音の秒数：0.8 から 3。ゆっくり話す人には長くします。"))
    package var trailingSilence = Endpointer.Settings.usualTrailingSilence.seconds

    package init() {}

    package func validate() throws {
        guard (0.8...3).contains(trailingSilence) else {
            throw ValidationError(
                Text(
                    en: "--trailing-silence must be between 0.8 and 3 seconds.",
                    ja: "--trailing-silence は 0.8 秒から 3 秒までです。"))
        }
    }

    package var settings: ListeningSettings {
        ListeningSettings(trailingSilence: .seconds(trailingSilence))
    }

    /// Whether there is anything to listen to: a microphone that was named is waited for.
    package func canListen() -> Bool {
        microphone != nil || AudioDevices.hasCapture()
    }

    /// - Throws: What to do where there is nothing to listen to.
    package func requireMicrophone() throws {
        guard canListen() else {
            throw CommandFailure(
                Text(
                    en: "There is no microphone: plug one in, or name one that `mimamori devices` lists.",
                    ja: "マイクがありません。つなぐか、`mimamori devices` から選んでください。"))
        }
    }

    /// The microphone, which opens its device when it is run.
    package func makeMicrophone() -> Microphone {
        Microphone(device: microphone ?? "default")
    }
}
