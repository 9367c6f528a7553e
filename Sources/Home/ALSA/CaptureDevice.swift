/// A microphone as `Microphone` uses it: a `PCM`, or in tests a device with faults.
public protocol CaptureDevice: AnyObject {
    var format: PCMFormat { get }
    /// Waits until sound can be read. Returns false when the time passed first.
    func wait(atMost timeout: Duration) throws(ALSAError) -> Bool
    /// What is there, mixed to mono, at the format's rate; empty where nothing is there yet.
    func read() throws(ALSAError) -> [Int16]
    /// Makes the device usable again after an xrun or a suspension. Returns false while that takes longer.
    func recover(from error: ALSAError) throws(ALSAError) -> Bool
}
