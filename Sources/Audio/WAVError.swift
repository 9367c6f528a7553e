/// Why a WAV file cannot be read.
public struct WAVError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Reason: Sendable, Equatable {
        case notRIFF
        case notWAVE
        /// The file ends before the `fmt ` chunk does, or has none.
        case noFormat
        case noData
        case unsupportedEncoding(UInt16)
        case unsupportedWidth(bits: Int, encoding: UInt16)
        /// Channels, rate or frame size that no sound can have.
        case contradictoryFormat(String)
    }

    public var reason: Reason
    /// Bytes from the start of the file to the place that is wrong.
    public var offset: Int

    public var description: String {
        "\(explanation) (at byte \(offset))"
    }

    private var explanation: String {
        switch reason {
        case .notRIFF:
            "not a WAV file: it does not begin with RIFF; convert it first, e.g. with sox"
        case .notWAVE:
            "a RIFF file, but not WAVE sound; convert it first, e.g. with sox"
        case .noFormat:
            "the file ends before its sound format is given: it is cut short or damaged"
        case .noData:
            "the file has no sound data: it is cut short or damaged"
        case .unsupportedEncoding(let tag):
            "sound is encoded as WAVE format \(tag), and only PCM (1) and float (3) can be read; "
                + "convert it, e.g. with sox -e signed"
        case .unsupportedWidth(let bits, let encoding):
            "\(encoding == 3 ? "float" : "PCM") samples of \(bits) bits cannot be read; "
                + "use 8, 16, 24 or 32 bit PCM, or 32 or 64 bit float"
        case .contradictoryFormat(let what):
            "the file's sound format contradicts itself: \(what)"
        }
    }
}
