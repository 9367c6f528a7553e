import CALSA

/// The owner of one open libasound PCM. Nothing here waits longer than it is told to; not thread-safe: one owner.
///
/// Calls: https://www.alsa-project.org/alsa-doc/alsa-lib/pcm.html
public struct PCM: ~Copyable {
    public enum Direction: Sendable {
        case capture, playback

        var stream: snd_pcm_stream_t {
            self == .capture ? SND_PCM_STREAM_CAPTURE : SND_PCM_STREAM_PLAYBACK
        }
    }

    public let device: String
    public let direction: Direction
    public let format: PCMFormat
    private let handle: OpaquePointer

    /// Opens a device and agrees on a format that it has itself: no hidden conversion of rates by libasound, whose
    /// own is linear interpolation. 16 kHz, mono and 16 bits are taken where there is a choice.
    public init(_ device: String, _ direction: Direction, configuration: ALSAConfiguration = .system) throws(ALSAError)
    {
        let handle = try configuration.open(device, direction.stream)
        let format: PCMFormat
        do {
            format = try PCMNegotiation(handle: handle, device: device, direction: direction).agree()
        } catch {
            snd_pcm_close(handle)
            throw error
        }
        self.device = device
        self.direction = direction
        self.format = format
        self.handle = handle
    }

    deinit {
        _ = ALSALog.collect { snd_pcm_close(handle) }
    }

    /// Whether the PCM is the `null` plugin, which hears nothing and plays nothing.
    var isNull: Bool { snd_pcm_type(handle) == SND_PCM_TYPE_NULL }

    /// Starts a capture; a playback starts by itself once enough was written.
    public func start() throws(ALSAError) {
        try check("snd_pcm_start") { snd_pcm_start(handle) }
    }

    /// Waits until a period can be read or written.
    ///
    /// - Returns: False when the time passed first.
    public func wait(atMost timeout: Duration) throws(ALSAError) -> Bool {
        let milliseconds = Int32(timeout / .milliseconds(1))
        return try check("snd_pcm_wait") { snd_pcm_wait(handle, milliseconds) } != 0
    }

    /// Reads what is there, at most one period, mixed to mono. Empty where nothing is there yet.
    public func read() throws(ALSAError) -> [Int16] {
        // Zeroed, because a plugin has been seen to report more frames than it filled.
        var bytes = [UInt8](repeating: 0, count: format.period * format.frameSize)
        let (frames, log) = ALSALog.collect {
            snd_pcm_readi(handle, &bytes, snd_pcm_uframes_t(format.period))
        }
        if frames == -Int(EAGAIN) { return [] }
        guard frames >= 0 else { throw ALSAError("snd_pcm_readi", device: device, number: Int32(frames), log: log) }
        return bytes.withUnsafeBytes {
            format.mono(UnsafeRawBufferPointer(rebasing: $0.prefix(frames * format.frameSize)))
        }
    }

    /// Writes as much as there is room for.
    ///
    /// - Returns: The samples taken; 0 where there is no room yet.
    public func write(_ samples: ArraySlice<Int16>) throws(ALSAError) -> Int {
        let bytes = format.interleaved(samples.prefix(format.period))
        let (frames, log) = ALSALog.collect {
            snd_pcm_writei(handle, bytes, snd_pcm_uframes_t(bytes.count / format.frameSize))
        }
        if frames == -Int(EAGAIN) { return 0 }
        guard frames >= 0 else { throw ALSAError("snd_pcm_writei", device: device, number: Int32(frames), log: log) }
        return frames
    }

    /// Makes the PCM usable again after an xrun or a suspension.
    ///
    /// - Returns: False while the machine is still waking up: call again a little later.
    public func recover(from error: ALSAError) throws(ALSAError) -> Bool {
        if error.code == .suspended {
            let code = ALSALog.collect { snd_pcm_resume(handle) }.result
            if code == -EAGAIN { return false }
            if code >= 0 { return true }
            // The driver cannot resume where it was; a new start always works.
        }
        try check("snd_pcm_prepare") { snd_pcm_prepare(handle) }
        if direction == .capture {
            try start()
        }
        return true
    }

    /// Plays out what was written, however little, and returns when it has been heard: blocks for at most the length
    /// of the buffer.
    public func drain() throws(ALSAError) {
        // What a drain in non-blocking mode returns differs between plugins; this wait is bounded by the buffer.
        try check("snd_pcm_nonblock") { snd_pcm_nonblock(handle, 0) }
        defer { _ = ALSALog.collect { snd_pcm_nonblock(handle, 1) } }
        try check("snd_pcm_drain") { snd_pcm_drain(handle) }
    }

    /// Stops at once; what was not yet played is lost.
    public func drop() {
        _ = ALSALog.collect { snd_pcm_drop(handle) }
    }

    @discardableResult
    private func check(_ operation: String, _ call: () -> Int32) throws(ALSAError) -> Int32 {
        let (code, log) = ALSALog.collect(call)
        guard code >= 0 else { throw ALSAError(operation, device: device, number: code, log: log) }
        return code
    }
}
