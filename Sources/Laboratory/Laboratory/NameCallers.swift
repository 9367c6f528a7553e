package import Audio
import Foundation
package import Phrases
import Synthesis

/// Who calls a speaker by its name in a measurement: voices of flite, since nobody has recorded such names.
package struct NameCallers {
    /// How they call, as the record names it.
    package enum Kind: String, CaseIterable {
        case nameAlone = "the name alone"
        case synthesized = "name and sentence synthesized"
        case recorded = "name synthesized, sentence recorded"
    }

    private static let voices = ["slt", "rms", "awb", "kal16"]
    /// Faster and slower voices, of smaller and larger people.
    private static let paces = [0.88, 0.94, 1, 1.06, 1.12]

    /// Every voice, with every spelling of the name that makes flite say it.
    private let speakers: [(voice: String, spelling: String)]
    private let settings: VoiceSettings

    package init(spellings: [String], settings: VoiceSettings) {
        speakers = Self.voices.flatMap { voice in spellings.map { (voice, $0) } }
        self.settings = settings
    }

    /// The name and nothing else, by every speaker at every pace.
    package func nameAlone() async throws -> [AudioChunk] {
        var calls: [AudioChunk] = []
        for speaker in speakers {
            let sound = try await say(speaker.spelling, speaker.voice)
            for pace in Self.paces {
                let rate = Int(Double(sound.sampleRate) * pace)
                calls.append(
                    try AudioChunk(samples: sound.samples, sampleRate: rate).resampled(to: AudioChunk.speechRate))
            }
        }
        return calls
    }

    /// The name and a sentence in one breath, by one speaker after the other.
    package func saying(_ sentences: [String]) async throws -> [AudioChunk] {
        var calls: [AudioChunk] = []
        for (number, sentence) in sentences.enumerated() {
            let speaker = speakers[number % speakers.count]
            calls.append(try await say("\(speaker.spelling), \(sentence)", speaker.voice))
        }
        return calls
    }

    /// The name before recordings of people.
    package func before(_ recordings: [AudioChunk]) async throws -> [AudioChunk] {
        var calls: [AudioChunk] = []
        for (number, recording) in recordings.enumerated() {
            let speaker = speakers[number % speakers.count]
            calls.append(try await say(speaker.spelling, speaker.voice).followed(by: recording))
        }
        return calls
    }

    private func say(_ sentence: String, _ voice: String) async throws -> AudioChunk {
        var settings = settings
        settings.voice = voice
        return try await FliteVoice().synthesize(sentence, settings: settings).resampled(to: AudioChunk.speechRate)
    }
}

extension AudioChunk {
    /// This name, as loud as the sentence behind it, and the sentence, both at the same rate. What is quiet before the
    /// sentence is left out: whoever calls does not wait for the recording to begin.
    fileprivate func followed(by sentence: AudioChunk) -> AudioChunk {
        let level = { (sound: AudioChunk) in LevelMeter(sound).rms }
        let gain = pow(10, (level(sentence) - level(self)) / 20)
        let name = samples.map { Int16(clamping: Int((Double($0) * gain).rounded())) }
        var endpointer = Endpointer()
        let events = endpointer.process(sentence) + endpointer.finish()
        let starts = events.compactMap { if case .ended(let ending) = $0 { ending.speechStart } else { nil } }
        let quiet = max(0, (starts.first ?? 0) - sampleRate / 5)
        return AudioChunk(samples: name + sentence.samples.dropFirst(quiet), sampleRate: sampleRate)
    }
}
