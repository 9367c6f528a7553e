import CALSA
import Texts

/// Agrees with an opened PCM on rate, channels, sample format, period and buffer.
struct PCMNegotiation {
    /// In order of preference: the rate that needs no conversion, then those of common hardware.
    private static let rates: [UInt32] = [16_000, 48_000, 44_100, 32_000, 96_000]
    private static let samples: [(PCMFormat.Sample, snd_pcm_format_t)] = [
        (.int16, SND_PCM_FORMAT_S16), (.int32, SND_PCM_FORMAT_S32), (.float32, SND_PCM_FORMAT_FLOAT),
    ]
    private static let periodsPerSecond = 50

    let handle: OpaquePointer
    let device: String
    let direction: PCM.Direction

    func agree() throws(ALSAError) -> PCMFormat {
        var allocated: OpaquePointer?
        try check("snd_pcm_hw_params_malloc") { snd_pcm_hw_params_malloc(&allocated) }
        defer { snd_pcm_hw_params_free(allocated) }
        let parameters = allocated
        try check("snd_pcm_hw_params_any") { snd_pcm_hw_params_any(handle, parameters) }
        try check("snd_pcm_hw_params_set_rate_resample") { snd_pcm_hw_params_set_rate_resample(handle, parameters, 0) }
        try check("snd_pcm_hw_params_set_access") {
            snd_pcm_hw_params_set_access(handle, parameters, SND_PCM_ACCESS_RW_INTERLEAVED)
        }
        guard
            let (sample, format) = Self.samples.first(where: {
                snd_pcm_hw_params_test_format(handle, parameters, $0.1) == 0
            })
        else {
            throw ALSAError(
                code: .unsupportedFormat, operation: "snd_pcm_hw_params_test_format",
                subject: .device(device),
                reason: Text(
                    en: "it offers none of the sample formats S16, S32 and FLOAT", ja: "S16、S32、FLOAT のどれも使えません"))
        }
        try check("snd_pcm_hw_params_set_format") { snd_pcm_hw_params_set_format(handle, parameters, format) }
        var channels: UInt32 = 1
        try check("snd_pcm_hw_params_set_channels_near") {
            snd_pcm_hw_params_set_channels_near(handle, parameters, &channels)
        }
        var rate =
            Self.rates.first { snd_pcm_hw_params_test_rate(handle, parameters, $0, 0) == 0 } ?? Self.rates[0]
        try check("snd_pcm_hw_params_set_rate_near") {
            snd_pcm_hw_params_set_rate_near(handle, parameters, &rate, nil)
        }
        var period = snd_pcm_uframes_t(Int(rate) / Self.periodsPerSecond)
        try check("snd_pcm_hw_params_set_period_size_near") {
            snd_pcm_hw_params_set_period_size_near(handle, parameters, &period, nil)
        }
        // Half a second of patience for a busy machine when listening; less when speaking, since it is what a person
        // waits for when the speaker is told to stop.
        var buffer = snd_pcm_uframes_t(Int(rate) / (direction == .capture ? 2 : 5))
        try check("snd_pcm_hw_params_set_buffer_size_near") {
            snd_pcm_hw_params_set_buffer_size_near(handle, parameters, &buffer)
        }
        try check("snd_pcm_hw_params") { snd_pcm_hw_params(handle, parameters) }
        try setThresholds(period: period, buffer: buffer)
        return PCMFormat(
            rate: Int(rate), channels: Int(channels), sample: sample, period: Int(period), buffer: Int(buffer))
    }

    private func setThresholds(period: snd_pcm_uframes_t, buffer: snd_pcm_uframes_t) throws(ALSAError) {
        var allocated: OpaquePointer?
        try check("snd_pcm_sw_params_malloc") { snd_pcm_sw_params_malloc(&allocated) }
        defer { snd_pcm_sw_params_free(allocated) }
        let parameters = allocated
        try check("snd_pcm_sw_params_current") { snd_pcm_sw_params_current(handle, parameters) }
        // Sound starts after three periods: soon, and with something in hand should the next chunk come late.
        let start = direction == .capture ? 1 : min(3 * period, buffer)
        try check("snd_pcm_sw_params_set_start_threshold") {
            snd_pcm_sw_params_set_start_threshold(handle, parameters, start)
        }
        try check("snd_pcm_sw_params_set_avail_min") {
            snd_pcm_sw_params_set_avail_min(handle, parameters, period)
        }
        try check("snd_pcm_sw_params") { snd_pcm_sw_params(handle, parameters) }
    }

    private func check(_ operation: String, _ call: () -> Int32) throws(ALSAError) {
        let (code, log) = ALSALog.collect(call)
        guard code >= 0 else {
            var error = ALSAError(operation, device: device, number: code, log: log)
            if code == -EINVAL {
                error.code = .unsupportedFormat
            }
            throw error
        }
    }
}
