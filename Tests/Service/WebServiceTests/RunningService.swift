import AsyncHTTPClient
import DeviceLink
import Foundation
import GRDB
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Rules
import ServiceLifecycle
import TestSupport

@testable import Store
@testable import WebService

/// A service on a free port of this machine, with a home and its device.
struct RunningService {
    var store: Store
    var secret: DeviceSecret
    var port: Int

    static let town = TownKey(id: "sample", timeZone: "Asia/Tokyo")

    /// Runs the service while `body` runs.
    static func run(_ body: @escaping @Sendable (RunningService) async throws -> Void) async throws {
        let store = try Store.inMemory(town)
        let hana = Person(id: "hana", name: LocalizedName(["ja": "花", "en": "Hana"]), spokenAs: [:])
        try store.takeOver(
            [Household(id: "home of Hana", district: "hill", resident: hana)], districts: [], at: Date())
        guard let secret = try await store.addDevice(to: "home of Hana", at: Date()) else { return }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let service = TownService(
            store: store, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        let server = service.application(host: "127.0.0.1", port: 0) { port.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            for await port in ports {
                try await body(RunningService(store: store, secret: secret, port: port))
                break
            }
            group.cancelAll()
        }
    }

    /// Goes back to a backup from before the first event.
    func loseEverything() async throws {
        try await store.writer.write { database in
            for table in ["event", "request", "handled_ask", "device_lane"] {
                try database.execute(sql: "DELETE FROM \(table)")
            }
            try database.execute(sql: "UPDATE epoch SET id = 'another'")
        }
    }

    struct Answer {
        var status: Int
        var type: String?
        var connection: String?
        var body: Data

        func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
            try JSONDecoder().decode(Value.self, from: body)
        }

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    func get(_ path: String) async throws -> Answer {
        try await send(HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)"))
    }

    /// - Parameter token: The device's own by default.
    func post(_ body: String, token: String? = nil, language: String = "en") async throws -> Answer {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(EventBatch.path)")
        request.method = .POST
        request.headers.add(name: "Authorization", value: "Bearer \(token ?? secret.token)")
        request.headers.add(name: "Accept-Language", value: language)
        request.body = .bytes(ByteBuffer(string: body))
        return try await send(request)
    }

    func post(_ events: [HomeEvent]) async throws -> Answer {
        try await post(String(decoding: JSONEncoder().encode(EventBatch(events: events)), as: UTF8.self))
    }

    private func send(_ request: HTTPClientRequest) async throws -> Answer {
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        let body = try await response.body.collect(upTo: 1 << 20)
        return Answer(
            status: Int(response.status.code), type: response.headers.first(name: "Content-Type"),
            connection: response.headers.first(name: "Connection"),
            body: Data(body.readableBytesView))
    }
}
