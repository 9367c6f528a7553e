import ArgumentParser
import Audio
import DataFiles
import Device
import Foundation
import Logging
import Store
import Synthesis
import Texts

struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(en: "Measure speed and size, and record them.", ja: "速さと大きさを測り、記録します。"),
        discussion: Text(
            en: """
                The figures of a debug build say nothing: use `make bench`. Questions are synthesized, so accuracy is not \
                measured here.
                """, ja: "make bench で測ってください。質問は作った声なので、正しさはここでは測りません。"),
        subcommands: [
            BenchAlarms.self, BenchPronunciations.self, BenchNames.self, BenchScale.self, BenchEndpointing.self,
            BenchData.self,
        ])

    @OptionGroup var device: DeviceOptions
    @OptionGroup var record: RecordOptions

    @Option(help: ArgumentHelp(en: "Times each question is asked.", ja: "質問ごとの回数。"))
    var rounds = 10

    @Option(help: ArgumentHelp(en: "Seconds to measure the load of a listening speaker.", ja: "待つときの負担を測る秒数。"))
    var idleSeconds = 20

    @Option(help: ArgumentHelp(en: "Hours of simulated sound to listen to, as fast as it goes.", ja: "聞かせる音の時間。"))
    var hours = 24

    func validate() throws {
        guard rounds > 0, idleSeconds > 0, hours > 0 else {
            throw ValidationError(
                Text(
                    en: "--rounds, --idle-seconds and --hours must be above 0.",
                    ja: "--rounds、--idle-seconds、--hours は 0 より大きい数です。"))
        }
    }

    func run() async throws {
        let start = ContinuousClock.now
        let files = try await device.load()
        let folder = FileManager.default.temporaryDirectory.appending(path: "mimamori-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let rules = LocalRulesClient(
            store: try Store.open(in: folder), town: files.town.town, households: files.town.households)
        let ready = start.duration(to: .now)
        let parts = files.parts(
            rules: rules, output: try ReplyFolder(at: folder), listening: device.listening.settings,
            logger: Logger(label: "mimamori"), voiceHasMemory: false, observe: { _ in })
        let benchmark = Benchmark(parts, questions: try await questions(files))

        Terminal.note(Text(en: "Idle for \(idleSeconds) s …", ja: "\(idleSeconds) 秒、待ちます …"))
        let idle = try await benchmark.idleLoad(for: .seconds(idleSeconds))
        let resident = ProcessFootprint.residentMegabytes
        Terminal.note(Text(en: "Asking …", ja: "質問します …"))
        let speed = try await benchmark.speed(rounds: rounds)
        let endurance = try await benchmark.endurance(hours: hours) { footprint in
            let (done, size) = (Int(footprint.hours), Int(footprint.residentMegabytes))
            Terminal.note(Text(en: "\(done) of \(hours) h: \(size) MB", ja: "\(hours) 時間のうち \(done) 時間：\(size) MB"))
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
