extension AudioChunk {
    /// Adds sound of any sample rate; the rate of the first samples stays.
    public mutating func append(_ other: AudioChunk) throws(ResamplerError) {
        guard !samples.isEmpty else {
            self = other
            return
        }
        samples += sampleRate == other.sampleRate ? other.samples : try other.resampled(to: sampleRate).samples
    }
}
