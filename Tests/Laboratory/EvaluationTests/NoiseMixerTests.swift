import Audio
import Crypto
import Foundation
import Recording
import TestSupport
import Testing

@testable import Evaluation
import Texts

@Suite struct NoiseMixerTests {
    /// What `mix.py` with numpy 2.4.6 and soundfile 0.14.0 made of the two signals: the MD5 of the samples as bytes, and
    /// some of them.
    @Test(
        arguments: [
            (6, "63c2fa87d8528d03971f5a28d6e4ed78", [8666, 10476, 8976, 11489], [-2695, 292, -4280, -1927]),
            (24, "f46fdf1a133722cd523425c98acc438f", [16195, 14473, 14835, 13905], [-87, -1093, -182, -1152]),
        ] as [(Int, String, [Int16], [Int16])])
    func theMixIsThatOfTheBenchmarkSampleForSample(
        decibels: Int, digest: String, first: [Int16], middle: [Int16]
    ) throws {
        let mixed = try Signals.mixer.mix(Signals.order, file: "order.wav", signalToNoise: decibels)
        #expect(mixed.samples.count == Signals.order.samples.count)
        #expect(Array(mixed.samples[..<4]) == first)
        #expect(Array(mixed.samples[5000..<5004]) == middle)
        #expect(Insecure.MD5.hash(data: mixed.samples.littleEndianBytes).hexadecimal == digest)
    }

    @Test func thePlaceInTheNoiseDependsOnTheNameOfTheRecording() throws {
        let one = try Signals.mixer.mix(Signals.order, file: "a.wav", signalToNoise: 6)
        let other = try Signals.mixer.mix(Signals.order, file: "b.wav", signalToNoise: 6)
        let areEqual = one == other
        #expect(!areEqual)
    }

    @Test(
        .enabled(if: Reference.isAvailable, "needs python3 with numpy and soundfile, and the folder “shared”"),
        arguments: [6, 15])
    func realSpeechIsMixedAsTheScriptDoes(decibels: Int) async throws {
        let speech = try #require(SharedData.folder).appending(path: "speech")
        let recordings = try FileManager.default.contentsOfDirectory(
            at: speech.appending(path: "coffee/wav"), includingPropertiesForKeys: nil
        ).sorted { $0.path < $1.path }.prefix(5)
        try #require(recordings.count == 5)
        let noise = speech.appending(path: "noise/kitchen.wav")
        let mixer = NoiseMixer(noise: try WAVFile.decode(Data(contentsOf: noise)), name: "kitchen")

        let folder = try TemporaryFolder()
        for recording in recordings {
            try folder.copy(recording, to: "clean/\(recording.lastPathComponent)")
        }
        try Reference.mix(folder.url.appending(path: "clean"), noise, decibels, folder.url.appending(path: "mixed"))
        for recording in recordings {
            let name = recording.lastPathComponent
            let expected = try WAVFile.decode(Data(contentsOf: folder.url.appending(path: "mixed/\(name)")))
            let mixed = try mixer.mix(
                WAVFile.decode(Data(contentsOf: recording)), file: name, signalToNoise: decibels)
            let differences = zip(mixed.samples, expected.samples).count { $0 != $1 }
            #expect(mixed.samples.count == expected.samples.count)
            #expect(differences == 0, "\(name)")
        }
    }

    @Test func whatHasNoRatioIsRefusedWithTheReason() {
        let mixer = Signals.mixer
        func reason(_ speech: AudioChunk, _ mixer: NoiseMixer) -> MixingError.Reason? {
            do throws(MixingError) {
                _ = try mixer.mix(speech, file: "a.wav", signalToNoise: 6)
                return nil
            } catch {
                return error.reason
            }
        }
        #expect(reason(AudioChunk(samples: [1, 2, 3]), mixer) == .speechTooShort)
        #expect(reason(.silence(.seconds(1)), mixer) == .silentSpeech)
        #expect(reason(AudioSignals.noise(amplitude: 0.1, seconds: 3), mixer) == .noiseTooShort)
        let nothing = NoiseMixer(noise: .silence(.seconds(2)), name: "nothing")
        #expect(reason(Signals.order, nothing) == .silentNoise)
    }
}

/// Signals made of integers alone, so that they are the same everywhere.
private enum Signals {
    static let mixer = NoiseMixer(
        noise: AudioChunk(samples: hiss(seed: 11, count: 40_000, amplitude: 3000)), name: "hiss")

    /// Syllables of a triangle wave of 100 Hz, over a faint hiss.
    static let order: AudioChunk = {
        let air = hiss(seed: 7, count: 12_000, amplitude: 60)
        return AudioChunk(
            samples: air.enumerated().map { index, air in
                let voice = index % 4000 < 2600 ? (abs(index % 160 - 80) - 40) * 250 : 0
                return Int16(voice) + air
            })
    }()

    /// The linear congruential generator of Numerical Recipes.
    private static func hiss(seed: UInt32, count: Int, amplitude: Int) -> [Int16] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int16(Int(state >> 16) % (2 * amplitude + 1) - amplitude)
        }
    }
}

/// The benchmark's own script.
private enum Reference {
    static let isAvailable = SharedData.isPresent && (try? run(["-c", "import numpy, soundfile"])) == 0

    static func mix(_ clean: URL, _ noise: URL, _ decibels: Int, _ output: URL) throws {
        let script = try #require(SharedData.folder).appending(path: "speech/mix.py")
        let status = try run([script.path, clean.path, noise.path, "\(decibels)", output.path])
        try #require(status == 0)
    }

    private static func run(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}

extension [Int16] {
    fileprivate var littleEndianBytes: [UInt8] {
        flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }
}
