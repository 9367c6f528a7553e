import Foundation
import TestSupport
import Testing
import Texts
import Wyoming

@Suite(.enabled(if: ScriptedService.isAvailable, "needs python3 with the PyPI package wyoming"))
struct TranscriptionServiceTests {
    private static let patience = Duration.seconds(5)
    private let sound = [Int16](repeating: 100, count: 16_100)

    private func transcribe(
        _ behaviour: ScriptedService.Behaviour, patience: Duration = Self.patience,
        then check: (ScriptedService) -> Void = { _ in }
    ) async throws -> String {
        let folder = try TemporaryFolder()
        let service = try ScriptedService(behaviour, in: folder.url)
        let client = TranscriptionService(at: try #require(ServiceAddress(service.address)))
        defer { check(service) }
        return try await client.transcribe(sound, rate: 16_000, language: "ja", patience: patience)
    }

    @Test func aServiceWritesWhatItHears() async throws {
        let text = try await transcribe(.transcript("ごみのひ")) { service in
            #expect(service.heard == ["ja 16000 32200"])
        }
        #expect(text == "ごみのひ")
    }

    @Test func aServiceMayHearNothing() async throws {
        #expect(try await transcribe(.transcript("")) == "")
    }

    @Test func aServiceThatHangsUpOrFailsOrTalksOtherwiseSaysSo() async throws {
        await #expect(throws: WyomingError.closed) { try await transcribe(.hangUp) }
        await #expect(throws: WyomingError.garbage) { try await transcribe(.garbage) }
        await #expect(throws: WyomingError.failed("out of memory")) { try await transcribe(.error) }
    }

    @Test func aSlowServiceIsNotWaitedFor() async throws {
        await #expect(throws: WyomingError.tooSlow) {
            try await transcribe(.slow(60), patience: .milliseconds(300))
        }
    }

    @Test func aServiceThatIsAwayIsNamed() async throws {
        // Discard: nobody offers it any more.
        let client = TranscriptionService(at: try #require(ServiceAddress("127.0.0.1:9")))
        let error = await #expect(throws: WyomingError.self) {
            try await client.transcribe(sound, rate: 16_000, language: nil, patience: Self.patience)
        }
        #expect(error?.description.contains("127.0.0.1:9") == true)
    }

    @Test func aServiceSaysWhichLanguagesItHears() async throws {
        let folder = try TemporaryFolder()
        let service = try ScriptedService(.hangUp, in: folder.url)
        let client = TranscriptionService(at: try #require(ServiceAddress(service.address)))
        let programs = try await client.describe(patience: Self.patience)
        #expect(programs.map(\.name) == ["scripted"])
        #expect(programs[0].hears("ja"))
        #expect(!programs[0].hears("en"))
    }
}
