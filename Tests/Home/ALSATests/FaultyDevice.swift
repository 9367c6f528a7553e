import ALSA

/// A device that does what a script says, one step for each wait, and then what the last step says for ever.
final class FaultyDevice: CaptureDevice, PlaybackDevice {
    enum Step {
        /// A period of sound, or room for one.
        case sound
        /// Less sound than a period.
        case short(Int)
        /// It says that there is sound or room, and there is none.
        case empty
        /// Nothing until the time is over.
        case quiet
        case error(Int32)
    }

    let format = PCMFormat(rate: 16_000, channels: 1, sample: .int16, period: 320, buffer: 8000)
    private var steps: [Step]
    private(set) var taken: [Int16] = []
    private(set) var recoveries = 0
    private(set) var isDropped = false
    private(set) var isDrained = false

    init(_ steps: [Step]) {
        self.steps = steps
    }

    private func next() -> Step {
        steps.count > 1 ? steps.removeFirst() : steps[0]
    }

    func wait(atMost timeout: Duration) throws(ALSAError) -> Bool {
        if case .quiet = steps[0] {
            _ = next()
            return false
        }
        return true
    }

    func read() throws(ALSAError) -> [Int16] {
        switch next() {
        case .sound: return Array(repeating: 1, count: format.period)
        case .short(let count): return Array(repeating: 1, count: count)
        case .empty, .quiet: return []
        case .error(let number): throw ALSAError("snd_pcm_readi", device: "faulty", number: -number)
        }
    }

    func write(_ samples: ArraySlice<Int16>) throws(ALSAError) -> Int {
        switch next() {
        case .sound:
            taken += samples.prefix(format.period)
            return min(samples.count, format.period)
        case .short(let count):
            taken += samples.prefix(count)
            return min(samples.count, count)
        case .empty, .quiet: return 0
        case .error(let number): throw ALSAError("snd_pcm_writei", device: "faulty", number: -number)
        }
    }

    func recover(from error: ALSAError) throws(ALSAError) -> Bool {
        recoveries += 1
        return recoveries != 1 || error.code != .suspended
    }

    func drain() throws(ALSAError) {
        isDrained = true
    }

    func drop() {
        isDropped = true
    }
}
