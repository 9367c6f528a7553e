/// How a sound was played.
public struct Playback: Sendable, Equatable {
    /// A sample below it is silence: −50 dBFS.
    private static let threshold = 103

    /// When the first sample was handed to the device; nil where there was none.
    public var firstSample: ContinuousClock.Instant?
    /// When the first sample above −50 dBFS is due: its place in the sound after the first one was handed to the device.
    /// What the device keeps back is not in it. nil where all was silence.
    public private(set) var firstSound: ContinuousClock.Instant?
    /// Frames handed to the device, at its own rate, without the silence that fills the last period.
    public var frames = 0
    /// Times the device ran dry before the next sound came.
    public var xruns = 0

    public init() {}

    /// Counts samples that the device has just taken.
    public mutating func take(_ samples: ArraySlice<Int16>, rate: Int) {
        let now = ContinuousClock.now
        let start = firstSample ?? now
        firstSample = start
        if firstSound == nil, let sound = samples.firstIndex(where: { $0.magnitude > Self.threshold }) {
            func length(_ frames: Int) -> Duration { .seconds(Double(frames) / Double(rate)) }
            let offset = sound - samples.startIndex
            // Sound is taken ahead of its time, or late where it came late.
            firstSound = max(start + length(frames + offset), now + length(offset))
        }
        frames += samples.count
    }
}
