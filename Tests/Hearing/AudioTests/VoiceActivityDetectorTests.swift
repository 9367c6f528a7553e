import Audio
import Foundation
import TestSupport
import Testing

@Suite struct VoiceActivityDetectorTests {
    /// How many frames of a sound are speech, after a second for the noise floor.
    private func speechFrames(in chunk: AudioChunk) -> Int {
        var detector = VoiceActivityDetector()
        let frames = stride(from: 0, through: chunk.samples.count - 320, by: 320).map {
            detector.process(chunk.samples[$0..<$0 + 320]).isSpeech
        }
        return frames.dropFirst(50).count { $0 }
    }

    private static func mixed(_ first: AudioChunk, _ second: AudioChunk) -> AudioChunk {
        AudioChunk(samples: zip(first.samples, second.samples).map { $0.addingReportingOverflow($1).partialValue })
    }

    @Test(arguments: [
        ("silence", AudioChunk.silence(.seconds(6))),
        ("a fan", AudioSignals.noise(amplitude: 0.05, seconds: 6)),
        ("a loud fan", AudioSignals.noise(amplitude: 0.5, seconds: 6)),
        ("hum of 50 Hz", AudioSignals.sine(50, amplitude: 0.3, seconds: 6)),
        ("hum of 100 Hz", AudioSignals.sine(100, amplitude: 0.3, seconds: 6)),
        (
            "hum and hiss",
            mixed(AudioSignals.sine(100, amplitude: 0.1, seconds: 6), AudioSignals.noise(amplitude: 0.01, seconds: 6))
        ),
    ])
    func steadyNoiseIsNotSpeech(name: String, sound: AudioChunk) {
        #expect(speechFrames(in: sound) == 0)
    }

    @Test func noiseThatGrowsSlowlyIsNotSpeech() {
        var noise = AudioSignals.noise(amplitude: 0.2, seconds: 20)
        for index in noise.samples.indices {
            noise.samples[index] = Int16(Double(noise.samples[index]) * (0.05 + 0.95 * Double(index) / 320_000))
        }
        #expect(speechFrames(in: noise) == 0)
    }

    @Test(arguments: [0.003, 0.01, 0.05])
    func aVoiceIsSpeechInNoise(noise: Double) {
        let quiet = AudioChunk.silence(.seconds(2))
        let voice = AudioChunk(samples: quiet.samples + AudioSignals.voice(seconds: 2).samples)
        let frames = speechFrames(in: Self.mixed(voice, AudioSignals.noise(amplitude: noise, seconds: 4)))
        #expect((50...104).contains(frames))
    }

    @Test func clicksAreNotSpeech() {
        var sound = AudioSignals.noise(amplitude: 0.003, seconds: 6)
        for index in stride(from: 20_000, to: sound.samples.count, by: 7919) {
            sound.samples[index] = 30_000
        }
        #expect(speechFrames(in: sound) == 0)
    }

    @Test(
        // Recordings of people stand beside the checkout and are not shipped.
        .needsSharedData, .needsSlowTests, .tags(.slow))
    func everySpokenOrderIsFoundInAQuietRoom() throws {
        let folder = try #require(SharedData.folder).appending(path: "speech/coffee/wav")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for file in files.sorted(by: { $0.path < $1.path }).prefix(20) {
            let order = try WAVFile.decode(Data(contentsOf: file))
            var endpointer = Endpointer(settings: .init(timeToBegin: nil))
            let events = endpointer.process(order) + endpointer.finish()
            let endings = events.filter { if case .ended = $0 { true } else { false } }
            #expect(endings.count == 1, "\(file.lastPathComponent)")
        }
    }
}
