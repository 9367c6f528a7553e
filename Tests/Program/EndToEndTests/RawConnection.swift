import Foundation
import Testing

/// A TCP connection to this machine whose every byte the test decides: half a request, an idle line.
final class RawConnection {
    struct Refused: Error {}

    private let descriptor: Int32

    init(to port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) }
        }
        guard connected == 0 else { throw Refused() }
    }

    deinit { close(descriptor) }

    /// A report of a device, as text.
    static func post(_ body: String, token: String) -> String {
        """
        POST /api/v1/device/events HTTP/1.1\r
        Host: 127.0.0.1\r
        Authorization: Bearer \(token)\r
        Content-Length: \(body.utf8.count)\r
        \r
        \(body)
        """
    }

    func send(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        #expect(Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
    }

    /// What comes until `end` has come, the other side has closed, or nothing has come for 30 s.
    func receive(until end: String) -> String {
        var received = ""
        var bytes = [UInt8](repeating: 0, count: 4096)
        while !received.contains(end) {
            let count = recv(descriptor, &bytes, bytes.count, 0)
            guard count > 0 else { break }
            received += String(decoding: bytes[..<count], as: UTF8.self)
        }
        return received
    }
}
