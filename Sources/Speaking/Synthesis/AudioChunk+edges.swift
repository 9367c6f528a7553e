import Audio

extension AudioChunk {
    /// A sample below it is silence: −50 dBFS.
    private static let threshold: UInt16 = 104
    /// What is left begins and ends at zero, so that a join does not click.
    private static let fade = Duration.milliseconds(5)

    /// With as much silence before the first sound and behind the last as is wanted, but none that is not there: a
    /// voice's silence is cut and not lengthened.
    func withoutSilentEdges(keeping lead: Duration, and tail: Duration) -> AudioChunk {
        guard let (first, last) = Self.sound(in: samples) else { return self }
        let start = max(0, first - count(of: lead))
        let end = min(samples.count, last + 1 + count(of: tail))
        var cut = Array(samples[start..<end])
        let length = min(count(of: Self.fade), cut.count / 2)
        for index in 0..<length {
            cut[index] = Int16(Int(cut[index]) * index / length)
            let mirrored = cut.count - 1 - index
            cut[mirrored] = Int16(Int(cut[mirrored]) * index / length)
        }
        return AudioChunk(samples: cut, sampleRate: sampleRate)
    }

    /// The first and the last sample above the threshold.
    private static func sound(in samples: [Int16]) -> (first: Int, last: Int)? {
        samples.withUnsafeBufferPointer { samples in
            var (first, last) = (0, samples.count - 1)
            while first <= last, samples[first].magnitude < threshold { first += 1 }
            while last > first, samples[last].magnitude < threshold { last -= 1 }
            return first <= last ? (first, last) : nil
        }
    }

    private func count(of duration: Duration) -> Int {
        Int(duration.seconds * Double(sampleRate))
    }
}
