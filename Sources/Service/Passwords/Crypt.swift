import CCrypt
import Foundation

/// crypt(3) of libxcrypt. Its calls block for as long as a hash takes.
enum Crypt {
    /// Longest password, in bytes with the end mark, that libxcrypt takes.
    private static let maximumLength = Int(CRYPT_MAX_PASSPHRASE_SIZE)

    /// The bytes of a password: letters that look the same are the same, however a keyboard composes them (RFC 8265).
    static func phrase(_ password: String) throws(PasswordError) -> [CChar] {
        let bytes = password.precomposedStringWithCanonicalMapping.utf8CString
        guard bytes.count > 1 else { throw .empty }
        guard bytes.count <= maximumLength else { throw .tooLong(maximumBytes: maximumLength - 1) }
        // C would take what stands before it for the whole password.
        guard bytes.dropLast().allSatisfy({ $0 != 0 }) else { throw .zeroByte }
        return Array(bytes)
    }

    /// Method, cost and salt of a new hash: yescrypt at the library's own cost.
    static func setting(salt: [UInt8]) -> String? {
        var output = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
        let made = salt.withUnsafeBytes { bytes in
            crypt_gensalt_rn(
                "$y$", 0, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), &output,
                Int32(output.count)) != nil
        }
        return made ? text(output) : nil
    }

    /// - Parameter setting: Of a new hash, or a whole hash, whose method, cost and salt are then used.
    /// - Returns: Nil if the library refuses the setting.
    static func hash(_ phrase: [CChar], setting: String) -> String? {
        // 32 KB: too much for the stack of a thread to be sure of, and emptied because the password passes through it.
        let data = UnsafeMutablePointer<crypt_data>.allocate(capacity: 1)
        defer {
            explicit_bzero(data, MemoryLayout<crypt_data>.size)
            data.deallocate()
        }
        explicit_bzero(data, MemoryLayout<crypt_data>.size)
        return crypt_rn(phrase, setting, data, Int32(MemoryLayout<crypt_data>.size)).map { String(cString: $0) }
    }

    /// Whether a hash is of a method that may still be trusted: not DES or MD5, and none that the library does not know.
    static func isCurrent(_ hash: String) -> Bool {
        crypt_checksalt(hash) == CRYPT_SALT_OK
    }

    /// Compares every byte, whatever the first ones were: the time tells nothing of where they differ.
    static func isEqual(_ first: String, _ second: String) -> Bool {
        let (first, second) = (Array(first.utf8), Array(second.utf8))
        guard first.count == second.count else { return false }
        return zip(first, second).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func text(_ bytes: [CChar]) -> String {
        String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
