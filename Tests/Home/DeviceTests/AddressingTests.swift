import ALSA
import Audio
import DeviceLink
import Foundation
import Grammar
import Recognition
import Store
import Synchronization
import Synthesis
import TestSupport
import Testing

@testable import Device

/// A resident, a television and a speaker in one room: real recognizer, rules and database, and a synthesized voice.
@Suite struct AddressingTests {
    @Test func aQuestionIsAnsweredWhenItNamesTheSpeaker() async throws {
        let home = try await Home(addressing: .name)
        var loop = try home.loop()
        try await loop.hear("when is burnable garbage collected")
        #expect(home.exchanges.isEmpty)
        try await loop.hear("mimamori, when is burnable garbage collected")
        #expect(home.exchanges.map(\.outcome) == [.answered])
        // Whom it was said to is no part of the question.
        #expect(home.exchanges.first?.slots == ["category": "burnable"])
    }

    @Test func aNameAndAQuestionAfterAHesitationAreOneSentence() async throws {
        let home = try await Home(addressing: .name)
        var loop = try home.loop()
        try await loop.hear("mimamori", pause: .seconds(2))
        try await loop.hear("when is burnable garbage collected")
        #expect(home.exchanges.map(\.outcome) == [.answered])
    }

    @Test func theNameAloneOpensAWindowForOneQuestion() async throws {
        let output = CountingLoudspeaker()
        let home = try await Home(output: output, addressing: .nameFirst)
        var loop = try home.loop()
        try await loop.hear("mimamori", pause: .seconds(3))
        #expect(home.calls == [.name])
        #expect(output.sounds == 1)
        try await loop.hear("when is burnable garbage collected")
        #expect(home.exchanges.map(\.outcome) == [.answered])
        try await loop.hear("what is collected tomorrow")
        #expect(home.exchanges.count == 1)
    }

    @Test func theWindowClosesWhereNobodyAsks() async throws {
        let home = try await Home(addressing: .button)
        var loop = try home.loop()
        await loop.press()
        #expect(home.calls == [.button])
        try await loop.hear(.silence(.seconds(8.2)))
        try await loop.hear("when is burnable garbage collected")
        #expect(home.exchanges.isEmpty)
        await loop.press()
        try await loop.hear("when is burnable garbage collected")
        #expect(home.exchanges.map(\.outcome) == [.answered])
    }

    @Test func aCryForHelpThatNamesNobodyIsAskedBack() async throws {
        let home = try await Home(addressing: .name)
        var loop = try home.loop()
        try await loop.hear("i fell and i cannot get up")
        #expect(home.exchanges.map(\.reply) == ["Do you need help? Please say yes or no."])
        #expect(try await home.store.contactRequests().map(\.confirmation) == [.awaited], "kept before it is asked")
        try await loop.hear("yes please")
        #expect(try await home.store.contactRequests().map(\.confirmation) == [.given])
    }

    @Test("A cry that is met by silence stays open, and the resident hears what to do")
    func unansweredCry() async throws {
        let home = try await Home(addressing: .name)
        var loop = try home.loop()
        try await loop.hear("i fell and i cannot get up")
        for _ in 1...2 { try await loop.hear(.silence(.seconds(8.2))) }
        try #require(home.exchanges.map(\.outcome) == [.confirmationNeeded, .silence, .silence])
        #expect(home.exchanges[1].reply.contains("call one one nine"))
        #expect(home.exchanges[1].reply.hasSuffix("Do you need help? Please say yes or no."))
        #expect(home.exchanges[2].reply.hasPrefix("I have written down that you may need help"))
        let request = try #require(try await home.store.contactRequests(closed: false).first)
        #expect((request.confirmation, request.reason) == (.awaited, .fall))
    }

    @Test("A spoken no to the question closes the cry")
    func declinedCry() async throws {
        let home = try await Home(addressing: .name)
        var loop = try home.loop()
        try await loop.hear("i fell and i cannot get up")
        try await loop.hear("no thank you")
        #expect(try await home.store.contactRequests().map(\.confirmation) == [.refused])
        #expect(home.exchanges.last?.reply == "All right. If you need help, just say: help.")
        #expect(try await home.store.contactRequests(closed: false).isEmpty)
    }

    @Test func anAnswerToAQuestionOfTheSpeakerNeedsNoName() async throws {
        let home = try await Home(addressing: .name)
        var loop = try home.loop()
        try await loop.hear("mimamori, please ask my family to call me")
        try await loop.hear("yes please")
        #expect(home.exchanges.map(\.outcome) == [.confirmationNeeded, .answered])
    }

    @Test(.timeLimit(.minutes(1))) func aPressEndsWhatTheSpeakerIsSaying() async throws {
        let output = EndlessLoudspeaker()
        let home = try await Home(output: output, addressing: .button)
        home.inputs.read("what can i say")
        async let exchanges = home.liveUntilQuiet()
        for await _ in output.began { home.inputs.press() }
        #expect(try await exchanges.count == 1)
        #expect(home.calls == [.button])
    }
}

/// The worst room: whatever sounds, the microphone hears the speaker's name and a question.
@Suite struct OwnVoiceTests {
    @Test(arguments: [Addressing.name, .nameFirst, .button])
    func theSpeakerIsNeverCalledByItsOwnVoice(addressing: Addressing) async throws {
        let echo = QuotingLoudspeaker(echo: try await Home.voice("mimamori, when is burnable garbage collected"))
        let home = try await Home(output: echo, addressing: addressing)
        echo.microphone.withLock { $0 = home.inputs }
        home.inputs.read("what can i say")
        // And while it waits for a question.
        home.inputs.press()
        let exchanges = try await home.liveUntilQuiet()
        #expect(exchanges.map(\.channel) == [.typed])
        #expect(home.calls == [.button])
        #expect(echo.microphone.withLock { $0 }?.droppedChunks == 0)
    }
}

private final class CountingLoudspeaker: SpeechOutput {
    private let count = Mutex(0)

    var sounds: Int { count.withLock { $0 } }

    func play(_ speech: SpeechStream) async throws -> Playback {
        count.withLock { $0 += 1 }
        return try await DiscardedSpeech().play(speech)
    }
}

/// Plays its first sound until it is told to stop.
private final class EndlessLoudspeaker: SpeechOutput {
    /// One element, when the first sound has begun.
    let began: AsyncStream<Void>
    private let beginning: AsyncStream<Void>.Continuation

    init() {
        (began, beginning) = AsyncStream.makeStream()
    }

    func play(_ speech: SpeechStream) async throws -> Playback {
        if case .terminated = beginning.yield() { return Playback() }
        beginning.finish()
        try await Task.sleep(for: .seconds(600))
        return Playback()
    }
}

private final class QuotingLoudspeaker: SpeechOutput {
    let microphone = Mutex<DeviceInputs?>(nil)
    private let echo: AudioChunk

    init(echo: AudioChunk) {
        self.echo = echo
    }

    func play(_ speech: SpeechStream) async throws -> Playback {
        for chunk in echo.cut(every: .milliseconds(20)) {
            microphone.withLock { $0 }?.hear(chunk)
        }
        return try await DiscardedSpeech().play(speech)
    }
}
