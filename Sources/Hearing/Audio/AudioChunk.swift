/// Mono sound: signed 16-bit samples at one rate. The type that travels between the stages of a question.
public struct AudioChunk: Sendable, Equatable {
    /// Samples a second that the recognizer, the detectors and every stage between them work at.
    public static let speechRate = 16_000

    public var samples: [Int16]
    /// Samples a second.
    public var sampleRate: Int

    public init(samples: [Int16], sampleRate: Int = AudioChunk.speechRate) {
        self.samples = samples
        self.sampleRate = sampleRate
    }

    public static func silence(_ duration: Duration, sampleRate: Int = AudioChunk.speechRate) -> AudioChunk {
        let count = Int(duration.seconds * Double(sampleRate))
        return AudioChunk(samples: Array(repeating: 0, count: count), sampleRate: sampleRate)
    }

    /// The same sound in pieces, as a microphone delivers it; the last may be shorter.
    public func cut(every length: Duration) -> [AudioChunk] {
        let count = Int(length.seconds * Double(sampleRate))
        return stride(from: 0, to: samples.count, by: count).map { start in
            AudioChunk(samples: Array(samples[start..<min(start + count, samples.count)]), sampleRate: sampleRate)
        }
    }

    public var duration: Duration {
        .seconds(Double(samples.count) / Double(sampleRate))
    }
}

extension AudioChunk {
    /// Adds sound of any sample rate; the rate of the first samples stays.
    public mutating func append(_ other: AudioChunk) throws(ResamplerError) {
        guard !samples.isEmpty else {
            self = other
            return
        }
        samples += sampleRate == other.sampleRate ? other.samples : try other.resampled(to: sampleRate).samples
    }
}

extension Duration {
    /// The duration as a number of seconds.
    public var seconds: Double {
        self / .seconds(1)
    }
}
