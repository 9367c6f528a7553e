import AsyncHTTPClient
import DeviceLink
public import Foundation
public import Logging
import NIOCore
import NIOHTTP1
public import ServiceLifecycle
import Texts

/// Sends the outbox to the town's service: looks every second, and sends all that waits.
public struct OutboxSender: Service {
    private let store: HomeStore
    private let service: URL
    private let token: String
    private let now: @Sendable () -> Date
    private let logger: Logger

    /// - Parameters:
    ///   - service: The service's address, `http://127.0.0.1:8080`.
    ///   - token: The device's secret.
    public init(
        store: HomeStore, service: URL, token: String, now: @escaping @Sendable () -> Date = { Date() }, logger: Logger
    ) {
        self.store = store
        self.service = service
        self.token = token
        self.now = now
        self.logger = logger
    }

    /// Sends until it is cancelled or a graceful shutdown begins. A line that is cut is said once, until it is there again.
    public func run() async throws {
        var trouble: String?
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                while try await sendNext() {}
                if trouble != nil { logger.info("what waited is sent again") }
                trouble = nil
            } catch {
                let reason = Text(error).en
                if reason != trouble {
                    logger.warning("what waits could not be sent", metadata: ["reason": "\(reason)"])
                }
                trouble = reason
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }

    /// Sends one batch.
    /// - Returns: Whether there was one, and the service took some of it.
    func sendNext() async throws -> Bool {
        let batch = try await store.waiting()
        guard !batch.events.isEmpty else { return false }
        var request = HTTPClientRequest(url: service.appending(path: EventBatch.path).absoluteString)
        request.method = .POST
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(string: try batch.jsonLine()))
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        let body = try await response.body.collect(upTo: 1 << 20)
        guard response.status == .ok else { throw Refused(status: Int(response.status.code)) }
        let receipt = try JSONDecoder().decode(EventReceipt.self, from: Data(body.readableBytesView))
        try await store.note(receipt, at: now())
        return !receipt.results.isEmpty
    }
}

/// The service answered, but took nothing.
private struct Refused: ExplainedError {
    var status: Int

    var text: Text {
        status == 401 || status == 403
            ? Text(
                en: "the service does not know this device (\(status)): register it anew with mimamori device add",
                ja: "役場がこの機械を知りません（\(status)）。mimamori device add で登録してください")
            : Text(en: "the service answered with \(status)", ja: "役場の答えは \(status) でした")
    }
}
