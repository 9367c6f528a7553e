/// What a microphone has done since it was made.
public struct CaptureStatistics: Sendable, Equatable {
    /// Samples delivered, at 16 kHz.
    public var samples = 0
    /// Times that sound was lost because it was not read soon enough, or because the machine slept.
    public var xruns = 0
    /// Successful openings after the first.
    public var reopens = 0

    public init() {}
}
