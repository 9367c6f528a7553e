import DataFiles
import Foundation
import Synthesis
import TestSupport
import Testing

/// `--recognizer-service`: what is not understood here is heard by another program of the household.
@Suite(
    .enabled(
        if: ScriptedService.isAvailable && Cards.arePresent,
        "needs python3 with the PyPI package wyoming, and pocketsphinx-testdata"))
struct RecognizerServiceTests {
    private static let readsKanji =
        OpenJTalkVoice.Installation.find(
            voice: "nitech-jp-atr503-m001", in: DataFolder(Checkout.root).model("nitech-jp-atr503-m001")) != nil

    @Test(arguments: [
        ("en", "When is the burn able garbage collected?", "nextCollection"), ("en", "It rained all day.", nil),
        ("ja", "もえるごみわ、いつてすか", "nextCollection"), ("ja", "きょうはさんぽにいきました", nil),
    ])
    func whatTheServiceWritesIsTakenForTheNearestSentence(
        locale: String, written: String, intent: String?
    ) async throws {
        try await expect(intent, where: written, locale)
    }

    /// 火 where 日 was meant: both are ひ.
    @Test(
        .enabled(if: readsKanji, "needs Open JTalk"),
        arguments: [
            ("明日は燃えるゴミの火ですか", "isCollectedOn"), ("散歩に行くのが好きです", nil),
        ])
    func whatItWritesInKanjiIsRead(written: String, intent: String?) async throws {
        try await expect(intent, where: written, "ja")
    }

    private func expect(_ intent: String?, where written: String, _ locale: String) async throws {
        try await withTemporaryFolder { folder in
            let service = try ScriptedService(.transcript(written), in: folder)
            let outcome = try await mimamori(
                "transcribe", "--json", "--locale", locale, "--profile", "light", "--recognizer-service",
                service.address, Cards.recording("002").path)
            #expect(outcome.errors.isEmpty)
            #expect(try outcome.objects.first?["intent"] as? String == intent)
            #expect(service.heard.count == 1)
        }
    }

    @Test func aServiceThatIsAwayCostsNothingButALine() async throws {
        let outcome = try await mimamori(
            "transcribe", "--json", "--locale", "en", "--profile", "light", "--recognizer-service", "127.0.0.1:9",
            Cards.recording("002").path, Cards.recording("005").path)
        #expect(outcome.exitCode == 0)
        #expect(try outcome.objects.count == 2)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.errors.contains("127.0.0.1:9"))
    }

    @Test func anAddressOutsideTheHouseholdIsRefused() async throws {
        let outcome = try await mimamori("transcribe", "--recognizer-service", "8.8.8.8:10300", "x.wav")
        #expect(outcome.exitCode != 0)
        #expect(outcome.errors.contains("--recognizer-service"))
    }

    @Test func doctorAsksTheServiceWhatItHears() async throws {
        try await withTemporaryFolder { folder in
            let service = try ScriptedService(.hangUp, in: folder)
            for (locale, address, state) in [
                ("ja", service.address, "ok"), ("en", service.address, "warning"), ("ja", "127.0.0.1:9", "warning"),
            ] {
                let outcome = try await mimamori(
                    "doctor", "--json", "--locale", locale, "--state", folder.path, "--recognizer-service", address)
                let finding = try outcome.objects.first { $0["part"] as? String == "recognizer service" }
                #expect(finding?["state"] as? String == state)
            }
        }
    }
}
