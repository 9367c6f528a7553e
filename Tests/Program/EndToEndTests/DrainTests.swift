import Foundation
import TestSupport
import Testing

/// How a service ends that is asked to (SIGTERM).
@Suite struct DrainTests {
    private static let request = "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"

    @Test("A request that has begun is answered, and nothing is accepted any more")
    func drains() async throws {
        try await withTemporaryFolder { folder in
            let place = try await TownAndHome(in: folder)
            let serve = try await place.listeningService()
            let begun = try RawConnection(to: place.port)
            let post = RawConnection.post("{\"events\": []}", token: try place.token)
            begun.send(post.dropLast(5))
            // Until the service has read it.
            try await Task.sleep(for: .milliseconds(300))
            serve.send(SIGTERM)
            try await Task.sleep(for: .milliseconds(200))
            begun.send(post.suffix(5))
            #expect(begun.receive(until: "ackedThrough").hasPrefix("HTTP/1.1 200"))
            #expect(try await serve.exitCode() == 0, "\(serve.errors)")
            #expect(throws: RawConnection.Refused.self) { try RawConnection(to: place.port) }
        }
    }

    @Test("Neither an idle connection nor half a request keeps it from ending")
    func waitsForNobody() async throws {
        try await withTemporaryFolder { folder in
            let place = try await TownAndHome(in: folder)
            let serve = try await place.listeningService()
            let idle = try RawConnection(to: place.port)
            idle.send(Self.request)
            #expect(idle.receive(until: "ok").hasPrefix("HTTP/1.1 200"))
            let halfHead = try RawConnection(to: place.port)
            halfHead.send(Self.request.prefix(20))
            let halfBody = try RawConnection(to: place.port)
            halfBody.send(RawConnection.post("{\"events\": []}", token: try place.token).dropLast(5))
            try await Task.sleep(for: .milliseconds(300))
            let start = ContinuousClock.now
            serve.send(SIGTERM)
            #expect(try await serve.exitCode() == 0, "\(serve.errors)")
            #expect(start.duration(to: .now) < .seconds(20), "half a request may take 75 seconds otherwise")
            withExtendedLifetime([idle, halfHead, halfBody]) {}
        }
    }
}
