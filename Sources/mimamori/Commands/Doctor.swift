import ALSA
import ArgumentParser
import Audio
import DataFiles
import Foundation
import Grammar
import Phrases
import Recognition
import Store
import Synthesis

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check everything a speaker needs, and say what to do about what is missing.",
        discussion: "Exits with 1 when a speaker could not work. A missing microphone is a warning.")

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions

    @Option(help: "The folder of the database. (default: STATE_DIRECTORY, or ~/.local/state/mimamori)")
    var state: String?

    @OptionGroup var output: JSONOption

    func run() async throws {
        var findings = [
            await examine("acoustic model") {
                try AcousticModel.english().check()
                return AcousticModel.english().folder.path
            },
            await examine("town") { try describe(town.load(from: data.folder())) },
            await examine("grammar", checkGrammar),
            await examine("database") {
                let folder = StateFolder.locate(option: state)
                _ = try Store.open(in: folder)
                return folder.path
            },
        ]
        findings.append(await examineNeuralModel())
        findings.append(await examineVoice())
        findings.append(microphone())
        for finding in findings {
            if output.json {
                try Terminal.print(json: finding)
            } else {
                print(
                    "\(finding.state.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0))"
                        + "\(finding.part): \(finding.message)")
            }
        }
        if findings.contains(where: { $0.state == .failed }) { throw ExitCode.failure }
    }

    private struct Finding: Encodable {
        enum State: String, Encodable {
            case ok, warning, failed
        }

        var part: String
        var state: State
        var message: String
    }

    private func examine(_ part: String, _ check: () async throws -> String) async -> Finding {
        do {
            return Finding(part: part, state: .ok, message: try await check())
        } catch {
            return Finding(part: part, state: .failed, message: "\(error)")
        }
    }

    private func describe(_ town: TownFiles) -> String {
        "\(town.name(language: data.locale)), \(town.households.count) households, \(town.issues.count) remarks on its data"
    }

    private func checkGrammar() async throws -> String {
        let folder = try data.folder()
        let files = try folder.grammarFiles(
            locale: data.locale, slots: town.load(from: folder).slotLists(language: data.locale))
        let dictionary = try await files.pronunciations(.english(), in: data)
        let errors = files.grammar.check(pronounced: dictionary).filter { $0.severity == .error }
        guard errors.isEmpty else { throw GrammarError(issues: errors) }
        return "\(files.grammar.publicRules.count) intents, \(files.grammar.words.count) words"
    }

    private func examineVoice() async -> Finding {
        do {
            let folder = try data.folder()
            let settings = try folder.voice(locale: data.locale).settings
            let installation = folder.openJTalk(settings)
            let voice: any Voice = installation.map(OpenJTalkVoice.init) ?? ESpeakVoice()
            let greeting = settings.language == "ja" ? "おはようございます。" : "Good morning."
            let sound = try await voice.synthesize(greeting, settings: settings)
            guard LevelMeter(sound).peak > -60 else {
                return Finding(part: "voice", state: .failed, message: "\(settings.voice) is silent")
            }
            if let wanted = settings.openJTalk, installation == nil {
                return Finding(
                    part: "voice", state: .warning,
                    message: "Open JTalk with \(wanted.voice) is not installed; eSpeak NG speaks instead and is "
                        + "hard to understand (scripts/japanese-voice installs it)")
            }
            // The licence of the voice, CC BY 3.0, asks for its maker's name.
            let name = settings.openJTalk.map {
                "Open JTalk, \($0.voice) by Nagoya Institute of Technology (CC BY 3.0)"
            }
            return Finding(part: "voice", state: .ok, message: "\(name ?? settings.voice), \(sound.sampleRate) Hz")
        } catch {
            return Finding(part: "voice", state: .failed, message: "\(error)")
        }
    }

    private func examineNeuralModel() async -> Finding {
        let part = "neural model"
        guard let model = NeuralModel(locale: data.locale) else {
            return Finding(part: part, state: .ok, message: "there is none of this language")
        }
        do {
            let loaded = try model.load(in: data.folder())
            return Finding(
                part: part, state: loaded == nil ? .warning : .ok,
                message: loaded?.name
                    ?? "not installed; speech is heard by PocketSphinx alone, less well in noise (scripts/model installs it)"
            )
        } catch {
            return Finding(part: part, state: .failed, message: "\(error)")
        }
    }

    private func microphone() -> Finding {
        let names = AudioDevices.list().filter(\.canCapture).map(\.name)
        return names.isEmpty
            ? Finding(
                part: "microphone", state: .warning,
                message: "none; `mimamori run` holds a demonstration until one is plugged in")
            : Finding(part: "microphone", state: .ok, message: names.joined(separator: ", "))
    }
}
