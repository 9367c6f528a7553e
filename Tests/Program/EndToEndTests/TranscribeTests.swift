import Audio
import Foundation
import TestSupport
import Testing

/// `transcribe` on people's voices: PocketSphinx's own recordings (Debian `pocketsphinx-testdata`).
@Suite(.enabled(if: Cards.arePresent, "needs the Debian package pocketsphinx-testdata")) struct TranscribeTests {
    @Test func everyRecordingIsALine() async throws {
        let spoken = [
            ("001", "ten of clubs"), ("002", "four queen of clubs"), ("003", "seven of clubs"), ("004", "five five"),
            ("005", "eight of spades four of clubs seven of hearts"),
        ]
        let files = spoken.map { Cards.recording($0.0).path }
        let outcome = try await mimamori(["transcribe", "--json", "--grammar", Cards.grammar] + files)
        let objects = try outcome.objects

        #expect(outcome.exitCode == 0)
        #expect(outcome.errors.isEmpty)
        #expect(objects.count == files.count)
        for (index, object) in objects.enumerated() {
            #expect(
                Set(object.keys) == [
                    "file", "outcome", "text", "intent", "slots", "confidence", "audioSeconds", "decodeSeconds",
                ])
            #expect(object["file"] as? String == files[index])
            #expect(object["outcome"] as? String == "recognized")
            #expect(object["text"] as? String == spoken[index].1)
            #expect(object["intent"] as? String == "cards")
            #expect((object["audioSeconds"] as? Double ?? 0) > 0.5)
            #expect((object["decodeSeconds"] as? Double ?? 0) > 0)
        }
    }

    @Test func anotherRateAndWidthAndTwoChannelsAreRecognizedToo() async throws {
        try await withTemporaryFolder { folder in
            let speech = try WAVFile.decode(Data(contentsOf: Cards.recording("001")))
            try stereo24(speech.resampled(to: 44_100)).write(to: folder.appending(path: "wide.wav"))
            let outcome = try await mimamori(
                "transcribe", "--json", "--grammar", Cards.grammar, "wide.wav", in: folder)
            let object = try #require(try outcome.objects.first)
            #expect(object["text"] as? String == "ten of clubs")
            #expect(object["outcome"] as? String == "recognized")
        }
    }

    @Test func aDamagedFileIsAnErrorForItselfAlone() async throws {
        try await withTemporaryFolder { folder in
            try Data("RIFF, and then nothing".utf8).write(to: folder.appending(path: "damaged.wav"))
            let outcome = try await mimamori(
                "transcribe", "--json", "--grammar", Cards.grammar, Cards.recording("001").path, "damaged.wav",
                Cards.recording("003").path, in: folder)
            #expect(outcome.exitCode == 1)
            #expect(try outcome.objects.map { $0["text"] as? String } == ["ten of clubs", "seven of clubs"])
            #expect(outcome.errorLines.count == 1)
            #expect(outcome.errors.hasPrefix("mimamori: damaged.wav: "))
        }
    }

    @Test func silenceIsAnOutcomeOfItsOwn() async throws {
        try await withTemporaryFolder { folder in
            try WAVFile.encode(.silence(.seconds(2))).write(to: folder.appending(path: "silence.wav"))
            let outcome = try await mimamori(
                "transcribe", "--json", "--grammar", Cards.grammar, "silence.wav", in: folder)
            let object = try #require(try outcome.objects.first)
            #expect(outcome.exitCode == 0)
            #expect(object["outcome"] as? String == "noSpeech")
            #expect(object["text"] as? String == "")
            #expect(object["intent"] is NSNull)
        }
    }

    /// A 24-bit WAV file with the sound on both channels.
    private func stereo24(_ sound: AudioChunk) -> Data {
        func bytes(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let samples = sound.samples.flatMap { sample in
            let channel = bytes(Int(sample) << 8, 3)
            return channel + channel
        }
        let rate = sound.sampleRate
        let format = bytes(1, 2) + bytes(2, 2) + bytes(rate, 4) + bytes(rate * 6, 4) + bytes(6, 2) + bytes(24, 2)
        let body = Array("WAVEfmt ".utf8) + bytes(16, 4) + format + Array("data".utf8) + bytes(samples.count, 4)
        return Data(Array("RIFF".utf8) + bytes(body.count + samples.count, 4) + body + samples)
    }
}
