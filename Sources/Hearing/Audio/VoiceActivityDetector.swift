import Foundation

/// Says of every 20 ms of sound whether somebody speaks, in a room with steady noise.
///
/// Three questions are asked of a frame. Does it stand out from the noise floor of its frequency bands? Is it, or was
/// it a moment ago, periodic as the vowels of a voice are? And, with hysteresis, did the frame before it count? Noise
/// that is steady (fan, hum, kettle) fails the first, clatter fails the second.
public struct VoiceActivityDetector: Sendable {
    /// Samples in a frame: 20 ms at 16 kHz.
    public static let frameLength = 320

    public struct Settings: Sendable, Equatable {
        /// How far the bands must stand out from the noise on average for speech to begin, in dB.
        public var onset: Float = 8
        /// How far they must stand out for it to go on, in dB.
        public var hold: Float = 3
        /// The part of the voice's own prominence that a frame must reach for speech to go on: noise that is clearly
        /// fainter than the voice does not prolong it.
        public var relativeHold: Float = 0.4
        /// How fast the memory of the voice's prominence fades, in dB a second.
        public var fading: Float = 3
        /// The normalized autocorrelation from which a frame is called voiced.
        public var voicing: Float = 0.7
        /// Frames that may pass since the last voiced one: the longest run of voiceless sounds inside a word.
        public var voicelessFrames = 15
        /// No band's floor is taken to be lower than this, in dB of the spectrum's own scale: in digital silence
        /// the faintest rustle would be endlessly far above the floor.
        public var quietest: Float = 12

        public init() {}
    }

    /// What was found out about one frame.
    public struct Frame: Sendable, Equatable {
        public var isSpeech: Bool
        /// Whether the frame is periodic as a vowel is.
        public var isVoiced: Bool
        /// The mean over the bands of how far they stand out from the noise, in dB.
        public var prominence: Float
    }

    private static let window = 640
    private static let transform = FourierTransform(length: 1024)
    private static let binWidth = Float(AudioChunk.speechRate) / 1024
    /// Borders of the bands, in Hz: the speech band without mains hum below and hiss above, about equal to the ear.
    private static let borders: [Float] = [200, 350, 500, 700, 920, 1200, 1600, 2100, 2800, 3800]
    private static let bands = zip(borders, borders.dropFirst()).map { low, high in
        Int(low / binWidth)..<Int(high / binWidth)
    }
    private static let hann: [Float] = (0..<window).map {
        Float(0.5 - 0.5 * cos(2 * Double.pi * (Double($0) + 0.5) / Double(window)))
    }
    /// Lags of 400 down to 70 Hz, the pitch of voices.
    private static let pitchLags = AudioChunk.speechRate / 400...AudioChunk.speechRate / 70
    /// How much of itself the window still overlaps at each lag, so that long lags are not at a disadvantage.
    private static let windowOverlap: [Float] = {
        let padded = hann + Array(repeating: 0, count: transform.length - window)
        let correlation = transform.autocorrelation(ofPower: transform.powerSpectrum(padded))
        return correlation.map { $0 / correlation[0] }
    }()

    private let settings: Settings
    private var previous = [Float](repeating: 0, count: Self.window - Self.frameLength)
    private var floor = NoiseFloor(bands: Self.bands.count)
    private var wasProminent = false
    /// The highest prominence of the voiced frames heard lately.
    private var voiceProminence: Float = 0
    private var framesSinceVoiced = Int.max / 2

    public init(settings: Settings = Settings()) {
        self.settings = settings
    }

    /// - Parameter samples: `frameLength` samples at 16 kHz.
    public mutating func process(_ samples: some Collection<Int16>) -> Frame {
        precondition(samples.count == Self.frameLength, "a frame has \(Self.frameLength) samples")
        let newest = samples.map { Float($0) }
        let signal = zip(previous + newest, Self.hann).map { $0 * $1 }
        previous = newest
        let power = Self.transform.powerSpectrum(
            signal + repeatElement(0, count: Self.transform.length - Self.window))
        let levels = Self.bands.map { band in
            10 * log10(power[band].reduce(0, +) / (Float(band.count) * Float(Self.window)) + 1e-3)
        }
        floor.update(levels)
        let excesses = zip(levels, floor.levels).map { level, floor in
            max(0, level - max(floor, settings.quietest))
        }
        // One band alone, however loud, is a whistle or a ringing glass and no voice.
        let prominence = excesses.reduce(0) { $0 + min($1, 40) } / Float(excesses.count)
        voiceProminence = max(0, voiceProminence - settings.fading * 0.02)
        let hold = max(settings.hold, settings.relativeHold * voiceProminence)
        let isProminent = prominence >= (wasProminent ? hold : max(hold, settings.onset))
        let isVoiced = isProminent && periodicity(power, excesses) >= settings.voicing
        if isVoiced {
            voiceProminence = max(voiceProminence, prominence)
        }
        framesSinceVoiced = isVoiced ? 0 : framesSinceVoiced + 1
        wasProminent = isProminent
        return Frame(
            isSpeech: isProminent && framesSinceVoiced <= settings.voicelessFrames, isVoiced: isVoiced,
            prominence: prominence)
    }

    /// The highest normalized autocorrelation at a lag of the human pitch, of that part of the spectrum which stands
    /// out from the noise: 1 for a periodic sound.
    private func periodicity(_ power: [Float], _ excesses: [Float]) -> Float {
        var voice = [Float](repeating: 0, count: power.count)
        for (band, excess) in zip(Self.bands, excesses) {
            let gain = 1 - pow(10, -excess / 10)
            for bin in band {
                voice[bin] = power[bin] * gain
            }
        }
        let correlation = Self.transform.autocorrelation(ofPower: voice)
        guard correlation[0] > 0 else { return 0 }
        let highest = Self.pitchLags.map { correlation[$0] / Self.windowOverlap[$0] }.max() ?? 0
        return min(1, highest / correlation[0])
    }
}
