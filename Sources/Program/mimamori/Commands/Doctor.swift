import ALSA
import ArgumentParser
import Audio
import CommandSupport
import Composition
import DataFiles
import Foundation
import Grammar
import Phrases
import Recognition
import Store
import Synthesis
import Texts
import Wyoming

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(
            en: "Check everything a speaker needs, and say what to do about what is missing.",
            ja: "足りないものをさがし、どうすればよいかを言います。"),
        discussion: Text(
            en:
                "Exits with 1 when a speaker could not work, or not as its files say. A missing microphone is a warning.",
            ja: "動かないときや、ファイルにまちがいがあるときは 1 で終わります。マイクがないことは注意です。"))

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions

    @Option(
        help: ArgumentHelp(
            en: "The folder of the database. (default: STATE_DIRECTORY, or ~/.local/state/mimamori)",
            ja: "記録の場所。（なければ STATE_DIRECTORY か ~/.local/state/mimamori）"))
    var state: String?

    @Option(
        help: ArgumentHelp(
            en: "Also look at a speech-to-text service of the household, as `run` would ask it.",
            ja: "家の中の、ほかの聞きとりも調べます。", valueName: "127.0.0.1:10300"))
    var recognizerService: ServiceAddress?

    @OptionGroup var output: JSONOption

    func run() async throws {
        var findings = [
            await examine(Text(en: "acoustic model", ja: "聞きとり")) {
                try AcousticModel.english().check()
                return Text(verbatim: AcousticModel.english().folder.path)
            },
            await examine(Text(en: "town", ja: "町")) { try describe(town.load(from: data.folder())) },
            await examine(Text(en: "grammar", ja: "言い方"), checkGrammar),
            examineDatabase(),
            await examine(Text(en: "temporary files", ja: "作業用の場所"), checkTemporaryFolder),
        ]
        findings.append(await examineNeuralModel())
        if let recognizerService { findings.append(await examine(recognizerService)) }
        findings.append(await examineVoice())
        findings.append(microphone())
        for finding in findings {
            if output.json {
                try Terminal.print(json: finding)
            } else {
                let state = finding.state.text.in(Terminal.language).padded(to: 8)
                Terminal.show(Text(verbatim: state) + finding.part + Text(verbatim: ": ") + finding.message)
            }
        }
        if findings.contains(where: { $0.state == .failed }) { throw ExitCode.failure }
    }

    private struct Finding: Encodable {
        enum State: String, Encodable {
            case ok, warning, failed

            var text: Text {
                switch self {
                case .ok: Text(en: "ok", ja: "よい")
                case .warning: Text(en: "warning", ja: "注意")
                case .failed: Text(en: "failed", ja: "だめ")
                }
            }
        }

        var part: Text
        var state: State
        var message: Text

        /// For scripts the part has its English name, whoever runs them.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(part.en, forKey: .part)
            try container.encode(state, forKey: .state)
            try container.encode(message.in(Terminal.language), forKey: .message)
        }

        private enum CodingKeys: CodingKey {
            case part, state, message
        }
    }

    private func examine(_ part: Text, _ check: () async throws -> Text) async -> Finding {
        do {
            return Finding(part: part, state: .ok, message: try await check())
        } catch {
            return Finding(part: part, state: .failed, message: error.explanation)
        }
    }

    private func examineDatabase() -> Finding {
        let (part, folder) = (Text(en: "database", ja: "記録"), StateFolder.locate(option: state))
        var finding = Finding(part: part, state: .ok, message: Text(verbatim: folder.path))
        do {
            // A database of an earlier release is left for `run`, which knows whose it is.
            guard try !Store.isNameless(in: folder) else { return finding }
            let town = try town.load(from: data.folder()).key
            _ = try Store.open(in: folder, town: town) { finding = Finding(part: part, state: .warning, message: $0) }
        } catch {
            finding = Finding(part: part, state: .failed, message: error.explanation)
        }
        return finding
    }

    /// The decoder's words, sound and sheets to print go through files there.
    private func checkTemporaryFolder() throws -> Text {
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appending(path: "mimamori-\(UUID().uuidString)")
        do {
            try Data(count: Self.temporaryBytes).write(to: file)
            try FileManager.default.removeItem(at: file)
        } catch {
            try? FileManager.default.removeItem(at: file)
            throw CommandFailure(error.explanationWithFile)
        }
        return Text(verbatim: folder.path)
    }

    /// The language model of a town's grammar is about as large.
    private static let temporaryBytes = 4 << 20

    private func describe(_ town: TownFiles) -> Text {
        let (name, homes, issues) = (town.name(language: data.locale), town.households.count, town.issues.count)
        return Text(
            en: "\(name), \(homes) households, \(issues) remarks on its data",
            ja: "\(name)、家 \(homes)、データの注意 \(issues)")
    }

    private func checkGrammar() async throws -> Text {
        let folder = try data.folder()
        let files = try folder.grammarFiles(
            locale: data.locale, slots: town.load(from: folder).slotLists(language: data.locale))
        var issues: [GrammarIssue] = []
        let dictionary = try await data.files().pronunciations(of: files, by: .english()) { issues.append($0) }
        let errors = (issues + files.grammar.check(pronounced: dictionary)).filter { $0.severity == .error }
        guard errors.isEmpty else { throw GrammarError(issues: errors) }
        let (intents, words) = (files.grammar.publicRules.count, files.grammar.words.count)
        return Text(en: "\(intents) intents, \(words) words", ja: "意味 \(intents)、ことば \(words)")
    }

    private func examineVoice() async -> Finding {
        let part = Text(en: "voice", ja: "声")
        do {
            let folder = try data.folder()
            let settings = try folder.voice(locale: data.locale).settings
            let installation = folder.openJTalk(settings)
            let voice: any Voice = installation.map(OpenJTalkVoice.init) ?? ESpeakVoice()
            let greeting = settings.language == "ja" ? "おはようございます。" : "Good morning."
            let sound = try await voice.synthesize(greeting, settings: settings)
            guard LevelMeter(sound).peak > -60 else {
                return Finding(
                    part: part, state: .failed,
                    message: Text(en: "\(settings.voice) is silent", ja: "\(settings.voice) の声が出ません"))
            }
            if let wanted = settings.openJTalk, installation == nil {
                return Finding(
                    part: part, state: .warning,
                    message: Text(
                        en: "Open JTalk with \(wanted.voice) is not installed; eSpeak NG speaks instead and is hard to "
                            + "understand (scripts/japanese-voice installs it)",
                        ja: "Open JTalk の \(wanted.voice) がありません。代わりの eSpeak NG は聞きにくい声です。"
                            + "scripts/japanese-voice で入れてください"))
            }
            // The licence of the voice, CC BY 3.0, asks for its maker's name.
            let name = settings.openJTalk.map {
                Text(
                    en: "Open JTalk, \($0.voice) by Nagoya Institute of Technology (CC BY 3.0)",
                    ja: "Open JTalk、\($0.voice)、名古屋工業大学（CC BY 3.0）")
            }
            return Finding(
                part: part, state: .ok,
                message: (name ?? Text(verbatim: settings.voice)) + Text(verbatim: ", \(sound.sampleRate) Hz"))
        } catch {
            return Finding(part: part, state: .failed, message: error.explanation)
        }
    }

    private func examineNeuralModel() async -> Finding {
        let part = Text(en: "neural model", ja: "学んだ聞きとり")
        guard let model = NeuralModel(locale: data.locale) else {
            return Finding(
                part: part, state: .ok, message: Text(en: "there is none of this language", ja: "このことばにはありません"))
        }
        do {
            let loaded = try model.load(in: data.folder())
            return Finding(
                part: part, state: loaded == nil ? .warning : .ok,
                message: loaded.map { Text(verbatim: $0.name) }
                    ?? Text(
                        en: "not installed; speech is heard by PocketSphinx alone, less well in noise (scripts/model "
                            + "installs it)",
                        ja: "ありません。PocketSphinx だけで聞くので、騒がしい所では聞きちがえます。"
                            + "scripts/model で入れてください"))
        } catch {
            return Finding(part: part, state: .failed, message: error.explanation)
        }
    }

    /// The speaker hears without it, so that what is wrong with it is a warning.
    private func examine(_ service: ServiceAddress) async -> Finding {
        let part = Text(en: "recognizer service", ja: "ほかの聞きとり")
        do {
            let programs = try await TranscriptionService(at: service).describe(patience: .seconds(2))
            guard let program = programs.first(where: { $0.hears(data.locale) }) else {
                return Finding(
                    part: part, state: .warning,
                    message: Text(
                        en: "\(service) answers, but does not say that it hears the language \(data.locale)",
                        ja: "\(service) は答えますが、\(data.locale) を聞くとは言いません"))
            }
            return Finding(
                part: part, state: .ok,
                message: Text(
                    en: "\(program.name) at \(service); what is not understood here is sent there",
                    ja: "\(service) の \(program.name)。ここでわからない音は、そこへ送られます"))
        } catch {
            return Finding(part: part, state: .warning, message: error.explanation)
        }
    }

    private func microphone() -> Finding {
        let names = AudioDevices.list().filter(\.canCapture).map(\.name)
        let part = Text(en: "microphone", ja: "マイク")
        return names.isEmpty
            ? Finding(
                part: part, state: .warning,
                message: Text(
                    en: "none; `mimamori run` holds a demonstration until one is plugged in",
                    ja: "ありません。つなぐまでは、`mimamori run` が、ようすをお見せします"))
            : Finding(part: part, state: .ok, message: Text(verbatim: names.joined(separator: ", ")))
    }
}
