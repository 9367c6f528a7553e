/// The level of the steady noise in each frequency band: the lowest smoothed level of the last two seconds, in the
/// manner of minimum statistics (Martin, IEEE Trans. Speech and Audio Processing 9(5), 2001).
///
/// Speech leaves every band again and again within two seconds, a fan or a hum does not: so the floor follows noise of
/// any spectrum, down at once and up after two seconds, and never follows speech.
struct NoiseFloor: Sendable {
    /// Frames whose minimum is one number; the window is `blocks` of them.
    private static let framesPerBlock = 10
    private static let blocks = 10
    /// The least of 100 smoothed levels of steady noise lies this far below their mean (measured on white noise), in dB.
    private static let bias: Float = 2.5

    private var smoothed: [Float]
    private var current: [Float]
    private var history: [[Float]] = []
    private var frames = 0
    /// The floor of each band, in the decibels that were put in.
    private(set) var levels: [Float]

    init(bands: Int) {
        smoothed = []
        current = Array(repeating: .greatestFiniteMagnitude, count: bands)
        levels = Array(repeating: .greatestFiniteMagnitude, count: bands)
    }

    /// - Parameter decibels: The level of each band in the newest frame.
    mutating func update(_ decibels: [Float]) {
        if smoothed.isEmpty {
            smoothed = decibels
        }
        for band in decibels.indices {
            smoothed[band] += 0.3 * (decibels[band] - smoothed[band])
            current[band] = min(current[band], smoothed[band])
            let minimum = history.reduce(current[band]) { min($0, $1[band]) }
            levels[band] = minimum + Self.bias
        }
        frames += 1
        if frames == Self.framesPerBlock {
            frames = 0
            history.append(current)
            if history.count == Self.blocks {
                history.removeFirst()
            }
            current = smoothed
        }
    }
}
