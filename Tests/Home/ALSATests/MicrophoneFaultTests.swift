import ALSA
import CALSA
import Foundation
import Synchronization
import Testing

@Suite struct MicrophoneFaultTests {
    /// A microphone whose openings give one script after another, the last one for ever; nil is no device.
    private func run(_ scripts: [[FaultyDevice.Step]?], clock: RecordingClock = RecordingClock()) -> CaptureRun {
        let openings = Mutex(0)
        return CaptureRun(
            Microphone(device: "faulty", clock: clock) { name throws(ALSAError) in
                let index = openings.withLock { count in
                    count += 1
                    return count - 1
                }
                guard let steps = scripts[min(index, scripts.count - 1)] else {
                    throw ALSAError("snd_pcm_open", device: name, number: -ENODEV)
                }
                return FaultyDevice(steps)
            })
    }

    @Test(arguments: [EPIPE, ESTRPIPE])
    func lostSoundIsCountedAndNotReported(number: Int32) async {
        let run = run([[.sound, .error(number), .sound, .error(number), .sound]])
        await run.run(until: { $0.samples.count >= 1600 })
        #expect(run.story == ["listening"])
        let statistics = await run.microphone.statistics
        #expect(statistics.xruns == 2)
        #expect(statistics.reopens == 0)
    }

    @Test func anInterruptedCallIsMadeAgain() async {
        let run = run([[.sound, .error(EINTR), .sound]])
        await run.run(until: { $0.samples.count >= 1600 })
        #expect(run.story == ["listening"])
        #expect(await run.microphone.statistics.xruns == 0)
    }

    @Test(arguments: [(EBUSY, "busy"), (ENODEV, "noDevice"), (EIO, "failed")])
    func aDeviceThatFailsIsOpenedAgain(number: Int32, code: String) async {
        let run = run([[.sound, .error(number)], nil, [.sound]])
        await run.run(until: { $0.story.count { $0 == "listening" } == 2 })
        let troubles = number == ENODEV ? [code] : [code, "noDevice"]
        #expect(run.story == ["listening"] + troubles + ["listening"])
        #expect(await run.microphone.statistics.reopens == 1)
    }

    @Test func troubleThatLastsIsReportedOnceAndPausesGrow() async {
        let clock = RecordingClock()
        let run = run([nil], clock: clock)
        await run.run(until: { _ in clock.pauses.count >= 9 })
        #expect(run.story == ["noDevice"])
        let expected = [250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000].map { Duration.milliseconds($0) }
        #expect(Array(clock.pauses.prefix(8)) == expected)
    }

    @Test func aDeviceThatFailsAfterEachOpeningIsLeftAloneLongerAndLonger() async {
        let clock = RecordingClock()
        let run = run([[.sound, .error(EIO)]], clock: clock)
        await run.run(until: { _ in clock.pauses.count >= 7 })
        #expect(clock.pauses.prefix(7).last == .seconds(10))
    }

    @Test(arguments: [FaultyDevice.Step.error(EPIPE), .error(EINTR), .empty, .quiet, .short(0)])
    func aDeviceThatNeverGivesSoundIsTroubleAndNoBusyLoop(step: FaultyDevice.Step) async {
        let clock = RecordingClock()
        let run = run([[step]], clock: clock)
        await run.run(until: { _ in clock.pauses.contains(.seconds(2)) })
        #expect(run.story.count == 1)
        #expect(run.samples.isEmpty)
    }

    @Test func shortReadsBecomeWholeChunks() async {
        let run = run([[.short(7), .short(500), .short(1), .short(133)]])
        await run.run(until: { $0.samples.count >= 3200 })
        #expect(run.chunkLengths == [320])
    }

    @Test func cancellationEndsAPauseAtOnce() async {
        // An hour's pause on a real clock: the test would not end.
        let run = CaptureRun(
            Microphone(device: "none", backOff: BackOff(first: .seconds(3600), limit: .seconds(3600))) {
                name throws(ALSAError) in
                throw ALSAError("snd_pcm_open", device: name, number: -ENODEV)
            })
        await run.run(until: { !$0.events.isEmpty })
        #expect(run.story == ["noDevice"])
    }
}
