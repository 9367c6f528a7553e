import ALSA
import Audio
import Composition
import DataFiles
import Device
import DeviceLink
import Foundation
import Grammar
import Recognition
import Rules
import Store
import Synchronization
import Synthesis
import Testing

@Suite struct SpeakerTests {
    @Test func aTypedQuestionIsAnsweredAndKept() async throws {
        let home = try await Home()
        home.inputs.read("When is burnable garbage collected?")
        let exchanges = try await home.live()

        let exchange = try #require(exchanges.first)
        #expect(exchange.channel == .typed)
        #expect(exchange.outcome == .answered)
        #expect(exchange.intent == "nextCollection")
        #expect(exchange.slots == ["category": "burnable"])
        #expect(exchange.reply.contains("burnable garbage"))
        #expect(try await home.store.exchanges(of: exchange.household).map(\.id) == [exchange.id])
    }

    @Test func aRequestIsCarriedOutAfterAYesOnly() async throws {
        let home = try await Home()
        home.inputs.read("please ask my family to call me")
        home.inputs.read("no")
        home.inputs.read("please ask my family to call me")
        home.inputs.read("yes please")
        let exchanges = try await home.live()

        #expect(exchanges.map(\.outcome) == [.confirmationNeeded, .dialogue, .confirmationNeeded, .answered])
        #expect(exchanges.last?.reply.contains("Nobody has been told yet") == true, "nothing of it is put off")
        #expect(try await home.store.contactRequests().map(\.target) == [.family])
    }

    @Test func aCallForHelpWaitsForNobody() async throws {
        let home = try await Home()
        home.inputs.read("help")
        _ = try await home.live()
        #expect(try await home.store.contactRequests().map(\.target) == [.everyone])
    }

    @Test func newNamesOfTheTownAreUnderstoodWithoutARestart() async throws {
        let home = try await Home()
        home.inputs.read("is maple clinic open today")
        let files = try await Home.files()
        var town = files.town.town
        for index in town.clinics.indices where town.clinics[index].id == "sakura" {
            town.clinics[index].spokenAs = ["en": ["maple clinic"]]
        }
        for vocabulary in try await files.vocabularies(of: town) { home.inputs.learn(vocabulary) }
        home.inputs.read("is maple clinic open today")
        home.inputs.read("is sakura clinic open today")
        let exchanges = try await home.live()
        #expect(exchanges.map(\.intent) == [nil, "isClinicOpen", nil])
        #expect(exchanges[1].slots["clinic"] == "sakura")
    }

    @Test func paceAndLoudnessAreRemembered() async throws {
        let home = try await Home()
        home.inputs.read("slower please")
        home.inputs.read("louder")
        let exchanges = try await home.live()
        let household = try #require(exchanges.first).household
        #expect(
            try await home.store.speechProfile(of: household) == SpeechProfile(paceSteps: -1, volumeSteps: 1))
    }

    @Test func whoCannotBeReachedIsNotWaitedFor() async throws {
        let home = try await Home(rules: UnreachableRules())
        home.inputs.read("what time is it")
        home.inputs.read("help")
        let exchanges = try await home.live()

        #expect(exchanges.map(\.outcome) == [.failed, .failed])
        #expect(exchanges[0].reply.contains("telephone the town office"))
        #expect(exchanges[1].reply.contains("could not reach anyone"))
        #expect(exchanges[1].reply.contains("call one one nine"), "nothing of it is put off")
        #expect(home.troubles.contains { $0.contains("the rules service did not answer") })
    }

    @Test func aBrokenLoudspeakerLosesNoExchange() async throws {
        let home = try await Home(output: BrokenLoudspeaker())
        home.inputs.read("what time is it")
        home.inputs.read("what day is it")
        let exchanges = try await home.live()
        #expect(exchanges.count == 2)
        #expect(exchanges.allSatisfy { !$0.reply.isEmpty && $0.stages.synthesis == nil })
        #expect(home.troubles.contains { $0.contains("the reply could not be spoken") })
    }
}

/// Sound from a microphone that is paced by the device itself: a chunk is delivered when the one before was taken.
@Suite struct SpokenQuestionTests {
    @Test func aSpokenQuestionIsAnswered() async throws {
        let heard = try await Room.hear([.speech("when is burnable garbage collected"), .silence(.seconds(3))])
        // Not the words: eSpeak NG's sound differs from call to call, and a "the" more or less means the same.
        #expect(heard.map(\.intent?.description) == ["nextCollection(category: burnable)"])
    }

    @Test func aSentenceTornApartByAHesitationIsJoined() async throws {
        let heard = try await Room.hear([
            .speech("please ask my"), .silence(.seconds(1.4)), .speech("family to call me"), .silence(.seconds(4)),
        ])
        #expect(heard.last?.intent?.name == "contact")
        #expect(heard.count == 1)
    }

    @Test func twoQuestionsAreTwoUtterances() async throws {
        let heard = try await Room.hear([
            .speech("what can i say"), .silence(.seconds(4)), .speech("thank you"), .silence(.seconds(4)),
        ])
        #expect(heard.map(\.intent?.name) == ["whatCanISay", "thanks"])
    }

    @Test func steadyNoiseIsNoQuestion() async throws {
        let heard = try await Room.hear([.noise(.seconds(20))])
        #expect(heard.isEmpty)
    }
}

@Suite struct HalfDuplexTests {
    /// The worst room: every reply goes straight back into the microphone.
    @Test func theSpeakerNeverAnswersItself() async throws {
        let echo = EchoingLoudspeaker()
        let home = try await Home(output: echo)
        echo.microphone.withLock { $0 = home.inputs }
        home.inputs.read("what can i say")
        async let exchanges = home.liveUntilQuiet()
        #expect(try await exchanges.count == 1)
        #expect(home.inputs.droppedChunks == 0)
    }
}

private struct UnreachableRules: RulesClient {
    struct CutNetwork: Error {}

    func answer(_ ask: Ask) throws -> Reply { throw CutNetwork() }
    func record(_ exchange: Exchange) throws { throw CutNetwork() }
    func speechProfile(of household: Household.ID) throws -> SpeechProfile { throw CutNetwork() }
    func save(_ profile: SpeechProfile, of household: Household.ID) throws { throw CutNetwork() }
    func dueAlerts(of household: Household.ID, at time: Date) throws -> [DueAlert] { throw CutNetwork() }
    func heard(_ alert: DueAlert.ID, in household: Household.ID, at time: Date) throws { throw CutNetwork() }
}

private struct BrokenLoudspeaker: SpeechOutput {
    func play(_ speech: SpeechStream) throws -> Playback {
        throw ALSAError("snd_pcm_open", device: "unplugged", number: -19)
    }
}

private final class EchoingLoudspeaker: SpeechOutput {
    let microphone = Mutex<DeviceInputs?>(nil)

    func play(_ speech: SpeechStream) async throws -> Playback {
        let sound = try await speech.sound().resampled(to: AudioChunk.speechRate)
        for chunk in sound.cut(every: .milliseconds(20)) {
            microphone.withLock { $0 }?.hear(chunk)
        }
        var playback = Playback()
        playback.firstSample = .now
        return playback
    }
}
