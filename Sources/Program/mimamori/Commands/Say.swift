import ALSA
import ArgumentParser
import Audio
import CommandSupport
import Composition
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

    private func warn(of letters: [Character]) {
        guard !letters.isEmpty else { return }
        let signs = letters.map { "“\($0)” (\($0.codes))" }.joined(separator: ", ")
        let japanese = letters.map { "「\($0)」（\($0.codes)）" }.joined()
        Terminal.warn(
            Text(
                en: "\(signs) cannot be said and is left out: write it otherwise, or give its reading",
                ja: "\(japanese)は、読めないので、ぬけます。別の字で書くか、読みをつけてください。"))
    }

    func run() async throws {
        let folder = try data.folder()
        let files = try folder.voice(locale: data.locale)
        var settings = files.settings
        settings.voice = voice ?? settings.voice
        let words = SpokenText(splitting: text)
        warn(of: files.speech.unsayable(in: words))
        let speaker = voice == nil ? folder.makeVoice(settings, warn: Terminal.warn) : ESpeakVoice()
        let sounds = speaker.speak(words, settings: settings)
        guard let output else {
            _ = try await Loudspeaker(device: loudspeaker).play(sounds)
            return
        }
        let sound = try await sounds.sound()
        do {
            try WAVFile.encode(sound).write(to: URL(filePath: output))
        } catch {
            throw CommandFailure(
                Text(en: "\(output) cannot be written: ", ja: "\(output) に書けません。") + error.explanation)
        }
        Terminal.note(Text(verbatim: "\(output): \(sound.duration.seconds.rounded3) s, \(sound.sampleRate) Hz"))
    }
}

extension Character {
    /// U+1F600: what cannot be shown can be looked up.
    fileprivate var codes: String {
        unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
    }
}
