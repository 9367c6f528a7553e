import Audio
import DataFiles
import Evaluation
import Foundation
import Grammar
import Laboratory
import Recognition
import Recording
import TestSupport
import Testing

/// Many speakers, accents and microphones. The folder is never shipped, so these are skipped on a user's machine.
@Suite(.needsSharedData)
struct DevelopmentRecordingsTests {
    @Test func nearlyEverySpokenOrderIsUnderstood() async throws {
        let recordings = try CoffeeRecordings()
        var understood = 0
        let entries = recordings.set.manifest.entries
        let sample = entries.prefix(SlowTests.areEnabled ? entries.count : 30)
        for entry in sample {
            let hypothesis = try await recordings.recognizer.hear(recordings.set.sound(of: entry))
            let intent = recordings.vocabulary.intent(of: hypothesis.words.map(\.text), expecting: .anything)
            let isRight = entry.expected == intent.map(ManifestEntry.Expected.intent)
            understood += isRight && hypothesis.outcome == .recognized ? 1 : 0
        }
        // 98.9 % of the 180 when this was written; the settings were chosen on these recordings.
        #expect(Double(understood) / Double(sample.count) >= 0.96)
    }

    /// A process that starts anew hears its first sentence as one that has listened for long.
    @Test(.tags(.slow), .needsSlowTests)
    func theFirstOrderAfterARestartIsHeardAsIfThereHadBeenNone() async throws {
        let recordings = try CoffeeRecordings()
        let noise = try WAVFile.decode(
            Data(contentsOf: #require(SharedData.folder).appending(path: "speech/noise/kitchen.wav")))
        let mixer = NoiseMixer(noise: noise, name: "kitchen")
        let folder = try TemporaryFolder()
        var remembering = AcousticModel.english()
        remembering.memory = folder.url.appending(path: "mean.json")
        var understood = (without: 0, with: 0)
        for entry in recordings.set.manifest.entries {
            let name = URL(filePath: entry.file).lastPathComponent
            let sound = try mixer.mix(recordings.set.sound(of: entry), file: name, signalToNoise: 12)
            let isRight = { (recognizer: PocketSphinxRecognizer) in
                let hypothesis = try await recognizer.stream(sound)
                return hypothesis.intent.map(ManifestEntry.Expected.intent) == entry.expected
            }
            if try await isRight(recordings.recognizer(.english())) { understood.without += 1 }
            if try await isRight(recordings.recognizer(remembering)) { understood.with += 1 }
        }
        print("understood in the first utterance after a start: \(understood)")
        #expect(understood.with > understood.without)
    }

    @Test func everyLabelIsASentenceOfTheGrammar() throws {
        let recordings = try CoffeeRecordings()
        #expect(recordings.set.manifest.entries.count == 180)
        // Every value of every slot, as the words that give it.
        for case .intent(let intent) in recordings.set.manifest.entries.map(\.expected) {
            let properties = ["size", "roast", "numberOfShots", "coffeeDrink"].compactMap { intent.slots[$0] }
            let additions = ["milkAmount", "sugarAmount"].compactMap { intent.slots[$0] }.joined(separator: " and ")
            let sentence =
                "get me a " + properties.joined(separator: " ") + (additions.isEmpty ? "" : " with \(additions)")
            #expect(recordings.vocabulary.intent(ofTyped: sentence, expecting: .anything) == intent, "\(sentence)")
        }
    }

    @Test(.tags(.slow), .needsSlowTests)
    func nearlyNothingElseIsUnderstoodAsAnOrder() async throws {
        let recordings = try CoffeeRecordings()
        let folder = try #require(SharedData.folder).appending(path: "speech/out-of-grammar")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "wav" }
        var accepted: [String] = []
        for file in files {
            let speech = try WAVFile.decode(Data(contentsOf: file)).resampled(to: AudioChunk.speechRate)
            if try await recordings.recognizer.hear(speech).outcome == .recognized {
                accepted.append(file.lastPathComponent)
            }
        }
        #expect(files.count > 100)
        #expect(Double(accepted.count) / Double(files.count) <= 0.05, "accepted: \(accepted)")
    }
}

/// The labels as they are, with the grammar that gives their slots.
private struct CoffeeRecordings {
    let set: RecordingSet
    let vocabulary: Vocabulary
    let recognizer: PocketSphinxRecognizer

    init() throws {
        set = try RecordingSet(at: #require(SharedData.folder).appending(path: "speech/coffee/labels.jsonl"))
        let files = try GrammarFiles(at: Checkout.root.appending(path: "Benchmarks/grammars/coffee.jsgf"))
        let model = AcousticModel.english()
        vocabulary = try Vocabulary(files.grammar, dictionary: files.pronunciations(in: model.dictionary))
        recognizer = try PocketSphinxRecognizer(model: model, vocabulary: vocabulary)
    }

    func recognizer(_ model: AcousticModel) throws -> PocketSphinxRecognizer {
        try PocketSphinxRecognizer(model: model, vocabulary: vocabulary, secondOpinion: .never)
    }
}
