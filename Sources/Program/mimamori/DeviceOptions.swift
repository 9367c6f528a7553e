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
            en: "Languages of the household besides the usual one: whoever asks is answered in the language of the "
                + "question.",
            ja: "家のほかのことば。聞いたことばで答えます。", valueName: "locale"))
    var alsoLocale: [String] = []

    @Option(
        help: ArgumentHelp(
            en: "The household the speaker stands in. (default: the town's first)", ja: "スピーカーのある家。（なければ町の一つ目の家）"))
    var household: String?

    @OptionGroup var addressing: AddressingOptions
    @OptionGroup var listening: ListeningOptions

    /// Loads grammar, voice and town, and compiles the recognizer.
    /// - Parameters:
    ///   - usual: How the speaker is addressed where nobody has chosen.
    ///   - state: The folder of what outlives the process; nil where nothing does.
    func load(addressed usual: Addressing = .always, keepingIn state: URL? = nil) async throws -> DeviceFiles {
        defer { memory_return_free() }
        let folder = try data.folder()
        let town = try town.load(from: folder)
        let household = try town.household(household)
        let addressing = addressing.address ?? usual
        var languages: [DeviceLanguage] = []
        for locale in [data.locale] + alsoLocale where !languages.contains(where: { $0.locale == locale }) {
            let name = try self.addressing.name.load(from: folder, locale: locale, town: town)
            if name == nil, addressing.isNamed {
                throw ValidationError(
                    Text(
                        en: "The speaker has no name: choose one with --name, or another way with --address.",
                        ja: "スピーカーに名前がありません。--name で名前を決めてください。"))
            }
            let grammar = try folder.grammarFiles(
                of: town.town, household, addressedBy: addressing, name: name, locale: locale)
            let factory = try await RecognizerFactory(
                grammar, recognizer, in: data.speaking(locale),
                expectations: [addressing.anything(in: grammar.grammar), .yesOrNo],
                memory: state?.appending(path: "cepstral-mean-\(locale).json"))
            languages.append(
                DeviceLanguage(
                    locale: locale, name: name, factory: factory, recognizer: try factory.make(),
                    voice: try folder.voice(locale: locale),
                    example: try folder.demonstration(locale: locale).first ?? ""))
        }
        return DeviceFiles(
            folder: folder, town: town, household: household, addressing: addressing, usual: languages[0],
            others: Array(languages.dropFirst()))
    }
}

extension DataFolder {
    /// The grammar as a device in a household hears it.
    fileprivate func grammarFiles(
        of town: Town, _ household: Household, addressedBy addressing: Addressing, name: SpeakerName?, locale: String
    ) throws -> GrammarFiles {
        try grammarFiles(
            locale: locale,
            slots: town.slotLists(language: locale, household: household) + addressing.slotLists(of: name))
    }
}

/// Everything a device reads before it starts.
struct DeviceFiles {
    var folder: DataFolder
    var town: TownFiles
    var household: Household
    var addressing: Addressing
    /// The language that is spoken first.
    var usual: DeviceLanguage
    var others: [DeviceLanguage]

    /// Hears every language of the household.
    var recognizer: any Recognizer {
        others.isEmpty
            ? usual.recognizer : MultilingualRecognizer(([usual] + others).map { ($0.locale, $0.recognizer) })
    }

    /// What can be heard of another version of the town, in every language.
    func vocabularies(of town: Town) async throws -> [Vocabulary] {
        var vocabularies: [Vocabulary] = []
        for language in [usual] + others {
            let grammar = try folder.grammarFiles(
                of: town, household, addressedBy: addressing, name: language.name, locale: language.locale)
            vocabularies.append(try await language.factory.vocabulary(of: grammar))
        }
        return vocabularies
    }

    func parts(
        rules: any RulesClient, output: any SpeechOutput, listening: ListeningSettings, logger: Logger,
        voiceHasMemory: Bool = true, observe: @escaping @Sendable (DeviceEvent) -> Void
    ) -> Speaker.Parts {
        Speaker.Parts(
            household: household.id, rules: rules, recognizer: recognizer,
            language: usual.spoken(in: folder, hasMemory: voiceHasMemory),
            otherLanguages: others.map { $0.spoken(in: folder, hasMemory: voiceHasMemory) }, addressing: addressing,
            listening: listening,
            output: output, logger: logger, observe: observe)
    }
}

/// What a device reads for one of its languages.
struct DeviceLanguage {
    var locale: String
    /// What the speaker is called; nil where nobody has named it.
    var name: SpeakerName?
    var factory: RecognizerFactory
    var recognizer: any Recognizer
    var voice: VoiceFiles
    /// A sentence that can be asked.
    var example: String

    func spoken(in folder: DataFolder, hasMemory: Bool) -> SpokenLanguage {
        SpokenLanguage(
            vocabulary: factory.vocabulary, speech: voice.speech, example: example,
            voice: folder.makeVoice(voice.settings, hasMemory: hasMemory), voiceSettings: voice.settings)
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
