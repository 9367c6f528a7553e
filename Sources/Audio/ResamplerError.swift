/// A change of sample rate that cannot be made.
public struct ResamplerError: Error, Sendable, Equatable, CustomStringConvertible {
    public var sourceRate: Int
    public var targetRate: Int
    /// libsamplerate's own words.
    public var cause: String

    public var description: String {
        "cannot resample from \(sourceRate) Hz to \(targetRate) Hz: \(cause)"
    }
}
