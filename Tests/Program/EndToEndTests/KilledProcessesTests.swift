import Foundation
import TestSupport
import Testing

/// The service and a home's speaker as two processes, which may end at any moment.
@Suite struct KilledProcessesTests {
    private static let plea = ["please call my family", "yes"]

    @Test("A request reaches the town hall from another process")
    func together() async throws {
        try await withTemporaryFolder { folder in
            let place = try await TownAndHome(in: folder)
            let serve = try place.serve()
            #expect(await serve.prints("Listening", within: .seconds(60)))
            let speaker = try place.speaker(Self.plea)
            #expect(try await speaker.exitCode() == 0)
            #expect(speaker.errors.contains("Ready."))
            #expect(try await place.requests().map { $0["household"] as? String } == ["hana"])
            let looks = try await mimamori("access", "--json", "--state", "town", in: folder)
            #expect(
                try looks.objects.map { $0["resident"] as? String } == ["kimura-hana"], "written beside the service")

            let second = try place.serve()
            #expect(try await second.exitCode() == 1)
            #expect(second.errors.contains("another mimamori serve"))

            let start = ContinuousClock.now
            serve.send(SIGTERM)
            #expect(try await serve.exitCode() == 0)
            #expect(start.duration(to: .now) < .seconds(10), "it drains, and does not wait for anybody")
        }
    }

    @Test("A request made while the line is cut arrives later, and once")
    func withoutLine() async throws {
        try await withTemporaryFolder { folder in
            let place = try await TownAndHome(in: folder)
            let alone = try place.speaker(Self.plea)
            #expect(await alone.prints("written", within: .seconds(60)), "\(alone.output)\(alone.errors)")
            alone.send(SIGKILL)
            _ = try await alone.exitCode()
            #expect(try await place.requests().isEmpty)
            let serve = try place.serve()
            let again = try place.speaker()
            #expect(try await again.exitCode() == 0, "\(again.errors)")
            #expect(try await place.requests().count == 1)
            _ = serve
        }
    }

    @Test("Killed at any moment, both lose nothing and count nothing twice")
    func killed() async throws {
        let cycles = SlowTests.areEnabled ? 1000 : 24
        try await withTemporaryFolder { folder in
            let place = try await TownAndHome(in: folder)
            var random = SplitMix(state: 20)
            var promised = 0
            for _ in 0..<cycles {
                let serve = try place.serve()
                let speaker = try place.speaker(Self.plea)
                // Long enough for some to say "written down", too short for others to begin.
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...2000, using: &random)))
                for program in Bool.random(using: &random) ? [serve, speaker] : [speaker, serve] {
                    program.send(SIGKILL)
                    try await Task.sleep(for: .milliseconds(Int.random(in: 0...200, using: &random)))
                }
                for program in [serve, speaker] { _ = try await program.exitCode() }
                promised += speaker.output.contains("written") ? 1 : 0
            }
            let serve = try place.serve()
            #expect(await serve.prints("Listening", within: .seconds(60)), "\(serve.errors)")
            let last = try place.speaker()
            #expect(try await last.exitCode() == 0, "\(last.errors)")
            #expect(!last.errors.contains("wait for the service"), "\(last.errors)")
            #expect(promised > 0, "no cycle lasted until an answer")
            let requests = try await place.requests()
            let ids = requests.compactMap { $0["id"] as? String }
            #expect(Set(ids).count == requests.count)
            // What was promised is there; a speaker that was killed before it could say so may have written one, too.
            #expect((promised...cycles).contains(requests.count), "\(promised) promised, \(requests.count) there")
        }
    }
}
