import Foundation

/// How loud sound is, in dBFS: decibels below full scale, where a full-scale square wave is 0 and a full-scale sine
/// has an RMS level of −3.01.
public struct LevelMeter: Sendable, Equatable {
    /// What digital silence reads: below the smallest step of 16 bits (−90.3 dBFS), and finite, so that it can be
    /// printed, compared and written as JSON.
    public static let silence = -96.0

    private var sumOfSquares = 0.0
    private var count = 0
    private var largest = 0
    /// Samples at full scale: where there are many, the microphone could not follow the sound.
    public private(set) var clippedSamples = 0

    public init() {}

    public init(_ chunk: AudioChunk) {
        add(chunk)
    }

    public mutating func add(_ chunk: AudioChunk) {
        for sample in chunk.samples {
            sumOfSquares += Double(sample) * Double(sample)
            largest = max(largest, Int(sample.magnitude))
            clippedSamples += sample == .max || sample == .min ? 1 : 0
        }
        count += chunk.samples.count
    }

    /// The root of the mean square of everything added, in dBFS.
    public var rms: Double {
        count == 0 ? Self.silence : Self.decibels(amplitude: (sumOfSquares / Double(count)).squareRoot())
    }

    /// The largest sample of everything added, in dBFS.
    public var peak: Double {
        Self.decibels(amplitude: Double(largest))
    }

    private static func decibels(amplitude: Double) -> Double {
        max(silence, 20 * log10(amplitude / 32768))
    }
}
