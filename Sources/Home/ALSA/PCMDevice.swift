/// A `PCM` behind the protocols of `Microphone` and `Loudspeaker`.
public final class PCMDevice: CaptureDevice, PlaybackDevice {
    private let pcm: PCM

    public var format: PCMFormat { pcm.format }

    /// Opens the device; a capture begins at once.
    public init(_ device: String, _ direction: PCM.Direction, configuration: ALSAConfiguration) throws(ALSAError) {
        pcm = try PCM(device, direction, configuration: configuration)
        if direction == .capture {
            try pcm.start()
        }
    }

    public func wait(atMost timeout: Duration) throws(ALSAError) -> Bool { try pcm.wait(atMost: timeout) }

    public func read() throws(ALSAError) -> [Int16] { try pcm.read() }

    public func write(_ samples: ArraySlice<Int16>) throws(ALSAError) -> Int { try pcm.write(samples) }

    public func recover(from error: ALSAError) throws(ALSAError) -> Bool { try pcm.recover(from: error) }

    public func drain() throws(ALSAError) { try pcm.drain() }

    public func drop() { pcm.drop() }
}
