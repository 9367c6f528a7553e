import ArgumentParser
import Audio
import CommandSupport
import Composition
import DataFiles
import Device
import Foundation
import Laboratory
import Logging
import Store
import Synthesis
import Texts

struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure speed and size, and record them.",
        discussion: """
            The figures of a debug build say nothing: use `make -C Benchmarks bench`. Questions are synthesized, so accuracy is not \
            measured here.
            """,
        subcommands: [
            BenchAlarms.self, BenchPronunciations.self, BenchNames.self, BenchScale.self, BenchEndpointing.self,
            BenchData.self,
        ])

    @OptionGroup var device: DeviceOptions
    @OptionGroup var record: RecordOptions

    @Option(help: "Times each question is asked.")
    var rounds = 10

    @Option(help: "Seconds to measure the load of a listening speaker.")
    var idleSeconds = 20

    @Option(help: "Hours of simulated sound to listen to, as fast as it goes.")
    var hours = 24

    func validate() throws {
        guard rounds > 0, idleSeconds > 0, hours > 0 else {
            throw ValidationError("--rounds, --idle-seconds and --hours must be above 0.")
        }
    }

    func run() async throws {
        let start = ContinuousClock.now
        let files = try await device.load()
        let folder = FileManager.default.temporaryDirectory.appending(path: "mimamori-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let rules = try files.town.rules(in: Store.open(in: folder, town: files.town.key))
        let ready = start.duration(to: .now)
        let parts = try files.parts(
            rules: rules, output: try ReplyFolder(at: folder), listening: device.listening.settings,
            logger: Logger(label: "mimamori"), voiceHasMemory: false, observe: { _ in })
        let benchmark = Benchmark(parts, questions: try await questions(files))

        Terminal.note("Idle for \(idleSeconds) s …")
        let idle = try await benchmark.idleLoad(for: .seconds(idleSeconds))
        let resident = ProcessFootprint.residentMegabytes
        Terminal.note("Asking …")
        let speed = try await benchmark.speed(rounds: rounds)
        let endurance = try await benchmark.endurance(hours: hours) { footprint in
            let (done, size) = (Int(footprint.hours), Int(footprint.residentMegabytes))
            Terminal.note("\(done) of \(hours) h: \(size) MB")
        }
        try record.write(
            Record(
                command: record.command, startMilliseconds: ready / .milliseconds(1), idleProcessorShare: idle,
                listeningMegabytes: resident, speed: speed, endurance: endurance),
            to: "speaker.json")
    }

    private func questions(_ files: DeviceFiles) async throws -> [AudioChunk] {
        let settings = files.usual.voice.settings.asking
        var questions: [AudioChunk] = []
        for sentence in try files.folder.demonstration(locale: device.data.locale) {
            let sound = try await ESpeakVoice().synthesize(sentence, settings: settings)
            questions.append(try sound.resampled(to: AudioChunk.speechRate))
        }
        return questions
    }

    private struct Record: Encodable {
        var command: String
        /// From the start of the command to a compiled recognizer and an open database.
        var startMilliseconds: Double
        var idleProcessorShare: Double
        var listeningMegabytes: Double
        var speed: Benchmark.Speed
        var endurance: [Benchmark.Footprint]
    }
}
