package import ArgumentParser
package import Composition
package import Device
package import Foundation
import Texts

/// What a device is made of, from the command line. `run` and `listen` share it.
package struct DeviceOptions: ParsableArguments {
    @OptionGroup package var data: DataOptions
    @OptionGroup package var town: TownOptions
    @OptionGroup package var recognizer: RecognizerOptions

    @Option(
        help: ArgumentHelp(
            en: "Languages of the household besides the usual one: whoever asks is answered in the language of the "
                + "question.",
            ja: "家のほかのことば。聞いたことばで答えます。", valueName: "locale"))
    package var alsoLocale: [String] = []

    @Option(
        help: ArgumentHelp(
            en: "The household the speaker stands in. (default: the town's first)", ja: "スピーカーのある家。（なければ町の一つ目の家）"))
    package var household: String?

    @OptionGroup package var addressing: AddressingOptions
    @OptionGroup package var listening: ListeningOptions

    package init() {}

    /// Loads grammar, voice and town, and compiles the recognizer.
    /// - Parameters:
    ///   - usual: How the speaker is addressed where nobody has chosen.
    ///   - state: The folder of what outlives the process; nil where nothing does.
    package func load(addressed usual: Addressing = .always, keepingIn state: URL? = nil) async throws -> DeviceFiles {
        let folder = try data.folder()
        let choice = DeviceChoice(
            household: household, locales: [data.locale] + alsoLocale, addressing: addressing.address ?? usual,
            name: addressing.name.name, recognizer: recognizer.choice)
        do {
            return try await DeviceFiles(
                choice, in: town.load(from: folder), from: folder, keepingIn: state, warn: Terminal.warn)
        } catch let error as NamelessSpeaker {
            throw ValidationError(error.text)
        }
    }
}
