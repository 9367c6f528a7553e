/// The generator MT19937 (Matsumoto and Nishimura, ACM Trans. Modeling and Computer Simulation 8(1), 1998), seeded and
/// drawn from as `numpy.random.RandomState` does, whose numbers never change between versions (NEP 19).
public struct MersenneTwister: RandomNumberGenerator, Sendable {
    private static let size = 624
    private static let middle = 397

    private var state: [UInt32]
    private var position = MersenneTwister.size

    public init(seed: UInt32) {
        state = [seed]
        for index in 1..<Self.size {
            let last = state[index - 1]
            state.append(1_812_433_253 &* (last ^ last >> 30) &+ UInt32(index))
        }
    }

    public mutating func next() -> UInt64 {
        let high = UInt64(next32())
        return high << 32 | UInt64(next32())
    }

    /// `RandomState.randint(0, bound)`: draws under the smallest mask of ones until one is below.
    /// - Parameter bound: At least 1.
    package mutating func integer(below bound: UInt32) -> UInt32 {
        let largest = bound - 1
        guard largest > 0 else { return 0 }
        let mask = UInt32.max >> largest.leadingZeroBitCount
        while true {
            let drawn = next32() & mask
            if drawn <= largest { return drawn }
        }
    }

    private mutating func next32() -> UInt32 {
        if position == Self.size { refill() }
        var word = state[position]
        position += 1
        word ^= word >> 11
        word ^= word << 7 & 0x9D2C_5680
        word ^= word << 15 & 0xEFC6_0000
        return word ^ word >> 18
    }

    private mutating func refill() {
        for index in 0..<Self.size {
            let joined = state[index] & 0x8000_0000 | state[(index + 1) % Self.size] & 0x7FFF_FFFF
            let twisted = joined >> 1 ^ (joined & 1 == 0 ? 0 : 0x9908_B0DF)
            state[index] = state[(index + Self.middle) % Self.size] ^ twisted
        }
        position = 0
    }
}
