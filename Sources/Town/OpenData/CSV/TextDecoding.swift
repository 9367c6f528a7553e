public import Foundation
import Texts

/// Text as municipal files hold it: UTF-8, with or without a byte order mark, or else Windows-31J (CP932), which is
/// what a Japanese spreadsheet writes.
public enum TextDecoding {
    /// The largest published table of a town is a hundred times smaller.
    static let largestFile = 32 * 1024 * 1024

    public static func text(of data: Data, file: String) throws(DataError) -> String {
        guard data.count <= largestFile else {
            throw DataError(
                file: file,
                Text(
                    en:
                        "is \(data.count / 1_048_576) MB, and no more than \(largestFile / 1_048_576) MB are read: see whether this "
                        + "is the right file",
                    ja: "\(data.count / 1_048_576) MB です。読むのは \(largestFile / 1_048_576) MB までです。正しいファイルか見てください"))
        }
        let body = data.dropFirst(byteOrderMark(of: data))
        // Foundation's Shift JIS reads the vendor characters of CP932 too (①, ㈱, 髙), on Linux as on macOS.
        guard let text = String(data: body, encoding: .utf8) ?? String(data: body, encoding: .shiftJIS) else {
            throw DataError(
                file: file,
                Text(
                    en: "is neither UTF-8 nor Shift JIS text: save it again as “CSV UTF-8”",
                    ja: "UTF-8 でも Shift JIS でもありません。「CSV UTF-8」で保存してください"))
        }
        return text
    }

    /// The length of the byte order mark that a file begins with.
    static func byteOrderMark(of bytes: some Sequence<UInt8>) -> Int {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }
}
