import ArgumentParser
import CommandSupport
import DataFiles
import Japanese
import Phrases
import Texts

struct VoiceList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: Text(
            en: "Print every phrase once, one sentence a line, with how it is said.", ja: "話す文を、一行に一つ、読みといっしょに出します。"),
        discussion: Text(
            en: "For proofreading: each phrase with one of the facts it takes; --all for every name, date and time.",
            ja: "読んで確かめるためのものです。--all なら、名前と日と時刻をすべて入れます。")
    )

    @OptionGroup var repertoire: RepertoireOptions
    @OptionGroup var output: JSONOption

    @Flag(
        help: ArgumentHelp(en: "Also with every other fact, which makes thousands.", ja: "ほかの名前や日もすべて入れます。とても多くなります。"))
    var all = false

    func run() throws {
        let (voice, repertoire) = try repertoire.load()
        for line in all ? repertoire.lines : repertoire.phrases {
            let kana = voice.settings.language == "ja" ? Pronunciation(line.text).kana : nil
            if output.json {
                try Terminal.print(json: Line(origin: line.origin, text: line.text, kana: kana))
            } else {
                Terminal.show(
                    verbatim: ([line.origin, line.text.base] + [kana].compactMap { $0 }).joined(separator: "\t"))
            }
        }
    }

    private struct Line: Encodable {
        var origin: String
        var text: String
        /// In the notation of readings, for `mimamori say`.
        var notation: String
        var kana: String?
        /// Named as Open JTalk names them.
        var phonemes: [String]?

        init(origin: String, text: RubyText, kana: String?) {
            (self.origin, self.text, notation, self.kana) = (origin, text.base, text.notation, kana)
            phonemes = kana.map { _ in Pronunciation(text).morae.flatMap(\.phonemes).map(\.rawValue) }
        }
    }
}
