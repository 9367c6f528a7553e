import CSampleRate

/// Changes the rate of a stream of mono sound with libsamplerate's band-limited interpolation
/// (Smith, "Digital Audio Resampling"; http://libsndfile.github.io/libsamplerate).
///
/// Output keeps step with input over any length; it lags by the filter's half width (a few milliseconds) until `finish`.
public struct Resampler: ~Copyable {
    public let sourceRate: Int
    public let targetRate: Int
    /// Nil where both rates are the same: then sound passes through untouched.
    private let state: OpaquePointer?

    /// - Parameters:
    ///   - sourceRate: Samples a second of what goes in.
    ///   - targetRate: Samples a second of what comes out; at most 256 times more or less.
    public init(from sourceRate: Int, to targetRate: Int) throws(ResamplerError) {
        func failure(_ cause: String) -> ResamplerError {
            ResamplerError(sourceRate: sourceRate, targetRate: targetRate, cause: cause)
        }
        guard sourceRate > 0, targetRate > 0 else { throw failure("a rate must be above 0") }
        guard src_is_valid_ratio(Double(targetRate) / Double(sourceRate)) != 0 else {
            throw failure("the rates are more than 256 times apart")
        }
        var state: OpaquePointer?
        if sourceRate != targetRate {
            var code: Int32 = 0
            state = src_new(Int32(SRC_SINC_FASTEST), 1, &code)
            guard state != nil else { throw failure(String(cString: src_strerror(code))) }
        }
        self.sourceRate = sourceRate
        self.targetRate = targetRate
        self.state = state
    }

    deinit {
        if let state {
            src_delete(state)
        }
    }

    /// The samples that can be computed so far.
    public mutating func process(_ samples: [Int16]) throws(ResamplerError) -> [Int16] {
        try convert(samples, isLast: false)
    }

    /// The last samples of the stream. The resampler is then ready for another stream.
    public mutating func finish() throws(ResamplerError) -> [Int16] {
        let rest = try convert([], isLast: true)
        if let state {
            src_reset(state)
        }
        return rest
    }

    private func convert(_ samples: [Int16], isLast: Bool) throws(ResamplerError) -> [Int16] {
        guard let state else { return samples }
        var input = [Float](repeating: 0, count: samples.count)
        src_short_to_float_array(samples, &input, Int32(samples.count))
        let ratio = Double(targetRate) / Double(sourceRate)
        // At the end of a stream the converter also gives out what its filter held back.
        var output = [Float](repeating: 0, count: Int(Double(samples.count) * ratio) + 1024)
        var result: [Int16] = []
        var consumed = 0
        while true {
            var code: Int32 = 0
            var used = 0
            var generated = 0
            input.withUnsafeBufferPointer { input in
                output.withUnsafeMutableBufferPointer { output in
                    // libsamplerate refuses null pointers even for zero samples.
                    withUnsafePointer(to: Float(0)) { nothing in
                        var data = SRC_DATA()
                        data.data_in = input.baseAddress.map { $0 + consumed } ?? nothing
                        data.input_frames = input.count - consumed
                        data.data_out = output.baseAddress
                        data.output_frames = output.count
                        data.end_of_input = isLast ? 1 : 0
                        data.src_ratio = ratio
                        code = src_process(state, &data)
                        used = data.input_frames_used
                        generated = data.output_frames_gen
                    }
                }
            }
            guard code == 0 else {
                throw ResamplerError(
                    sourceRate: sourceRate, targetRate: targetRate, cause: String(cString: src_strerror(code)))
            }
            result += [Int16](unsafeUninitializedCapacity: generated) { converted, count in
                if let base = converted.baseAddress {
                    src_float_to_short_array(output, base, Int32(generated))
                    count = generated
                }
            }
            consumed += used
            if consumed >= input.count, generated < output.count { return result }
        }
    }
}

extension AudioChunk {
    /// The same sound at another rate.
    public func resampled(to rate: Int) throws(ResamplerError) -> AudioChunk {
        var resampler = try Resampler(from: sampleRate, to: rate)
        var samples = try resampler.process(samples)
        samples += try resampler.finish()
        return AudioChunk(samples: samples, sampleRate: rate)
    }
}
