import Foundation
import TestSupport
import Testing

/// "Forget what I just said" in a home of two processes: the words must leave both databases, byte by byte.
@Suite struct ForgettingOnBothSidesTests {
    /// No sentence of the grammar, so the log alone holds it.
    private static let secret = "zzyzxian"
    private static let said = "my neighbour is \(secret)"
    private static let forget = "forget what i just said"

    /// Types lines, each as soon as the one before is answered.
    private func say(_ lines: [String], to speaker: RunningProgram) async throws {
        for line in lines {
            let before = speaker.output.count
            speaker.type(line)
            for _ in 0..<3000 where speaker.output.count == before { try await Task.sleep(for: .milliseconds(10)) }
            // The exchange is written after its reply is made, and before it is shown.
            #expect(speaker.output.count > before, "\(line): \(speaker.errors)")
        }
    }

    private func expectNowhere(_ place: TownAndHome, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
        for state in ["town", "home"] {
            #expect(try place.files(of: state, with: Self.secret).isEmpty, sourceLocation: sourceLocation)
        }
    }

    @Test("Said while the service is down, the words never reach it, and leave the home")
    func withoutLine() async throws {
        try await withTemporaryFolder { folder in
            let place = try await TownAndHome(in: folder)
            let speaker = try await place.speakerWithKeyboard()
            try await say(["please call my family", "yes", Self.said], to: speaker)
            #expect(try !place.files(of: "home", with: Self.secret).isEmpty)
            try await say([Self.forget], to: speaker)
            #expect(speaker.output.contains("I have erased"))
            #expect(try place.files(of: "home", with: Self.secret).isEmpty)
            speaker.send(SIGKILL)
            _ = try await speaker.exitCode()

            let serve = try await place.listeningService()
            let again = try place.speaker()
            #expect(try await again.exitCode() == 0)
            #expect(!again.errors.contains("wait for the service"), "\(again.errors)")
            #expect(try await place.requests().count == 1, "what somebody must see to is not forgotten")
            try expectNowhere(place)
            _ = serve
        }
    }

    @Test("Words that the service has already go there, too, and an older backup does not bring them back")
    func restored() async throws {
        try await withTemporaryFolder { folder in
            let place = try await TownAndHome(in: folder)
            let first = try await place.listeningService()
            #expect(try await place.speaker([Self.said]).exitCode() == 0)
            #expect(try !place.files(of: "town", with: Self.secret).isEmpty)
            let copied = try await mimamori("backup", "copy", "--state", "town", in: folder)
            #expect(copied.exitCode == 0, "\(copied.errors)")

            #expect(try await place.speaker([Self.forget]).exitCode() == 0)
            try expectNowhere(place)

            first.send(SIGTERM)
            #expect(try await first.exitCode() == 0)
            let restored = try await mimamori("restore", "copy", "--replace", "--state", "town", in: folder)
            #expect(restored.exitCode == 0, "\(restored.errors)")
            let second = try await place.listeningService()
            // A home learns of the restoration with its next report.
            #expect(try await place.speaker(["what time is it"]).exitCode() == 0)
            try expectNowhere(place)
            _ = second
        }
    }
}
