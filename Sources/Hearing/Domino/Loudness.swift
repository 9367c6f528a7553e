/// Brings speech to the loudness at which DOMINO hears best, however far the person was from the microphone.
enum Loudness {
    /// Mean square of the loudest tenth: -23 dB of full scale. 4 dB more or less costs about a hundredth of the words in
    /// kitchen noise, and what helps one of the two speakers costs the other (development recordings).
    private static let target: Float = 0.005
    /// 10 ms at 16 kHz.
    private static let block = 160

    /// - Parameter samples: -1…1, whole blocks of 10 ms or more.
    static func normalized(_ samples: [Float]) -> [Float] {
        let energies = stride(from: 0, through: samples.count - block, by: block)
            .map { start in samples[start..<start + block].reduce(0) { $0 + $1 * $1 } / Float(block) }
            .sorted(by: >)
        let loudest = energies.prefix(max(energies.count / 10, 1))
        let energy = loudest.reduce(0, +) / Float(max(loudest.count, 1))
        guard energy > 0 else { return samples }
        let gain = (target / energy).squareRoot()
        return samples.map { $0 * gain }
    }
}
