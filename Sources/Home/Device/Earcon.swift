import Audio
import Foundation

/// The sound that says "I am listening": two soft tones, a fourth upwards (E5 and A5), where older ears hear well and a
/// small loudspeaker still sounds.
enum Earcon {
    private static let rate = 22_050
    private static let tones = [(hertz: 659.26, seconds: 0.12), (hertz: 880.0, seconds: 0.18)]
    /// Of each tone, so that it does not click.
    private static let fadeSeconds = 0.02
    /// Of full scale, at the voice's own loudness: a little below speech.
    private static let amplitude = 0.2

    /// - Parameter volume: As of `VoiceSettings`: 100 is the voice's own.
    static func sound(volume: Int) -> AudioChunk {
        let gain = min(amplitude * Double(volume) / 100, 1) * Double(Int16.max)
        let samples = tones.flatMap { tone in
            let count = Int(tone.seconds * Double(rate))
            return (0..<count).map { index in
                let time = Double(index) / Double(rate)
                let edge = min(time, tone.seconds - time, fadeSeconds) / fadeSeconds
                let envelope = (1 - cos(.pi * edge)) / 2
                return Int16(gain * envelope * sin(2 * .pi * tone.hertz * time))
            }
        }
        return AudioChunk(samples: samples, sampleRate: rate)
    }
}
