import Texts
import ALSA
import Audio
import Foundation
import TestSupport
import Testing

/// Through the real libasound, with its `null` and `file` plugins for hardware.
@Suite struct PCMTests {
    /// As `plughw:` on a card that has one rate only.
    @Test(arguments: [44_100, 48_000, 96_000], [PCM.Direction.capture, .playback])
    func aCardIsUsedAtItsOwnRate(rate: Int, direction: PCM.Direction) throws {
        let configuration = """
            pcm.sink { type null }
            pcm.card { type plug slave { pcm sink rate \(rate) channels 2 format S32_LE } }
            """
        let pcm = try PCM("card", direction, configuration: .text(configuration))
        #expect(pcm.format.rate == rate)
        #expect(abs(pcm.format.period - rate / 50) <= 1)
    }

    @Test func aDeviceThatOffersEverythingIsUsedAtSpeechRate() throws {
        let pcm = try PCM("sink", .capture, configuration: .text("pcm.sink { type null }"))
        #expect(pcm.format.rate == 16_000)
        #expect(pcm.format.channels == 1)
        #expect(pcm.format.sample == .int16)
        #expect(pcm.format.period == 320)
    }

    @Test func aDeviceThatDoesNotExistIsNamedWithTheReason() throws {
        let error = try #require(throws: ALSAError.self) {
            _ = try PCM("nowhere", .capture, configuration: .text("pcm.sink { type null }"))
        }
        #expect(error.code == .noDevice)
        #expect(error.description.contains("snd_pcm_open on ALSA device 'nowhere': No such file or directory (-2)"))
        #expect(!error.log.isEmpty)
    }

    @Test func aMistakeInTheConfigurationIsShownWithItsPlace() throws {
        let error = try #require(throws: ALSAError.self) {
            _ = try PCM("mic", .capture, configuration: .text("pcm.mic { type null"))
        }
        #expect(error.code == .configuration)
        #expect(!error.log.isEmpty)
    }

    @Test func aSoundServerThatIsNotThereIsNoDevice() throws {
        let configuration = "pcm.mic { type pulse server \"unix:/nonexistent/native\" }"
        let error = try #require(throws: ALSAError.self) {
            _ = try PCM("mic", .capture, configuration: .text(configuration))
        }
        #expect(error.code == .noDevice)
    }

    @Test func whatIsPlayedIsWrittenBitForBit() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "out.raw")
            let configuration = ALSAConfiguration.text(
                """
                pcm.sink { type null }
                pcm.speaker { type file slave.pcm sink file "\(file.path)" format raw }
                """)
            let sound = AudioSignals.sine(440, seconds: 0.5)
            let playback = try await Loudspeaker(device: "speaker", configuration: configuration).play(Sound(sound))
            #expect(playback.frames == 8000)
            let written = try Data(contentsOf: file)
            #expect(written.prefix(16_000) == sound.samples.withUnsafeBytes { Data($0) })
        }
    }

    @Test func aSoundOfAnotherRateIsResampledForTheDevice() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "out.raw")
            let configuration = ALSAConfiguration.text(
                """
                pcm.sink { type null }
                pcm.speaker { type file slave.pcm sink file "\(file.path)" format raw }
                """)
            let loudspeaker = Loudspeaker(device: "speaker", configuration: configuration)
            let playback = try await loudspeaker.play(
                Sound(
                    AudioSignals.sine(1000, seconds: 0.5, sampleRate: 22_050),
                    AudioSignals.sine(1000, seconds: 0.5, sampleRate: 48_000)))
            #expect(abs(playback.frames - 16_000) <= 2)
            let samples = try Data(contentsOf: file).withUnsafeBytes { Array($0.bindMemory(to: Int16.self)) }
            #expect(abs(AudioSignals.amplitude(of: 1000, in: samples[9000..<15_000], sampleRate: 16_000) - 0.5) < 0.01)
        }
    }

    @Test func aCardWithFloatingPointOnlyIsHeard() async throws {
        try await withTemporaryFolder { folder in
            let tone = AudioSignals.sine(1000, seconds: 0.4)
            let file = folder.appending(path: "in.raw")
            try tone.samples.withUnsafeBytes { try Data($0).write(to: file) }
            let configuration = ALSAConfiguration.text(
                """
                pcm.sink { type null }
                pcm.sound { type file slave.pcm sink file "/dev/null" infile "\(file.path)" format raw }
                pcm.card { type lfloat slave { pcm sound format S16_LE } }
                """)
            #expect(try PCM("card", .capture, configuration: configuration).format.sample == .float32)
            let run = CaptureRun(Microphone(device: "card", configuration: configuration))
            await run.run(until: { $0.samples.count >= tone.samples.count })
            #expect(Array(run.samples.prefix(tone.samples.count)) == tone.samples)
        }
    }

    @Test func aCardWithTwoMicrophonesIsUsedWithBoth() throws {
        let configuration = """
            pcm.left { type null }
            pcm.right { type null }
            pcm.card {
                type multi
                slaves { l { pcm left channels 1 } r { pcm right channels 1 } }
                bindings { 0 { slave l channel 0 } 1 { slave r channel 0 } }
            }
            """
        #expect(try PCM("card", .capture, configuration: .text(configuration)).format.channels == 2)
    }

    @Test func aMicrophoneOfSilenceIsNoMicrophone() {
        #expect(!AudioDevices.hasCapture(.text("pcm.default { type null }")))
        #expect(!AudioDevices.hasCapture(.text("")))
        #expect(!AudioDevices.hasCapture(.text("pcm.mic { type pulse server \"unix:/nonexistent/native\" }")))
    }

    @Test func everyFileOfAConfigurationThatCanBeOpenedIsListed() throws {
        let text = """
            pcm.sink { type null }
            pcm.mic { type file slave.pcm sink file "/dev/null" infile "/dev/zero" format raw }
            pcm.broken { type pulse server "unix:/nonexistent/native" }
            """
        #expect(AudioDevices.list(.text(text)).filter(\.canCapture).map(\.name) == ["mic"])
        #expect(AudioDevices.hasCapture(.text(text)))
    }
}
