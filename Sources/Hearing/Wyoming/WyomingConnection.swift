import Foundation
import Glibc

/// One TCP connection. Its calls block the calling thread, at most until a deadline.
struct WyomingConnection: ~Copyable {
    private static let chunk = 64 * 1024

    private let descriptor: Int32
    private let deadline: ContinuousClock.Instant
    private var reader = WyomingReader()

    /// - Throws: `WyomingError.unreachable`, `.tooSlow`.
    init(to address: ServiceAddress, deadline: ContinuousClock.Instant) throws(WyomingError) {
        let family = address.bytes.count == 4 ? AF_INET : AF_INET6
        descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        self.deadline = deadline
        guard descriptor >= 0 else { throw .unreachable(address, reason: Self.reason(errno)) }
        if address.withSocketAddress({ connect(descriptor, $0, $1) }) != 0 {
            guard errno == EINPROGRESS else { throw .unreachable(address, reason: Self.reason(errno)) }
            try wait(for: POLLOUT)
            var (problem, size) = (Int32(0), socklen_t(MemoryLayout<Int32>.size))
            getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &problem, &size)
            guard problem == 0 else { throw .unreachable(address, reason: Self.reason(problem)) }
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// - Throws: `WyomingError.closed`, `.tooSlow`.
    func send(_ event: WyomingEvent) throws(WyomingError) {
        guard var rest = try? event.encoded()[...] else { throw .garbage }
        while !rest.isEmpty {
            try wait(for: POLLOUT)
            // A peer that has gone is an error of this call, not a signal that ends the program.
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if sent > 0 {
                rest = rest.dropFirst(sent)
            } else if errno != EAGAIN, errno != EINTR {
                throw .closed
            }
        }
    }

    /// The next event of one of some types; others are passed over, as the protocol wants it.
    /// - Throws: `WyomingError`; `.failed` for the event `error`.
    mutating func receive(_ type: String) throws(WyomingError) -> WyomingEvent {
        while true {
            while let event = try reader.next() {
                if event.type == type { return event }
                if event.type == "error" {
                    throw .failed((try? event.value(Failure.self).text) ?? "")
                }
            }
            try wait(for: POLLIN)
            var buffer = Data(count: Self.chunk)
            let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
            if count > 0 {
                reader.append(buffer.prefix(count))
            } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
                throw .closed
            }
        }
    }

    private struct Failure: Decodable {
        var text: String
    }

    private func wait(for events: Int32) throws(WyomingError) {
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { throw .tooSlow }
        let milliseconds = left / .milliseconds(1)
        var poll = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        let ready = Glibc.poll(&poll, 1, Int32(milliseconds.rounded(.up)))
        guard ready != 0 else { throw .tooSlow }
        guard ready > 0 || errno == EINTR else { throw .closed }
    }

    private static func reason(_ number: Int32) -> String {
        String(cString: strerror(number))
    }
}
