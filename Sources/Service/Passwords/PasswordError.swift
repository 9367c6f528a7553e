public import Texts

/// Why a password cannot be kept. Never holds the password.
public enum PasswordError: ExplainedError, Equatable {
    case empty
    case tooLong(maximumBytes: Int)
    case zeroByte
    /// The library refused.
    case notHashed

    public var text: Text {
        switch self {
        case .empty: Text(en: "the password is empty: type one", ja: "合言葉がありません。入れてください")
        case .tooLong(let bytes):
            Text(
                en: "the password is longer than \(bytes) bytes: choose a shorter one",
                ja: "合言葉が長すぎます（\(bytes) バイトまで）。短くしてください")
        case .zeroByte:
            Text(
                en: "the password holds a sign that ends it: use letters, digits and marks",
                ja: "合言葉に使えない字があります。文字と数字と記号で書いてください")
        case .notHashed:
            Text(
                en: "the password could not be hashed: check that libcrypt of Debian is installed",
                ja: "合言葉を残せませんでした。Debian の libcrypt を確認してください")
        }
    }
}
