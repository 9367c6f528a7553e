import ALSA
import Audio
import Device
import Recording
import Foundation
import Grammar
import TestSupport
import Testing

/// From a microphone that libasound reads to files, in real time.
@Suite(.tags(.realtime, .slow), .needsSlowTests)
struct RecordingBoothTests {
    @Test func whatIsSaidIntoTheMicrophoneIsInTheFolder() async throws {
        let folder = try TemporaryFolder()
        let sentences = ["yes", "no"].map { PromptedSentence(text: $0, intent: Intent(name: $0)) }
        let recordings = folder.url.appending(path: "recordings")
        let booth = RecordingBooth(
            session: RecordingSession(sentences, settings: Endpointer.Settings(trailingSilence: .milliseconds(800))),
            folder: try RecordingFolder(at: recordings), hasKeyboard: true)
        let pipe = try FIFOMicrophone(in: folder.url)
        let inputs = DeviceInputs()
        let capture = CaptureService(
            microphone: Microphone(device: pipe.device, configuration: pipe.configuration), inputs: inputs,
            observe: { _ in })
        let (prompts, prompted) = AsyncStream.makeStream(of: Void.self)

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await pipe.run() }
            group.addTask { await capture.run() }
            group.addTask {
                for await _ in prompts {
                    try await pipe.speak(AudioSignals.noise(amplitude: 0.001, seconds: 0.5))
                    try await pipe.speak(AudioSignals.voice(seconds: 1))
                }
            }
            try await booth.run(inputs) { event in
                switch event {
                case .session(.prompt): prompted.yield()
                case .session(.review): inputs.read("k")
                default: break
                }
            }
            prompted.finish()
            group.cancelAll()
        }

        let kept = try RecordingFolder(at: recordings).entries
        #expect(kept.map(\.text) == ["yes", "no"])
        for entry in kept {
            let sound = try WAVFile.decode(Data(contentsOf: recordings.appending(path: entry.file)))
            #expect(sound.sampleRate == 16_000)
            #expect(LevelMeter(sound).peak > -15)
            #expect((1...4).contains(sound.duration.seconds))
        }
    }
}
