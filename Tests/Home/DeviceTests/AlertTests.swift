import ALSA
import DeviceLink
import Foundation
import Rules
import Synchronization
import Synthesis
import Testing

@testable import Device

@Suite struct AlertTests {
    @Test func anAlertIsSaidUnaskedAndOnceThoughNothingCanBeKept() async throws {
        let rules = AlertingRules(canKeep: false)
        let output = CountingOutput()
        let home = try await Home(output: output, rules: rules)
        // Each time the device has asked for alerts, it is asked to do so again; the third time is the last.
        rules.onQuestion.withLock { action in
            action = { [inputs = home.inputs] count in count < 3 ? inputs.remind() : inputs.finish() }
        }
        home.inputs.remind()
        try await home.run()

        #expect(output.played.withLock { $0 } == 1)
        #expect(rules.tried.withLock { $0 } == 3)
        #expect(
            home.alerts == [
                "Attention please, this is an alert from the office. Leave now. I say it once more. Leave now."
            ])
    }

    @Test func whatDidNotSoundIsSaidAgain() async throws {
        let rules = AlertingRules(canKeep: true)
        let output = CountingOutput(failures: 1)
        let home = try await Home(output: output, rules: rules)
        rules.onQuestion.withLock { action in
            action = { [inputs = home.inputs] count in count < 3 ? inputs.remind() : inputs.finish() }
        }
        home.inputs.remind()
        try await home.run()

        #expect(output.played.withLock { $0 } == 2)
        #expect(home.alerts.count == 1)
        #expect(rules.tried.withLock { $0 } == 1)
    }

    @Test func aYesAfterAnAlertAnswersNothingThatWasAskedBefore() async throws {
        let rules = AlertingRules(canKeep: true)
        let home = try await Home(rules: rules)
        rules.onQuestion.withLock { action in
            action = { [inputs = home.inputs] _ in
                inputs.read("yes please")
                inputs.read("say that again")
                inputs.finish()
            }
        }
        home.inputs.read("please ask my family to call me")
        rules.onAnswer.withLock { $0 = { [inputs = home.inputs] in inputs.remind() } }
        try await home.run()

        #expect(home.exchanges.map(\.intent) == ["contact", "yes", "sayAgain"])
        #expect(home.exchanges[1].reply.contains("have not asked"))
        #expect(home.alerts.count == 1)
    }

    @Test("After an alert the speaker asks again whether help is needed")
    func alertAmidCry() async throws {
        let rules = AlertingRules(canKeep: true)
        let home = try await Home(rules: rules, addressing: .name)
        var loop = try home.loop()
        try await loop.hear("i fell and i cannot get up")
        await loop.sayDueAlerts()
        #expect(home.alerts.count == 1)
        #expect(home.exchanges.last?.reply == "Do you need help? Please say yes or no.")
        try await loop.hear("no thank you")
        #expect(rules.certainties.withLock { $0 } == [.halfHeard, .declined])
    }
}

/// A rules service with an alert that stands.
private final class AlertingRules: RulesClient {
    let onQuestion = Mutex<@Sendable (Int) -> Void>({ _ in })
    let onAnswer = Mutex<@Sendable () -> Void>({})
    let tried = Mutex(0)
    let certainties = Mutex<[Certainty]>([])
    private let questions = Mutex(0)
    private let isHeard = Mutex(false)
    private let canKeep: Bool

    init(canKeep: Bool) {
        self.canKeep = canKeep
    }

    func answer(_ ask: Ask) throws -> Reply {
        onAnswer.withLock { $0() }
        certainties.withLock { $0.append(ask.certainty) }
        return Reply(
            .confirmationNeeded, [Message(ask.certainty == .halfHeard ? ReplyKey.confirmEmergency : .confirmFamily)])
    }

    func record(_ exchange: Exchange) {}
    func speechProfile(of household: Household.ID) -> SpeechProfile { SpeechProfile() }
    func save(_ profile: SpeechProfile, of household: Household.ID) {}

    func dueAlerts(of household: Household.ID, at time: Date) -> [DueAlert] {
        let count = questions.withLock { count in
            count += 1
            return count
        }
        onQuestion.withLock { $0(count) }
        guard !isHeard.withLock({ $0 }) else { return [] }
        let town = Town(
            id: "x", name: LocalizedName([:]), timeZone: "Asia/Tokyo",
            office: Office(name: LocalizedName(["en": "the office"]), telephone: "0"))
        let alert = Alert(id: "1", text: LocalizedName(["en": "Leave now."]), districts: [])
        return [DueAlert(id: "1", messages: Answerer(town).announcement(of: alert))]
    }

    func heard(_ alert: DueAlert.ID, in household: Household.ID, at time: Date) throws {
        tried.withLock { $0 += 1 }
        guard canKeep else { throw CancellationError() }
        isHeard.withLock { $0 = true }
    }
}

/// Counts what it is given, and fails at first.
private final class CountingOutput: SpeechOutput {
    let played = Mutex(0)
    private let failures: Int

    init(failures: Int = 0) {
        self.failures = failures
    }

    func play(_ speech: SpeechStream) async throws -> Playback {
        let number = played.withLock { count in
            count += 1
            return count
        }
        guard number > failures else { throw ALSAError("snd_pcm_open", device: "unplugged", number: -19) }
        return try await DiscardedSpeech().play(speech)
    }
}
