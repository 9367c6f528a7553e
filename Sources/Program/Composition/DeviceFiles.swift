import CSpeechShims
public import DataFiles
public import Device
public import DeviceLink
public import Foundation
public import Grammar
public import Logging
public import Recognition
public import Rules
public import Texts

/// Everything a device reads before it starts.
public struct DeviceFiles: Sendable {
    public let folder: DataFolder
    public let town: TownFiles
    public let household: Household
    public let addressing: Addressing
    /// The language that is spoken first.
    public let usual: DeviceLanguage
    public let others: [DeviceLanguage]
    private let warn: @Sendable (Text) -> Void

    /// Loads grammars and voices, and compiles what can be heard.
    /// - Parameters:
    ///   - state: The folder of what outlives the process; nil where nothing does.
    ///   - warn: Takes what is wrong in a file or a program and is done without, now and later.
    /// - Throws: `NamelessSpeaker` if a name is listened for and there is none, and what the files' readers throw.
    public init(
        _ choice: DeviceChoice, in town: TownFiles, from folder: DataFolder, keepingIn state: URL? = nil,
        warn: @escaping @Sendable (Text) -> Void
    ) async throws {
        let household = try town.household(choice.household)
        var languages: [DeviceLanguage] = []
        for locale in choice.locales where !languages.contains(where: { $0.locale == locale }) {
            let name = try folder.speakerName(choice.name, locale: locale, in: town)
            if name == nil, choice.addressing.isNamed { throw NamelessSpeaker() }
            let grammar = try folder.grammarFiles(
                of: town.town, household, addressedBy: choice.addressing, name: name, locale: locale)
            let factory = try await RecognizerFactory(
                grammar, choice.recognizer, in: LanguageFiles(folder, locale: locale, warn: warn),
                expectations: [choice.addressing.anything(in: grammar.grammar), .yesOrNo],
                memory: state?.appending(path: "cepstral-mean-\(locale).json"))
            languages.append(
                DeviceLanguage(
                    locale: locale, name: name, factory: factory, voice: try folder.voice(locale: locale),
                    example: try folder.demonstration(locale: locale).first ?? ""))
        }
        (self.folder, self.town, self.household, self.warn) = (folder, town, household, warn)
        addressing = choice.addressing
        usual = languages[0]
        others = Array(languages.dropFirst())
    }

    /// Hears every language of the household.
    public func recognizer() throws -> any Recognizer {
        defer { memory_return_free() }
        guard !others.isEmpty else { return try usual.recognizer() }
        return MultilingualRecognizer(try ([usual] + others).map { ($0.locale, try $0.recognizer()) })
    }

    /// What can be heard of another version of the town, in every language.
    public func vocabularies(of town: Town) async throws -> [Vocabulary] {
        var vocabularies: [Vocabulary] = []
        for language in [usual] + others {
            let grammar = try folder.grammarFiles(
                of: town, household, addressedBy: addressing, name: language.name, locale: language.locale)
            vocabularies.append(try await language.factory.vocabulary(of: grammar))
        }
        return vocabularies
    }

    /// Everything the device is made of.
    /// - Parameters:
    ///   - recognizer: Hears instead of the one that was chosen.
    ///   - voiceHasMemory: See `DataFolder.makeVoice`.
    public func parts(
        rules: any RulesClient, recognizer: (any Recognizer)? = nil, output: any SpeechOutput,
        listening: ListeningSettings, logger: Logger, voiceHasMemory: Bool = true,
        observe: @escaping @Sendable (DeviceEvent) -> Void
    ) throws -> Speaker.Parts {
        let spoken = { (language: DeviceLanguage) in
            SpokenLanguage(
                vocabulary: language.factory.vocabulary, speech: language.voice.speech, example: language.example,
                voice: folder.makeVoice(language.voice.settings, hasMemory: voiceHasMemory, warn: warn),
                voiceSettings: language.voice.settings)
        }
        return Speaker.Parts(
            household: household.id, office: town.town.office, rules: rules,
            recognizer: try recognizer ?? self.recognizer(), language: spoken(usual),
            otherLanguages: others.map(spoken), addressing: addressing, listening: listening, output: output,
            logger: logger, observe: observe)
    }
}

/// What a device reads for one of its languages.
public struct DeviceLanguage: Sendable {
    public let locale: String
    /// What the speaker is called; nil where nobody has named it.
    public let name: SpeakerName?
    let factory: RecognizerFactory
    public let voice: VoiceFiles
    /// A sentence that can be asked.
    let example: String

    /// What can be heard in it.
    public var vocabulary: Vocabulary { factory.vocabulary }

    /// Hears it; a new one each time.
    public func recognizer() throws -> any Recognizer {
        try factory.make()
    }
}

/// A speaker that is to listen for its name has none.
public struct NamelessSpeaker: ExplainedError {
    public var text: Text {
        Text(
            en: "The speaker has no name: choose one with --name, or another way with --address.",
            ja: "スピーカーに名前がありません。--name で名前を決めてください。")
    }
}

extension DataFolder {
    /// The name that was asked for, the town's own, or the usual one; nil where there is none.
    public func speakerName(_ wanted: String?, locale: String, in town: TownFiles) throws -> SpeakerName? {
        try wanted.flatMap(SpeakerName.init) ?? town.speakerName(language: locale)
            ?? speakerNames(locale: locale).first
    }

    /// The grammar as a device in a household hears it.
    fileprivate func grammarFiles(
        of town: Town, _ household: Household, addressedBy addressing: Addressing, name: SpeakerName?, locale: String
    ) throws -> GrammarFiles {
        try grammarFiles(
            locale: locale,
            slots: town.slotLists(language: locale, household: household) + addressing.slotLists(of: name))
    }
}
