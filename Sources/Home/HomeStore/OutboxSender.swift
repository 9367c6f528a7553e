import AsyncHTTPClient
import DeviceLink
public import Foundation
public import Logging
import NIOCore
import NIOHTTP1
public import ServiceLifecycle
import Texts

/// Sends the outbox to the town's service: looks every second, and sends all that waits.
///
/// With nothing to send it greets the service at the start and every minute: only so it learns that the service was
/// restored from a backup, and that what was sent before must be sent again.
public struct OutboxSender: Service {
    private let store: HomeStore
    private let service: URL
    private let token: String
    private let greeting: Duration
    private let now: @Sendable () -> Date
    private let logger: Logger

    /// - Parameters:
    ///   - service: The service's address, `http://127.0.0.1:8080`.
    ///   - token: The device's secret.
    ///   - greeting: How long nothing is sent at most.
    public init(
        store: HomeStore, service: URL, token: String, greeting: Duration = .seconds(60),
        now: @escaping @Sendable () -> Date = { Date() }, logger: Logger
    ) {
        self.store = store
        self.service = service
        self.token = token
        self.greeting = greeting
        self.now = now
        self.logger = logger
    }

    /// Sends until it is cancelled or a graceful shutdown begins. A line that is cut is said once, until it is there again.
    public func run() async throws {
        var trouble: String?
        var greeted: ContinuousClock.Instant?
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            let isDue = greeted.map { $0.duration(to: .now) >= greeting } ?? true
            if isDue { greeted = .now }
            do {
                if try await sendAll(greets: isDue), trouble != nil {
                    logger.info("what waited is sent again")
                    trouble = nil
                }
            } catch {
                // A line that is cut by the end of the program is no trouble.
                guard !Task.isCancelled else { return }
                let reason = Text(error).en
                if reason != trouble {
                    logger.warning("what waits could not be sent", metadata: ["reason": "\(reason)"])
                }
                trouble = reason
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }

    /// Sends batch after batch, as long as the service takes them.
    /// - Parameter greets: Whether an empty one is sent if nothing waits.
    /// - Returns: Whether the service has answered.
    func sendAll(greets: Bool) async throws -> Bool {
        var hasAnswered = false
        while true {
            let batch = try await store.waiting()
            guard !batch.events.isEmpty || greets && !hasAnswered else { return hasAnswered }
            let tookSome: Bool
            do {
                tookSome = try await note(send(batch))
            } catch let refusal as Refused where refusal.status == Refused.tooLarge && !batch.events.isEmpty {
                tookSome = try await sendAlone(batch.events[0])
            }
            hasAnswered = true
            guard tookSome else { return true }
        }
    }

    /// Sends the first event of a batch that is too large for the service. One that is too large by itself is put aside:
    /// it would keep back for ever what comes after it.
    private func sendAlone(_ event: HomeEvent) async throws -> Bool {
        do {
            return try await note(send(EventBatch(events: [event])))
        } catch let refusal as Refused where refusal.status == Refused.tooLarge {
            logger.warning("an event is too large for the service", metadata: ["event": "\(event.id)"])
            try await store.putAside(event.id, reason: "tooLarge", at: now())
            return true
        }
    }

    /// - Returns: Whether the service took some of what was sent.
    private func note(_ receipt: EventReceipt) async throws -> Bool {
        try await store.note(receipt, at: now())
        return !receipt.results.isEmpty
    }

    private func send(_ batch: EventBatch) async throws -> EventReceipt {
        var request = HTTPClientRequest(url: service.appending(path: EventBatch.path).absoluteString)
        request.method = .POST
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(string: try batch.jsonLine()))
        let (status, body) = try await answer(to: request)
        guard status == .ok else { throw Refused(status: Int(status.code)) }
        do {
            return try JSONDecoder().decode(EventReceipt.self, from: Data(body.readableBytesView))
        } catch {
            throw ForeignAnswer(service: service)
        }
    }

    private func answer(to request: HTTPClientRequest) async throws -> (HTTPResponseStatus, ByteBuffer) {
        do {
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
            return (response.status, try await response.body.collect(upTo: 1 << 20))
        } catch {
            throw NoAnswer(service: service)
        }
    }
}

/// The service answered, but took nothing.
private struct Refused: ExplainedError {
    static let tooLarge = 413

    var status: Int

    var text: Text {
        status == 401 || status == 403
            ? Text(
                en: "the service does not know this device (\(status)): register it anew with mimamori device add",
                ja: "役場がこの機械を知りません（\(status)）。mimamori device add で登録してください")
            : Text(en: "the service answered with \(status)", ja: "役場の答えは \(status) でした")
    }
}

/// The line is cut, the service does not run, or its address is another one.
private struct NoAnswer: ExplainedError {
    var service: URL

    var text: Text {
        Text(
            en: "no answer from \(service.absoluteString): see whether the line is there, mimamori serve runs, and "
                + "--service is right",
            ja: "\(service.absoluteString) から答えがありません。線がつながっているか、mimamori serve が動いているか、"
                + "--service が正しいかを見てください")
    }
}

/// Something else listens at the address.
private struct ForeignAnswer: ExplainedError {
    var service: URL

    var text: Text {
        Text(
            en: "what answers at \(service.absoluteString) is no mimamori serve: see whether --service is right",
            ja: "\(service.absoluteString) の答えは、mimamori serve のものではありません。--service が正しいか見てください")
    }
}
