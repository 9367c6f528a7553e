public import Audio
import Crypto
import Foundation
import Recording
import Texts

/// Adds noise to recordings reproducibly, sample for sample as the benchmark's `mix.py` does with numpy and soundfile.
///
/// The ratio is that of the loudest frames of 2048 samples (sums of squares) of speech and of the noise that is added.
/// Which part of the noise that is depends on the names of both files and the ratio alone. The result peaks at half of
/// full scale.
public struct NoiseMixer: Sendable {
    private static let frameLength = 2048

    private let noise: [Int16]
    private let name: String

    /// - Parameters:
    ///   - noise: At 16 kHz; longer than every recording.
    ///   - name: The noise file's name without its ending.
    public init(noise: AudioChunk, name: String) {
        self.noise = noise.samples
        self.name = name
    }

    /// - Parameters:
    ///   - speech: At 16 kHz.
    ///   - file: The recording's file name, with its ending and without folders.
    ///   - decibels: The signal-to-noise ratio.
    public func mix(_ speech: AudioChunk, file: String, signalToNoise decibels: Int) throws(MixingError) -> AudioChunk {
        guard speech.samples.count >= Self.frameLength else { throw MixingError(reason: .speechTooShort) }
        guard noise.count > speech.samples.count else { throw MixingError(reason: .noiseTooShort) }
        let start = start(file: file, decibels: decibels, places: noise.count - speech.samples.count)
        let cut = noise[start..<start + speech.samples.count]
        let speechEnergy = Self.loudestFrameEnergy(speech.samples[...])
        let noiseEnergy = Self.loudestFrameEnergy(cut)
        guard speechEnergy > 0 else { throw MixingError(reason: .silentSpeech) }
        guard noiseEnergy > 0 else { throw MixingError(reason: .silentNoise) }

        let ratio = pow(10, Double(decibels) / 10)
        let gain = (Double(speechEnergy) / (Double(noiseEnergy) * ratio)).squareRoot()
        let mixed = zip(speech.samples, cut).map { Double($0) / 32768 + gain * (Double($1) / 32768) }
        let peak = mixed.reduce(0) { max($0, abs($1)) }
        return AudioChunk(samples: mixed.map { Self.sample($0 / (2 * peak)) })
    }

    /// As libsndfile writes 16 bits with clipping on, which soundfile turns on: rounded to 32 bits, the lower half cut.
    private static func sample(_ amplitude: Double) -> Int16 {
        Int16(truncatingIfNeeded: Int32((amplitude * 0x7FFF_FFFF).rounded(.toNearestOrEven)) >> 16)
    }

    private func start(file: String, decibels: Int, places: Int) -> Int {
        let digest = Insecure.MD5.hash(data: Data("\(file)\(name)\(decibels)".utf8))
        let seed = digest.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        var generator = MersenneTwister(seed: seed)
        return Int(generator.integer(below: UInt32(places)))
    }

    /// In squared steps of 16 bits: exact, so that it does not depend on the order of summation. A last incomplete
    /// frame is left out.
    private static func loudestFrameEnergy(_ samples: ArraySlice<Int16>) -> Int {
        stride(from: samples.startIndex, through: samples.endIndex - frameLength, by: frameLength).reduce(0) {
            largest, start in
            max(largest, samples[start..<start + frameLength].reduce(0) { $0 + Int($1) * Int($1) })
        }
    }
}
