public import Texts

/// Why a WAV file cannot be read.
public struct WAVError: ExplainedError, Equatable {
    public enum Reason: Sendable, Equatable {
        case empty
        case notRIFF
        case notWAVE
        /// The file ends before the `fmt ` chunk does, or has none.
        case noFormat
        case noData
        case unsupportedEncoding(UInt16)
        case unsupportedWidth(bits: Int, encoding: UInt16)
        // No sound can have these.
        case noChannel
        case noRate
        case contradictoryFrame(bytes: Int, channels: Int, bits: Int)
    }

    public var reason: Reason
    /// Bytes from the start of the file to the place that is wrong.
    public var offset: Int

    public var text: Text {
        explanation + Text(en: " (at byte \(offset))", ja: "（\(offset) バイト目）")
    }

    private var explanation: Text {
        switch reason {
        case .empty: Text(en: "there is nothing in it: no byte came", ja: "中に何もありません")
        case .notRIFF:
            Text(
                en: "not a WAV file: it does not begin with RIFF; convert it first, e.g. with sox",
                ja: "WAV ではありません。初めに RIFF がありません。sox などで変えてください")
        case .notWAVE:
            Text(
                en: "a RIFF file, but not WAVE sound; convert it first, e.g. with sox",
                ja: "RIFF ですが、WAVE の音ではありません。sox などで変えてください")
        case .noFormat:
            Text(
                en: "the file ends before its sound format is given: it is cut short or damaged",
                ja: "音の形が書いてある所の前で終わっています。切れたか、こわれたファイルです")
        case .noData:
            Text(en: "the file has no sound data: it is cut short or damaged", ja: "音がありません。切れたか、こわれたファイルです")
        case .unsupportedEncoding(let tag):
            Text(
                en: "sound is encoded as WAVE format \(tag), and only PCM (1) and float (3) can be read; "
                    + "convert it, e.g. with sox -e signed",
                ja: "WAVE の形 \(tag) は読めません。読めるのは PCM（1）と float（3）です。sox -e signed などで変えてください")
        case .unsupportedWidth(let bits, let encoding):
            Text(
                en: "\(encoding == 3 ? "float" : "PCM") samples of \(bits) bits cannot be read; "
                    + "use 8, 16, 24 or 32 bit PCM, or 32 or 64 bit float",
                ja: "\(bits) bit の \(encoding == 3 ? "float" : "PCM") は読めません。"
                    + "PCM なら 8、16、24、32 bit、float なら 32、64 bit にしてください")
        case .noChannel: contradicts(Text(en: "it has no channel", ja: "チャンネルの数が 0 です"))
        case .noRate: contradicts(Text(en: "its rate is 0 samples a second", ja: "一秒の数が 0 です"))
        case .contradictoryFrame(let bytes, let channels, let bits):
            contradicts(
                Text(
                    en: "\(channels) × \(bits) bits do not make a frame of \(bytes) bytes",
                    ja: "\(channels) × \(bits) bit が \(bytes) バイトになりません"))
        }
    }

    private func contradicts(_ what: Text) -> Text {
        Text(en: "the file's sound format contradicts itself: ", ja: "音の形が、合っていません：") + what
    }
}
