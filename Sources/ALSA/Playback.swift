/// How a sound was played.
public struct Playback: Sendable, Equatable {
    /// When the first sample was handed to the device; nil where there was none.
    public var firstSample: ContinuousClock.Instant?
    /// Frames handed to the device, at its own rate, without the silence that fills the last period.
    public var frames = 0
    /// Times the device ran dry before the next sound came.
    public var xruns = 0

    public init() {}
}
