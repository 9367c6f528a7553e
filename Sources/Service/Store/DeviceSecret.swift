import Crypto
import Foundation
import Texts

/// What a device proves itself with: `mdv1_<device>_<43 characters>`, of which the service keeps a hash only.
///
/// The secret has 256 random bits, so that a fast hash is enough; the prefix makes a leaked one easy to find.
public struct DeviceSecret: Sendable {
    public var device: String
    /// The whole of it, for the device's file and the Authorization header.
    public var token: String

    static let prefix = "mdv1"

    /// A new secret of a device.
    init(device: String) {
        self.device = device
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        token = "\(Self.prefix)_\(device)_\(bytes.base64URL)"
    }

    /// - Returns: Nil for a text that is none.
    public init?(_ token: String) {
        let parts = token.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == Self.prefix, !parts[1].isEmpty, parts[2].count == 43 else { return nil }
        device = String(parts[1])
        self.token = token
    }

    /// SHA-256 in hexadecimal digits.
    var hash: String {
        SHA256.hash(data: Data(token.utf8)).hexadecimal
    }

    /// Whether `hash` is that of this secret, in a time that does not depend on it.
    func matches(_ hash: String) -> Bool {
        let (own, other) = (Array(self.hash.utf8), Array(hash.utf8))
        guard own.count == other.count else { return false }
        return zip(own, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension Data {
    /// Without padding (RFC 4648, section 5).
    fileprivate var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
