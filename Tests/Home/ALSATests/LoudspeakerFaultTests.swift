import ALSA
import Audio
import CALSA
import TestSupport
import Testing

@Suite struct LoudspeakerFaultTests {
    private final class Holder: @unchecked Sendable {
        // Read only after the loudspeaker has returned.
        let device: FaultyDevice

        init(_ steps: [FaultyDevice.Step]) {
            device = FaultyDevice(steps)
        }
    }

    private func play(_ chunk: AudioChunk, on holder: Holder) async throws -> Playback {
        let loudspeaker = Loudspeaker(device: "faulty") { _ throws(ALSAError) in holder.device }
        return try await loudspeaker.play(Sound(chunk))
    }

    @Test func faultsOnTheWayLoseNoSample() async throws {
        let sound = AudioSignals.sine(440, seconds: 0.2)
        let holder = Holder([
            .sound, .error(EPIPE), .short(3), .error(EINTR), .empty, .error(ESTRPIPE), .quiet, .sound,
        ])
        let playback = try await play(sound, on: holder)
        #expect(Array(holder.device.taken.prefix(3200)) == sound.samples)
        #expect(playback.frames == 3200)
        #expect(playback.xruns == 2)
        #expect(playback.firstSample != nil)
        #expect(holder.device.isDrained)
    }

    @Test func theLastPeriodIsFilledWithSilence() async throws {
        let holder = Holder([.sound])
        #expect(try await play(AudioChunk(samples: [5, 6, 7]), on: holder).frames == 3)
        #expect(holder.device.taken == [5, 6, 7] + Array(repeating: 0, count: 4 * 320 - 3))
    }

    @Test(arguments: [(EIO, "failed"), (ENODEV, "noDevice"), (EPIPE, "xrun")])
    func aDeviceThatFailsForGoodEndsTheSound(number: Int32, code: String) async throws {
        let holder = Holder([.sound, .error(number)])
        let error = await #expect(throws: ALSAError.self) {
            try await play(AudioSignals.sine(440, seconds: 0.2), on: holder)
        }
        #expect(error?.code.rawValue == code)
        #expect(holder.device.isDropped)
    }

    @Test func aDeviceThatTakesNothingIsStalled() async throws {
        let holder = Holder([.quiet])
        let error = await #expect(throws: ALSAError.self) {
            try await play(AudioSignals.sine(440, seconds: 0.2), on: holder)
        }
        #expect(error?.code == .stalled)
    }

    @Test func noSoundIsPlayedAtOnce() async throws {
        let playback = try await play(AudioChunk(samples: []), on: Holder([.sound]))
        #expect(playback == Playback())
    }

    @Test func aFailureOfTheSynthesizerIsPassedOnAndSilencesTheDevice() async throws {
        struct SynthesisFailure: Error {}
        let holder = Holder([.sound])
        let loudspeaker = Loudspeaker(device: "faulty") { _ throws(ALSAError) in holder.device }
        let stream = AsyncThrowingStream<AudioChunk, any Error> { continuation in
            continuation.yield(AudioChunk(samples: [1, 2, 3]))
            continuation.finish(throwing: SynthesisFailure())
        }
        await #expect(throws: SynthesisFailure.self) { try await loudspeaker.play(stream) }
        #expect(holder.device.isDropped)
    }
}
