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
            Text(
                en: "shorter than the 0.13 s that its loudness is measured over; leave it out of the manifest",
                ja: "大きさを測る 0.13 秒より短い録音です。一覧から外してください")
        case .noiseTooShort:
            Text(
                en: "the noise is not longer than this recording; use a longer noise file",
                ja: "雑音が、この録音より長くありません。長い雑音にしてください")
        case .silentSpeech:
            Text(
                en: "only silence, to which no signal-to-noise ratio can be given; leave it out of the manifest",
                ja: "音のない録音です。一覧から外してください")
        case .silentNoise:
            Text(
                en: "the noise is silent where it was cut; use another noise file", ja: "切った所の雑音に、音がありません。ほかの雑音にしてください")
        }
    }
}
