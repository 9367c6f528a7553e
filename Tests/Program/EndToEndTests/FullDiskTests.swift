import Foundation
import TestSupport
import Testing

/// A disk that is full in the town hall or in a home, between two processes.
@Suite struct FullDiskTests {
    @Test("If the service's disk is full, the home keeps the request and it counts once later")
    func ofTheService() async throws {
        try await withTemporaryFolder { folder in
            let place = try await TownAndHome(in: folder)
            let serve = try await place.listeningService()
            try await place.limitFiles(of: serve, to: "4096")
            let speaker = try await place.speakerWithKeyboard()
            speaker.type("please call my family")
            #expect(await speaker.prints("?", within: .seconds(30)))
            speaker.type("yes")
            #expect(await speaker.prints("I have written down", within: .seconds(30)), "\(speaker.output)")
            for _ in 0..<1000 where !speaker.errors.contains("503") { try await Task.sleep(for: .milliseconds(20)) }
            #expect(speaker.errors.contains("the service answered with 503"), "\(speaker.errors)")
            #expect(try await place.requests().isEmpty)

            let connection = try RawConnection(to: place.port)
            connection.send(RawConnection.post("{\"events\": []}", token: try place.token))
            let answer = connection.receive(until: "unavailable")
            #expect(answer.hasPrefix("HTTP/1.1 503"), "\(answer)")
            #expect(answer.lowercased().contains("retry-after: 5"), "\(answer)")

            try await place.limitFiles(of: serve, to: "unlimited")
            try await place.waitForRequest()
            // Once more from the start: whatever still waited is sent.
            speaker.send(SIGKILL)
            _ = try await speaker.exitCode()
            #expect(try await place.speaker().exitCode() == 0)
            #expect(try await place.requests().count == 1)
        }
    }

    @Test("If the home's disk is full, the resident is told so with a number, and all works again afterwards")
    func ofTheHome() async throws {
        try await withTemporaryFolder { folder in
            let place = try await TownAndHome(in: folder)
            let serve = try await place.listeningService()
            let speaker = try await place.speakerWithKeyboard()
            try await place.limitFiles(of: speaker, to: "4096")
            speaker.type("please call my family")
            #expect(await speaker.prints("?", within: .seconds(30)))
            speaker.type("yes")
            #expect(await speaker.prints("nobody has been told", within: .seconds(30)))
            #expect(speaker.output.contains("You can telephone"), "\(speaker.output)")
            #expect(!speaker.output.contains("I have written down"))
            #expect(speaker.errors.contains("Check that the disk has room"), "\(speaker.errors)")
            speaker.type("what time is it")
            #expect(await speaker.prints("It is ", within: .seconds(30)), "what needs no disk is answered")
            #expect(try await place.requests().isEmpty)

            try await place.limitFiles(of: speaker, to: "unlimited")
            speaker.type("please call my family")
            // The same question as before: there is nothing new to wait for.
            try await Task.sleep(for: .seconds(2))
            speaker.type("yes")
            #expect(await speaker.prints("I have written down", within: .seconds(30)), "\(speaker.output)")
            try await place.waitForRequest()
            #expect(try await place.requests().count == 1)
            _ = serve
        }
    }
}
