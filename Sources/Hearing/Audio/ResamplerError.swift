public import Texts

/// A change of sample rate that cannot be made.
public struct ResamplerError: ExplainedError, Equatable {
    public var sourceRate: Int
    public var targetRate: Int
    /// libsamplerate's own words.
    public var cause: String

    public var text: Text {
        Text(
            en: "cannot resample from \(sourceRate) Hz to \(targetRate) Hz: \(cause)",
            ja: "\(sourceRate) Hz の音を \(targetRate) Hz に変えられません：\(cause)")
    }
}
