import DeviceLink
import Foundation
import Rules
import Store
import Testing

/// What the log and the profiles keep.
struct LogTests {
    private let store: Store
    private static let noon = Date(timeIntervalSince1970: 1_796_266_800.125)

    init() throws {
        store = try .inMemory(.sample)
    }

    private static let whole = Exchange(
        household: "hana", at: noon, channel: .voice, outcome: .answered, heard: "when is “plastic” collected",
        confidence: 0.875, intent: "nextCollection",
        slots: ["category": "plastic", "note": "木曜日'; DROP TABLE exchange"],
        reply: "The next plastic is tomorrow, Thursday.",
        stages: Exchange.Stages(speech: 1820.5, recognition: 140.25, rules: 3.5, synthesis: 21))

    @Test func anExchangeIsKeptWhole() async throws {
        try await store.record(Self.whole)
        #expect(try await store.exchanges(of: "hana") == [Self.whole])
    }

    @Test(arguments: [
        Exchange.Outcome.answered, .unknown, .confirmationNeeded, .dialogue, .notRecognized, .silence, .failed,
    ])
    func everyOutcomeCanBeKeptWithoutWordsAndStages(outcome: Exchange.Outcome) async throws {
        let exchange = Exchange(household: "hana", at: Self.noon, channel: .typed, outcome: outcome)
        try await store.record(exchange)
        #expect(try await store.exchanges(of: "hana") == [exchange])
    }

    @Test func theSameExchangeIsKeptOnceAndStaysAsItIs() async throws {
        var changed = Self.whole
        changed.reply = "Something else."
        try await store.record(Self.whole)
        try await store.record(changed)
        #expect(try await store.exchanges(of: "hana") == [Self.whole])
    }

    @Test func theNewestOfOneHouseholdComeFirst() async throws {
        for second in 0..<5 {
            try await store.record(
                Exchange(
                    household: "hana", at: Self.noon + Double(second), channel: .typed, outcome: .answered,
                    reply: "\(second)"))
        }
        try await store.record(Exchange(household: "kenji", at: Self.noon + 9, channel: .typed, outcome: .silence))

        #expect(try await store.exchanges(of: "hana", limit: 3).map(\.reply) == ["4", "3", "2"])
        #expect(try await store.exchanges(of: "kenji").count == 1)
        #expect(try await store.exchanges(of: "nobody") == [])
    }

    @Test(arguments: [1.5, -0.1, .infinity, .nan])
    func aConfidenceThatIsNoneIsRefused(confidence: Double) async throws {
        let nonsense = Exchange(
            household: "hana", at: Self.noon, channel: .voice, outcome: .answered, confidence: confidence)
        await #expect(throws: StoreError.self) { try await store.record(nonsense) }
        #expect(try await store.exchanges(of: "hana") == [])
    }

    @Test(arguments: [
        Exchange.Stages(speech: -1), Exchange.Stages(recognition: -1), Exchange.Stages(rules: -1),
        Exchange.Stages(synthesis: -1),
    ])
    func aStageThatTookLessThanNothingIsRefused(stages: Exchange.Stages) async throws {
        let nonsense = Exchange(household: "hana", at: Self.noon, channel: .voice, outcome: .answered, stages: stages)
        await #expect(throws: StoreError.self) { try await store.record(nonsense) }
        #expect(try await store.exchanges(of: "hana") == [])
    }

    @Test func anAnnouncementWithoutWordsIsRefused() async throws {
        let time = try #require(LocalTime("2026-12-03T07:00"))
        await #expect(throws: StoreError.self) { try await store.announce("", at: time) }
    }

    @Test func theVoiceIsItsOwnUntilSomebodyChoosesAndThenTheLastChoice() async throws {
        _ = try RulesService(store)
        #expect(try await store.speechProfile(of: "home of Hana") == SpeechProfile())
        try await store.save(SpeechProfile(paceSteps: -1, volumeSteps: 1), of: "home of Hana")
        try await store.save(SpeechProfile(paceSteps: -2, volumeSteps: 3), of: "home of Hana")

        #expect(try await store.speechProfile(of: "home of Hana") == SpeechProfile(paceSteps: -2, volumeSteps: 3))
        #expect(try await store.speechProfile(of: "home of Kiyo") == SpeechProfile())
    }
}
