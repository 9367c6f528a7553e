/// A loudspeaker as `Loudspeaker` uses it: a `PCM`, or in tests a device with faults.
public protocol PlaybackDevice: AnyObject {
    var format: PCMFormat { get }
    /// Waits until sound can be written. Returns false when the time passed first.
    func wait(atMost timeout: Duration) throws(ALSAError) -> Bool
    /// Takes as many samples as there is room for, and says how many.
    func write(_ samples: ArraySlice<Int16>) throws(ALSAError) -> Int
    /// Makes the device usable again after an xrun or a suspension. Returns false while that takes longer.
    func recover(from error: ALSAError) throws(ALSAError) -> Bool
    /// Plays out what was written: blocks for at most the length of the buffer.
    func drain() throws(ALSAError)
    /// Stops at once.
    func drop()
}
