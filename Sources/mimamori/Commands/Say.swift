import ALSA
import ArgumentParser
import Audio
import DataFiles
import Foundation
import Phrases
import Synthesis
import Texts

struct Say: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(en: "Speak a text, aloud or into a WAV file, as the speaker would.", ja: "文を、声か WAV にします。"))

    @OptionGroup var data: DataOptions

    @Option(
        help: ArgumentHelp(
            en: "A voice of eSpeak NG, for example en-us+f3. (default: the best of voices/<locale>/voice.yml)",
            ja: "eSpeak NG の声。例：en-us+f3（なければ voice.yml の声）"))
    var voice: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(en: "Write a WAV file instead of playing.", ja: "鳴らさずに WAV に書きます。", valueName: "file.wav"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            en: "The loudspeaker: a name that `mimamori devices` lists.", ja: "スピーカー：`mimamori devices` の名前。"))
    var loudspeaker = "default"

    @Argument(
        help: ArgumentHelp(
            en: """
                What to say. Each sentence ends with a full stop, a question mark or an exclamation mark; readings may \
                stand behind their words: 今日《きょう》.
                """, ja: "話す文。「。」や「？」で区切ります。読みも書けます：今日《きょう》"))
    var text: String

    func validate() throws {
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw ValidationError(
                Text(en: "There is nothing to say in “\(text)”.", ja: "「\(text)」には、話すことばがありません。"))
        }
    }

    func run() async throws {
        let folder = try data.folder()
        var settings = try folder.voice(locale: data.locale).settings
        settings.voice = voice ?? settings.voice
        let speaker = voice == nil ? folder.makeVoice(settings) : ESpeakVoice()
        let speech = speaker.speak(SpokenText(splitting: text), settings: settings)
        guard let output else {
            _ = try await Loudspeaker(device: loudspeaker).play(speech)
            return
        }
        let sound = try await speech.sound()
        do {
            try WAVFile.encode(sound).write(to: URL(filePath: output))
        } catch {
            throw CommandFailure(
                Text(en: "\(output) cannot be written: ", ja: "\(output) に書けません。") + error.explanation)
        }
        Terminal.note(Text(verbatim: "\(output): \(sound.duration.seconds.rounded3) s, \(sound.sampleRate) Hz"))
    }
}
