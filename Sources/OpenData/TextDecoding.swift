public import Foundation

/// Text as municipal files hold it: UTF-8, with or without a byte order mark, or else Windows-31J (CP932), which is
/// what a Japanese spreadsheet writes.
public enum TextDecoding {
    public static func text(of data: Data, file: String) throws(DataError) -> String {
        let byteOrderMark = Data([0xEF, 0xBB, 0xBF])
        let body = data.starts(with: byteOrderMark) ? data.dropFirst(byteOrderMark.count) : data
        // Foundation's Shift JIS reads the vendor characters of CP932 too (①, ㈱, 髙), on Linux as on macOS.
        guard let text = String(data: body, encoding: .utf8) ?? String(data: body, encoding: .shiftJIS) else {
            throw DataError(file: file, "is neither UTF-8 nor Shift JIS text: save it again as “CSV UTF-8”")
        }
        return text
    }
}
