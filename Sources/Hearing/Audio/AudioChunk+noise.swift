import CNoiseSuppression

extension AudioChunk {
    /// This utterance with less of the steady noise behind it, 6 ms later: WebRTC's noise suppression at its mildest
    /// level (Debian `libwebrtc-audio-processing`), which follows what is always there in each band.
    ///
    /// It goes over the utterance twice: the first time it learns what the noise is, which otherwise takes it the first
    /// words. Where the library fails, the sound stays as it is.
    ///
    /// - Precondition: 16 kHz.
    public var withLessNoise: AudioChunk {
        precondition(sampleRate == Self.speechRate, "speech at 16 kHz")
        guard let suppressor = noise_suppressor_create() else { return self }
        defer { noise_suppressor_free(suppressor) }
        let length = Int(noise_suppressor_frame_length)
        let padding = Array(repeating: Int16(0), count: (length - samples.count % length) % length)
        var quieter: [Int16] = []
        for _ in 1...2 {
            quieter = samples + padding
            quieter.withUnsafeMutableBufferPointer { quieter in
                guard let start = quieter.baseAddress else { return }
                for place in stride(from: 0, to: quieter.count, by: length) {
                    noise_suppressor_process(suppressor, start + place)
                }
            }
        }
        return AudioChunk(samples: Array(quieter.prefix(samples.count)), sampleRate: sampleRate)
    }
}
