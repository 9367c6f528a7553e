import ALSA
import Audio
import Foundation
import TestSupport
import Testing

/// In real time through the real libasound: a named pipe for a microphone, and a PulseAudio server for a whole room.
@Suite(.tags(.realtime)) struct RealTimeTests {
    @Test func whatIsSpokenIntoThePipeIsHeard() async throws {
        try await withTemporaryFolder { folder in
            let pipe = try FIFOMicrophone(in: folder)
            let run = CaptureRun(Microphone(device: pipe.device, configuration: pipe.configuration))
            async let _: Void = pipe.run()
            let tone = AudioSignals.sine(1000, seconds: 0.4)
            await run.whileRunning {
                try? await pipe.speak(tone)
                await run.wait(until: { $0.samples.contains(tone.samples) })
            }
            #expect(run.samples.contains(tone.samples))
            #expect(run.story == ["listening"])
        }
    }

    @Test func aMicrophoneThatComesLaterIsFound() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "sound.raw")
            let configuration = ALSAConfiguration.text(
                """
                pcm.sink { type null }
                pcm.mic { type file slave.pcm sink file "/dev/null" infile "\(file.path)" format raw }
                """)
            let run = CaptureRun(
                Microphone(
                    device: "mic", configuration: configuration,
                    backOff: BackOff(first: .milliseconds(20), limit: .milliseconds(50))))
            await run.whileRunning {
                await run.wait(until: { !$0.events.isEmpty })
                try? Data(count: 1_000_000).write(to: file, options: .atomic)
                await run.wait(until: { $0.story.last == "listening" })
            }
            #expect(run.story.count == 2)
            #expect(run.story.last == "listening")
        }
    }

    @Test(.enabled(if: AudioRoom.isAvailable, "needs pulseaudio"))
    func aMicrophonePulledOutAndPutBackIsHeardAgain() async throws {
        let room = try await AudioRoom()
        let configuration = ALSAConfiguration.text(room.configuration)
        #expect(AudioDevices.hasCapture(configuration))
        let run = CaptureRun(
            Microphone(
                device: "mic", configuration: configuration,
                backOff: BackOff(first: .milliseconds(50), limit: .milliseconds(200))))
        try await withThrowingTaskGroup { group in
            group.addTask { await run.run() }
            #expect(await run.wait(until: { $0.samples.count > 3200 }))
            room.stop()
            #expect(await run.wait(until: { $0.story.contains { $0 != "listening" } }))
            try await room.start()
            #expect(await run.wait(until: { $0.story.last == "listening" }))
            group.cancelAll()
        }
        #expect(run.story.first == "listening")
        #expect(run.story.count { $0 == "listening" } == 2)
        #expect(await run.microphone.statistics.reopens >= 1)
    }

    @Test(.enabled(if: AudioRoom.isAvailable, "needs pulseaudio"))
    func theRoomHearsAllOfASoundBeforePlayReturns() async throws {
        let room = try await AudioRoom()
        let configuration = ALSAConfiguration.text(room.configuration)
        let run = CaptureRun(Microphone(device: "roommic", configuration: configuration))
        try await run.whileRunning {
            await run.wait(until: { !$0.samples.isEmpty })
            let tone = AudioSignals.sine(440, seconds: 1, sampleRate: 22_050)
            let playback = try await Loudspeaker(device: "speaker", configuration: configuration).play(Sound(tone))
            #expect(abs(playback.frames - 16_000) <= 2)
            // What was heard by now is all but the delay of the monitor.
            await run.wait(until: { $0.samples.count { abs(Int($0)) > 100 } > 15_000 }, atMost: .seconds(3))
        }
        let heard = run.samples.filter { abs(Int($0)) > 100 }.count
        #expect((15_000...16_200).contains(heard))
    }

    @Test(.enabled(if: AudioRoom.isAvailable, "needs pulseaudio"))
    func cancellingASoundSilencesIt() async throws {
        let room = try await AudioRoom()
        let loudspeaker = Loudspeaker(device: "speaker", configuration: .text(room.configuration))
        try await withThrowingTaskGroup(of: Void.self) { group in
            // Ten minutes: the test would not end by itself.
            group.addTask { _ = try await loudspeaker.play(Sound(.silence(.seconds(600)))) }
            try await Task.sleep(for: .milliseconds(300))
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.next() }
        }
    }
}
