import ArgumentParser
import Audio
import CommandSupport
import Composition
import DataFiles
import Device
import Foundation
import Grammar
import Laboratory
import Phrases
import Recognition
import Synthesis
import Texts

struct BenchNames: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names",
        abstract: "Measure how well names that no dictionary has are heard, beside words that the dictionary has.",
        discussion: """
            Invented names of clinics and families take the place of the town's, and after them as many words of the \
            model's dictionary, each with as many phones as an invented name. Every one is asked about in one sentence \
            of the whole grammar, in voices of eSpeak NG and of flite, where that is installed, and by its phones: \
            an invented name as Japanese say it, a word as the dictionary does. flite reads invented names by rules of \
            its own; to tell those from the likeness of the names, its voices are also heard with its own \
            pronunciations in the dictionary.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var record: RecordOptions

    @Option(help: "How many names.")
    var names = 200

    @Option(
        help: "How many invented names to leave out first: trials belong on others than the record.")
    var skipping = 0

    func run() async throws {
        let model = AcousticModel.english()
        let dictionary = try PronunciationDictionary(GrammarFile(at: model.dictionary))
        let invented = Array(InventedNames.make(skipping + names, unless: dictionary.contains).dropFirst(skipping))
        let known = Self.words(of: dictionary, like: invented)
        var results = try await measure(invented, title: "invented", Self.voices, model)
        results += try await measure(known, title: "dictionary", Self.voices, model)
        if FliteVoice.isPresent {
            var own: [String: [String]] = [:]
            for name in invented { own[name] = [try await FliteVoice().phones(of: name)] }
            results += try await measure(
                invented, title: "invented, pronounced by flite", Self.voices.filter { $0.kind == .flite }, model,
                instead: PronunciationDictionary(own, source: .wordList))
        }
        try record.write(Record(command: record.command, results: results.map(Line.init)), to: "names.json")
    }

    private func measure(
        _ names: [String], title: String, _ voices: [Speaker], _ model: AcousticModel,
        instead: PronunciationDictionary? = nil
    ) async throws -> [NameBenchmark.Result] {
        let folder = try data.folder()
        // Half of them are clinics, half are people.
        let halves = [names.prefix(names.count / 2), names.suffix(names.count - names.count / 2)]
        let lists = zip(["clinic", "person"], halves).map { slot, names in
            SlotList(
                name: slot, entries: names.map { .init(value: $0, phrases: [slot == "clinic" ? "\($0) clinic" : $0]) })
        }
        let others = try town.load(from: folder).slotLists(language: data.locale)
            .filter { !["clinic", "person"].contains($0.name) }
        let files = try folder.grammarFiles(locale: data.locale, slots: lists + others)
        let derived = try await data.files().pronunciations(of: files, by: model)
        let pronunciations = instead.map(derived.merging) ?? derived
        let benchmark = NameBenchmark(
            try PocketSphinxRecognizer(model: model, vocabulary: Vocabulary(files.grammar, dictionary: pronunciations)))
        let settings = try folder.voice(locale: data.locale).settings
        var results: [NameBenchmark.Result] = []
        for voice in voices {
            var result = NameBenchmark.Result(names: title, voice: voice.title)
            for (slot, names) in zip(["clinic", "person"], halves) {
                for name in names {
                    let phones = HepburnSpelling.phones(of: name).map { $0.joined(separator: " ") }
                    let known = pronunciations.pronunciations(of: name)
                    let sound = try await voice.say(
                        Self.sentence(about: slot), name: name,
                        phones: title == "invented" ? phones ?? "" : known.first ?? "", settings: settings)
                    try await benchmark.hear(
                        .init(intent: Self.intent(of: slot), slot: slot, value: name, sound: sound), adding: &result)
                }
            }
            Terminal.note("\(title), \(voice.title): \(result.right)/\(result.sentences)")
            results.append(result)
        }
        return results
    }

    private static func sentence(about slot: String) -> String {
        slot == "clinic" ? "is % clinic open today" : "has % checked in"
    }

    private static func intent(of slot: String) -> String {
        slot == "clinic" ? "isClinicOpen" : "didCheckIn"
    }

    /// For each name another word of the dictionary with as many phones.
    private static func words(of dictionary: PronunciationDictionary, like names: [String]) -> [String] {
        let words = dictionary.words.filter { word in
            word.allSatisfy(\.isLetter) && word.count > 3 && dictionary.pronunciations(of: word).count == 1
        }.sorted()
        var isUsed: Set<String> = []
        return names.enumerated().compactMap { index, name in
            let length = HepburnSpelling.phones(of: name)?.count ?? name.count
            // A step that shares no factor with their number leads all over the alphabet.
            let candidates = (0..<words.count).lazy.map { words[(index * 7919 + $0) % words.count] }
            let word = candidates.first { word in
                let phones = dictionary.pronunciations(of: word).first?.split(separator: " ").count
                return phones == length && !isUsed.contains(word)
            }
            if let word { isUsed.insert(word) }
            return word
        }
    }

    private struct Record: Encodable {
        var command: String
        var results: [Line]
    }

    private struct Line: Encodable {
        var names: String
        var voice: String
        /// Intent and name are right, whatever the confidence.
        var rightShare: Double
        /// Right, and above the threshold of confidence.
        var acceptedShare: Double
        var mistaken: [String: String]

        init(_ result: NameBenchmark.Result) {
            names = result.names
            voice = result.voice
            rightShare = result.share.rounded3
            acceptedShare = result.acceptedShare.rounded3
            mistaken = result.mistaken
        }
    }
}

extension BenchNames {
    /// A way to say a sentence with a name in the place of its `%`.
    private struct Speaker {
        enum Kind {
            case eSpeak, eSpeakPhones, flite
        }

        var title: String
        var voice: String
        var kind: Kind

        func say(
            _ sentence: String, name: String, phones: String, settings: VoiceSettings
        ) async throws -> AudioChunk {
            var settings = settings
            settings.voice = voice
            let text = sentence.replacing("%", with: name)
            return switch kind {
            case .eSpeak: try await ESpeakVoice().synthesize(text, settings: settings)
            case .eSpeakPhones:
                try await ESpeakVoice().synthesize(phones: phones, in: sentence, settings: settings)
            case .flite: try await FliteVoice().synthesize(text, settings: settings)
            }
        }
    }

    /// Of eSpeak NG's voices the one the recognizer understands best: it hears only a part of the dictionary's words in
    /// its male voices, and nothing about names can be told from them.
    private static var voices: [Speaker] {
        let flite = ["slt", "rms", "awb"].map { Speaker(title: "flite \($0)", voice: $0, kind: .flite) }
        return [
            Speaker(title: "eSpeak NG en-us+f2", voice: "en-us+f2", kind: .eSpeak),
            Speaker(title: "eSpeak NG en-us+f2 by phones", voice: "en-us+f2", kind: .eSpeakPhones),
        ] + (FliteVoice.isPresent ? flite : [])
    }
}
