public import Audio

/// A recording as somebody says it who stops to think: a pause where it is quietest, filled with the room's own sound.
public struct HesitantSpeech: Sendable {
    /// Where the pause is made, in samples.
    public let place: Int
    private let sound: [Int16]
    /// The quietest part of the recording: what the room sounds like when nobody speaks.
    private let room: ArraySlice<Int16>

    /// - Parameter sound: 16 kHz, one utterance.
    /// - Returns: nil when it is too short to have a middle.
    public init?(_ sound: AudioChunk) {
        let samples = sound.samples
        let frame = AudioChunk.speechRate / 50
        let energies = stride(from: 0, to: samples.count - frame, by: frame).map { start in
            samples[start..<start + frame].reduce(0.0) { $0 + Double($1) * Double($1) }
        }
        guard let loudest = energies.max(), loudest > 0,
            let first = energies.firstIndex(where: { $0 > loudest / Self.speechRatio }),
            let last = energies.lastIndex(where: { $0 > loudest / Self.speechRatio }),
            last - first >= Self.leastFrames
        else { return nil }
        let margin = (last - first) / 4
        // Three frames in a row, so that it lies between words rather than in the closure of a consonant.
        let quiet = { (frame: Int) in energies[frame - 1] + energies[frame] + energies[frame + 1] }
        guard let middle = (first + margin...last - margin).min(by: { quiet($0) < quiet($1) }) else { return nil }
        let roomStart = (1..<energies.count - 1).min { quiet($0) < quiet($1) } ?? 1
        place = middle * frame + frame / 2
        self.sound = samples
        room = samples[(roomStart - 1) * frame..<(roomStart + 2) * frame]
    }

    /// A frame is speech from 30 dB below the loudest on.
    private static let speechRatio = 1000.0
    /// Half a second of speech at least.
    private static let leastFrames = 25

    /// - Parameters:
    ///   - pause: The length of the pause.
    ///   - margins: The room before and behind the recording.
    public func sound(pausing pause: Duration, margins: Duration = .zero) -> AudioChunk {
        AudioChunk(
            samples: silence(margins) + sound[..<place] + silence(pause) + sound[place...] + silence(margins))
    }

    /// The room, forwards and backwards in turn, so that no seam clicks.
    private func silence(_ length: Duration) -> [Int16] {
        let count = Int(length.seconds * Double(AudioChunk.speechRate))
        let forwards = Array(room)
        let both = forwards + forwards.reversed()
        return (0..<count).map { both[$0 % both.count] }
    }
}
