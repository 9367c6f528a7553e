public import Audio
import Foundation
import Recording

/// Hours of talk that is meant for nobody, as from a television in the room: recordings in an order that is drawn, one
/// voice alone, in noise, two at a time, and noise without a voice. Made as it is listened to, and the same each time.
public struct Television: Sendable {
    /// A stretch of talk or noise and the pause behind it: the kinds, with how many of a hundred there are.
    private enum Scene: CaseIterable {
        case voice, voiceInNoise, voices, noise

        var share: Int {
            switch self {
            case .voice: 40
            case .voiceInNoise: 30
            case .voices: 20
            case .noise: 10
            }
        }
    }

    /// Of voice to noise, and of one voice to the other, in dB.
    private static let noiseRatio = 12.0
    private static let voiceRatio = 6.0

    private let recordings: [AudioChunk]
    private let noise: AudioChunk
    private var generator: MersenneTwister
    /// What has not been heard since the last shuffle.
    private var pile: [Int] = []

    /// - Parameters:
    ///   - recordings: At 16 kHz, at least one.
    ///   - noise: At 16 kHz, longer than every recording.
    ///   - seed: The same seed gives the same hours.
    public init(recordings: [AudioChunk], noise: AudioChunk, seed: UInt32) {
        self.recordings = recordings
        self.noise = noise
        generator = MersenneTwister(seed: seed)
    }

    /// The next stretch, some seconds long.
    public mutating func next() -> AudioChunk {
        var sound: [Double]
        switch scene() {
        case .voice: sound = voice()
        case .voiceInNoise:
            sound = voice()
            add(stretch(of: sound.count), to: &sound, decibels: -Self.noiseRatio)
        case .voices:
            sound = voice()
            add(voice(), to: &sound, decibels: -draw(0...Self.voiceRatio))
        case .noise: sound = stretch(of: Int(draw(2...6) * Double(AudioChunk.speechRate)))
        }
        let loudness = Self.amplitude(decibels: draw(-30 ... -15)) / max(Self.level(sound), 1e-6)
        let samples = sound.map { Int16(clamping: Int(($0 * loudness * 32768).rounded())) }
        return AudioChunk(samples: samples + AudioChunk.silence(.seconds(draw(0.3...2.5))).samples)
    }

    private mutating func scene() -> Scene {
        var number = Int.random(in: 0..<100, using: &generator)
        return Scene.allCases.first { scene in
            number -= scene.share
            return number < 0
        } ?? .voice
    }

    private mutating func voice() -> [Double] {
        if pile.isEmpty { pile = recordings.indices.shuffled(using: &generator) }
        return recordings[pile.removeLast()].samples.map { Double($0) / 32768 }
    }

    private mutating func stretch(of count: Int) -> [Double] {
        let count = min(count, noise.samples.count)
        let start = Int.random(in: 0...noise.samples.count - count, using: &generator)
        return noise.samples[start..<start + count].map { Double($0) / 32768 }
    }

    private mutating func draw(_ range: ClosedRange<Double>) -> Double {
        Double.random(in: range, using: &generator)
    }

    /// Lays `other` over the beginning of `sound`, this much louder than it.
    private func add(_ other: [Double], to sound: inout [Double], decibels: Double) {
        let gain = Self.level(sound) / max(Self.level(other), 1e-6) * Self.amplitude(decibels: decibels)
        for index in 0..<min(other.count, sound.count) { sound[index] += gain * other[index] }
    }

    /// The root mean square, of full scale.
    private static func level(_ sound: [Double]) -> Double {
        (sound.reduce(0) { $0 + $1 * $1 } / Double(max(sound.count, 1))).squareRoot()
    }

    private static func amplitude(decibels: Double) -> Double {
        pow(10, decibels / 20)
    }
}
