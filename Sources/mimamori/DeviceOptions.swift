import ArgumentParser
import CSpeechShims
import DataFiles
import Device
import DeviceLink
import Foundation
import Grammar
import Logging
import Phrases
import Recognition
import Rules
import Store
import Synthesis
import Texts

/// What a device is made of, from the command line. `run` and `listen` share it.
struct DeviceOptions: ParsableArguments {
    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var recognizer: RecognizerOptions

    @Option(
        help: ArgumentHelp(
            en: "The household the speaker stands in. (default: the town's first)", ja: "スピーカーのある家。（なければ町の一つ目の家）"))
    var household: String?

    @OptionGroup var addressing: AddressingOptions
    @OptionGroup var listening: ListeningOptions

    /// Loads grammar, voice and town, and compiles the recognizer.
    /// - Parameter usual: How the speaker is addressed where nobody has chosen.
    func load(addressed usual: Addressing = .always) async throws -> DeviceFiles {
        defer { memory_return_free() }
        let folder = try data.folder()
        let town = try town.load(from: folder)
        let household = try town.household(household)
        let addressing = addressing.address ?? usual
        let name = try self.addressing.name.load(from: folder, locale: data.locale, town: town)
        if name == nil, addressing.isNamed {
            throw ValidationError(
                Text(
                    en: "The speaker has no name: choose one with --name, or another way with --address.",
                    ja: "スピーカーに名前がありません。--name で名前を決めてください。"))
        }
        let slots = town.slotLists(language: data.locale, household: household) + addressing.slotLists(of: name)
        let grammar = try folder.grammarFiles(locale: data.locale, slots: slots)
        let factory = try await RecognizerFactory(
            grammar, recognizer, in: data, expectations: [addressing.anything(in: grammar.grammar), .yesOrNo])
        return DeviceFiles(
            folder: folder, town: town, household: household, addressing: addressing, name: name, grammar: grammar,
            factory: factory,
            recognizer: try factory.make(),
            voice: try folder.voice(locale: data.locale),
            example: try folder.demonstration(locale: data.locale).first ?? "")
    }
}

/// Everything a device reads before it starts.
struct DeviceFiles {
    var folder: DataFolder
    var town: TownFiles
    var household: Household
    var addressing: Addressing
    /// What it is called; nil where nobody has named it.
    var name: SpeakerName?
    var grammar: GrammarFiles
    var factory: RecognizerFactory
    var recognizer: any Recognizer
    var voice: VoiceFiles
    /// A sentence that can be asked.
    var example: String

    var vocabulary: Vocabulary { factory.vocabulary }

    /// What can be heard of another version of the town.
    func vocabulary(of town: Town, locale: String) async throws -> Vocabulary {
        let slots = town.slotLists(language: locale, household: household) + addressing.slotLists(of: name)
        return try await factory.vocabulary(of: folder.grammarFiles(locale: locale, slots: slots))
    }

    func parts(
        rules: any RulesClient, output: any SpeechOutput, listening: ListeningSettings, logger: Logger,
        observe: @escaping @Sendable (DeviceEvent) -> Void
    ) -> Speaker.Parts {
        Speaker.Parts(
            household: household.id, rules: rules, recognizer: recognizer, vocabulary: vocabulary,
            addressing: addressing, listening: listening, speech: voice.speech, example: example,
            voice: folder.makeVoice(voice.settings),
            voiceSettings: voice.settings,
            output: output, logger: logger, observe: observe)
    }
}

extension VoiceSettings {
    /// The second voice of demonstrations and measurements, which asks: of eSpeak NG's, the one the recognizer
    /// understands best; of Open JTalk, the same voice higher and as fast as people talk.
    var asking: VoiceSettings {
        var settings = self
        settings.voice = language == "ja" ? "ja+f3" : "en-us+f2"
        settings.openJTalk?.halfTones += 6
        settings.openJTalk?.moraePerSecond += 2
        return settings
    }
}
