public import Texts

/// Why noise could not be added to a recording.
public struct MixingError: ExplainedError, Equatable {
    public enum Reason: Sendable, Equatable {
        /// Neither may be shorter than one frame of 2048 samples, nor the noise as short as the speech.
        case speechTooShort, noiseTooShort
        /// A ratio to silence is no number.
        case silentSpeech, silentNoise
    }

    public var reason: Reason

    public var text: Text {
        switch reason {
        case .speechTooShort:
            Text(verbatim: "shorter than the 0.13 s that its loudness is measured over; leave it out of the manifest")
        case .noiseTooShort:
            Text(verbatim: "the noise is not longer than this recording; use a longer noise file")
        case .silentSpeech:
            Text(verbatim: "only silence, to which no signal-to-noise ratio can be given; leave it out of the manifest")
        case .silentNoise:
            Text(verbatim: "the noise is silent where it was cut; use another noise file")
        }
    }
}
