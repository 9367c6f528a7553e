import Glibc

/// Where a service listens: a number of the household's own network, never a name that somebody would have to be asked
/// for, and never an address outside.
public struct ServiceAddress: Sendable, Hashable, CustomStringConvertible {
    /// IPv4 as four bytes, IPv6 as sixteen.
    let bytes: [UInt8]
    let port: UInt16
    public let description: String

    /// - Parameter text: `127.0.0.1:10300`, `localhost:10300`, `[fd00::2]:10300`.
    /// - Returns: nil for anything else, a public address among them.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
            return nil
        }
        let host = String(text[..<colon])
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        let number = host == "localhost" ? "127.0.0.1" : isBracketed ? String(host.dropFirst().dropLast()) : host
        guard let bytes = isBracketed ? Self.parse(number, AF_INET6, 16) : Self.parse(number, AF_INET, 4) else {
            return nil
        }
        (self.bytes, self.port, description) = (bytes, port, text)
        guard isOfTheHousehold else { return nil }
    }

    private static func parse(_ number: String, _ family: Int32, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, number, &bytes) == 1 ? bytes : nil
    }

    /// Whether it is on this machine, or one of those addresses that no router passes on to the Internet (RFC 1918, 3927,
    /// 4193 and 4291).
    private var isOfTheHousehold: Bool {
        switch bytes.count {
        case 4:
            bytes[0] == 127 || bytes[0] == 10 || (bytes[0] == 172 && bytes[1] & 0xF0 == 16)
                || (bytes[0] == 192 && bytes[1] == 168) || (bytes[0] == 169 && bytes[1] == 254)
        default:
            bytes == Array(repeating: 0, count: 15) + [1] || bytes[0] & 0xFE == 0xFC
        }
    }

    /// Calls `body` with the address as the system wants it.
    func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        if bytes.count == 4 {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            withUnsafeMutableBytes(of: &address.sin_addr) { $0.copyBytes(from: bytes) }
            return withUnsafeBytes(of: &address) { Self.call(body, $0) }
        }
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyBytes(from: bytes) }
        return withUnsafeBytes(of: &address) { Self.call(body, $0) }
    }

    private static func call<Result>(
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result, _ bytes: UnsafeRawBufferPointer
    ) -> Result {
        var storage = sockaddr_storage()
        withUnsafeMutableBytes(of: &storage) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(bytes.count)) }
        }
    }
}
