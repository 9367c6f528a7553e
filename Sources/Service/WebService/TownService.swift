import DeviceLink
public import Foundation
import Hummingbird
import HTTPTypes
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceLifecycle
public import Store
import Texts

/// The service in the town hall: what devices and watchers ask over HTTP/1.1.
public struct TownService: Sendable {
    private let store: Store
    private let metrics = Metrics()
    private let now: @Sendable () -> Date
    private let logger: Logger

    public init(store: Store, now: @escaping @Sendable () -> Date = { Date() }, logger: Logger) {
        self.store = store
        self.now = now
        self.logger = logger
    }

    /// The server, which ends its connections at a graceful shutdown, and throws a `ListeningError` if it cannot begin.
    /// - Parameters:
    ///   - host: An address of this machine. Only loopback is without a proxy that encrypts.
    ///   - port: 0 for any that is free.
    ///   - isListening: Takes the port.
    public func application(
        host: String, port: Int, isListening: @escaping @Sendable (Int) async -> Void
    ) -> some Service {
        let router = Router()
        router.get("/health") { _, _ in try await health() }
        router.get("/metrics") { _, _ in try await watch() }
        router.post("\(EventBatch.path)") { request, _ in try await counted("events") { try await events(request) } }
        let application = Application(
            router: router, server: .http1(configuration: .init(idleTimeout: .seconds(75))),
            configuration: .init(address: .hostname(host, port: port), serverName: "mimamori"),
            onServerRunning: { await isListening($0.localAddress?.port ?? port) }, logger: logger)
        return ListeningServer(application: application, host: host, port: port)
    }

    /// `POST /api/v1/device/events`.
    private func events(_ request: Request) async throws -> Response {
        let device = try await device(of: request)
        var request = request
        let body: ByteBuffer
        do {
            body = try await request.collectBody(upTo: EventBatch.maximumBytes)
        } catch {
            throw Problem.tooLarge
        }
        let batch: EventBatch
        do {
            batch = try JSONDecoder().decode(EventBatch.self, from: Data(body.readableBytesView))
        } catch {
            throw Problem.damaged(Self.place(of: error))
        }
        guard batch.events.count <= EventBatch.maximumEvents else { throw Problem.tooLarge }
        let receipt: EventReceipt
        do {
            receipt = try await store.receive(batch, from: device, at: now())
        } catch {
            logger.error(
                "events were not written", metadata: ["device": "\(device.id)", "reason": "\(Text(error).en)"])
            throw Problem.unavailable
        }
        for household in Set(batch.events.compactMap(\.household)).subtracting([device.household]).sorted() {
            logger.warning(
                "a device names another household than its own",
                metadata: ["device": "\(device.id)", "household": "\(device.household)", "named": "\(household)"])
        }
        let lanes = Dictionary(batch.events.map { ($0.id, $0.lane) }) { first, _ in first }
        for result in receipt.results {
            metrics.count(.events, lanes[result.id]?.rawValue ?? "", result.status.rawValue)
            guard result.status == .rejected else { continue }
            logger.warning(
                "an event was rejected",
                metadata: [
                    "device": "\(device.id)", "event": "\(result.id)", "reason": "\(result.reason ?? "")",
                ])
        }
        return try json(receipt)
    }

    private func device(of request: Request) async throws -> RegisteredDevice {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer "),
            let secret = DeviceSecret(String(header.dropFirst("Bearer ".count)))
        else { throw Problem.unauthorized }
        let device: RegisteredDevice?
        do {
            device = try await store.device(for: secret)
        } catch {
            throw Problem.unavailable
        }
        guard let device else { throw Problem.unauthorized }
        guard device.revokedAt == nil else { throw Problem.revoked }
        return device
    }

    /// Whether the database answers.
    private func health() async throws -> Response {
        do {
            _ = try await store.townInForce()
            return try json(["status": "ok"])
        } catch {
            throw Problem.unavailable
        }
    }

    private func watch() async throws -> Response {
        do {
            metrics.set(.openRequests, to: try await store.contactRequests(closed: false).count)
            metrics.set(.devices, to: try await store.devices().count { $0.revokedAt == nil })
        } catch {
            throw Problem.unavailable
        }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4"],
            body: .init(byteBuffer: ByteBuffer(string: metrics.text)))
    }

    private func counted(_ route: String, _ body: () async throws -> Response) async throws -> Response {
        do {
            let response = try await body()
            metrics.count(.requests, route, "\(response.status.code)")
            return response
        } catch {
            metrics.count(.requests, route, "\((error as? any HTTPResponseError)?.status.code ?? 500)")
            throw error
        }
    }

    private func json(_ value: some Encodable) throws -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(string: try value.jsonLine())))
    }

    /// Where a body is damaged, without its contents.
    private static func place(of error: any Error) -> String {
        let context: DecodingError.Context? =
            switch error as? DecodingError {
            case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
                .valueNotFound(_, let context):
                context
            default: nil
            }
        let path = context?.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/")
        return path.map { "/\($0)" } ?? "/"
    }
}
