import ALSA
public import Audio
public import Device
import DeviceLink
import Foundation
import Recognition
import Synchronization
import Synthesis

/// Measures a device: how fast it answers, and what it takes to keep it running. Meant for release builds.
///
/// The questions are synthesized, so nothing here is a figure of accuracy.
public struct Benchmark: Sendable {
    /// How fast questions are answered, unpaced.
    public struct Speed: Sendable, Encodable {
        public var questions: Int
        public var understood: Int
        /// Seconds of decoding for a second of an utterance with its trailing silence, streaming, on one core.
        public var realTimeFactor: Double
        /// The same for a second of pure speech.
        public var realTimeFactorOfSpeech: Double
        /// `realTimeFactor` of the questions that were believed, as those of people are: what is not believed is heard
        /// once more as a whole. nil where none was.
        public var realTimeFactorWhereBelieved: Double?
        /// What the recognizer needs in the pause behind the question, which begins 0.4 s after the last word. Whatever
        /// exceeds the rest of the trailing silence (0.1 s where nothing can follow) delays the reply.
        public var inPauseMedianMilliseconds: Double
        public var inPause95thPercentileMilliseconds: Double
        /// From the endpoint to the first sound of the reply; the silence that finds the endpoint is not counted.
        public var untilReplyMedianMilliseconds: Double
        public var untilReply95thPercentileMilliseconds: Double
        /// From the last hypothesis to the first sample above −50 dBFS that reaches the sink: rules, wording and the voice,
        /// which says nothing from its memory.
        public var untilSoundMedianMilliseconds: Double
        public var untilSound95thPercentileMilliseconds: Double
    }

    /// What the process takes at one moment of a long run.
    public struct Footprint: Sendable, Encodable {
        /// Of simulated sound, since the start.
        public var hours: Double
        public var residentMegabytes: Double
        public var fileHandles: Int
        public var exchanges: Int
    }

    private let parts: Speaker.Parts
    private let questions: [AudioChunk]
    private let log = ReplyTimes()

    /// - Parameters:
    ///   - parts: The device; its replies are synthesized and thrown away.
    ///   - questions: Spoken sentences of the grammar, at 16 kHz.
    public init(_ parts: Speaker.Parts, questions: [AudioChunk]) {
        var parts = parts
        parts.output = DiscardedSpeech()
        parts.listening.resumeDelay = .zero
        parts.observe = { [log] event in
            if case .exchange(let exchange) = event, exchange.outcome != .notRecognized {
                log.add(exchange.stages)
            }
        }
        self.parts = parts
        self.questions = questions
    }

    /// Asks every question `rounds` times, each followed by the silence that ends it.
    public func speed(rounds: Int) async throws -> Speed {
        var loop = VoiceLoop(parts)
        var decoding = Duration.zero
        var pauses: [Double] = []
        var speech = Duration.zero
        var sound = Duration.zero
        var believed = (decoding: Duration.zero, sound: Duration.zero)
        for _ in 0..<rounds {
            for question in questions {
                let time = try await decode(question)
                let length = question.duration + parts.listening.trailingSilence
                decoding += time.whole
                pauses.append(time.inPause / .milliseconds(1))
                speech += question.duration
                sound += length
                if time.isBelieved {
                    believed.decoding += time.whole
                    believed.sound += length
                }
                try await ask(question, &loop)
            }
        }
        let times = log.all.map(\.untilReply).sorted()
        let sounds = log.all.compactMap(\.untilSound).sorted()
        pauses.sort()
        return Speed(
            questions: rounds * questions.count, understood: times.count, realTimeFactor: decoding / sound,
            realTimeFactorOfSpeech: decoding / speech,
            realTimeFactorWhereBelieved: believed.sound > .zero ? believed.decoding / believed.sound : nil,
            inPauseMedianMilliseconds: Self.quantile(0.5, of: pauses),
            inPause95thPercentileMilliseconds: Self.quantile(0.95, of: pauses),
            untilReplyMedianMilliseconds: Self.quantile(0.5, of: times),
            untilReply95thPercentileMilliseconds: Self.quantile(0.95, of: times),
            untilSoundMedianMilliseconds: Self.quantile(0.5, of: sounds),
            untilSound95thPercentileMilliseconds: Self.quantile(0.95, of: sounds))
    }

    /// Processor seconds a second while nobody speaks, with a microphone that sends silence in real time through
    /// libasound. The writer of that silence is in the same process and counts too.
    public func idleLoad(for duration: Duration) async throws -> Double {
        let pipe = try FIFOMicrophone(in: FileManager.default.temporaryDirectory)
        let inputs = DeviceInputs()
        let microphone = Microphone(device: pipe.device, configuration: pipe.configuration)
        let capture = CaptureService(microphone: microphone, inputs: inputs, observe: { _ in })
        let speaker = Speaker(parts, inputs: inputs)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await pipe.run() }
            group.addTask { await capture.run() }
            group.addTask { try await speaker.run() }
            try await Task.sleep(for: .seconds(1))
            let before = ProcessFootprint.processorSeconds
            try await Task.sleep(for: duration)
            let load = (ProcessFootprint.processorSeconds - before) / duration.seconds
            group.cancelAll()
            return load
        }
    }

    /// Listens to `hours` of sound as fast as it can, with a question every five minutes.
    /// - Parameter progress: Called after each hour.
    public func endurance(hours: Int, progress: (Footprint) -> Void) async throws -> [Footprint] {
        var loop = VoiceLoop(parts)
        var footprints: [Footprint] = []
        let minute = AudioChunk(samples: (0..<60 * AudioChunk.speechRate).map { _ in .random(in: -20...20) })
        for hour in 1...hours {
            for number in 0..<60 {
                try await hear(minute, &loop)
                if number % 5 == 0 {
                    try await ask(questions[number / 5 % questions.count], &loop)
                }
            }
            let footprint = Footprint(
                hours: Double(hour), residentMegabytes: ProcessFootprint.residentMegabytes,
                fileHandles: ProcessFootprint.fileHandles, exchanges: log.all.count)
            footprints.append(footprint)
            progress(footprint)
        }
        return footprints
    }

    /// Hears a question as `Listener` does: what was said is looked for in the pause behind it.
    private func decode(
        _ question: AudioChunk
    ) async throws -> (whole: Duration, inPause: Duration, isBelieved: Bool) {
        let clock = ContinuousClock()
        let pause = parts.listening.endpointer(answerWithin: nil).pause
        var inPause = Duration.zero
        var isBelieved = false
        let whole = try await clock.measure {
            try await parts.recognizer.begin(expecting: .anything)
            for chunk in question.cut(every: .milliseconds(20)) { try await parts.recognizer.accept(chunk) }
            try await parts.recognizer.accept(.silence(pause))
            inPause = try await clock.measure { _ = try await parts.recognizer.anticipate() }
            try await parts.recognizer.accept(.silence(parts.listening.trailingSilence - pause))
            isBelieved = try await parts.recognizer.finish().outcome == .recognized
        }
        return (whole, inPause, isBelieved)
    }

    private func ask(_ question: AudioChunk, _ loop: inout VoiceLoop) async throws {
        try await hear(.silence(.milliseconds(400)), &loop)
        try await hear(question, &loop)
        try await hear(.silence(parts.listening.joinWithin + .milliseconds(500)), &loop)
    }

    private func hear(_ sound: AudioChunk, _ loop: inout VoiceLoop) async throws {
        for chunk in sound.cut(every: .milliseconds(20)) {
            try await loop.hear(chunk)
        }
    }

    private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }
}

/// How long the stages of every exchange so far took.
private final class ReplyTimes: Sendable {
    private let times = Mutex<[Exchange.Stages]>([])

    func add(_ stages: Exchange.Stages) {
        times.withLock { $0.append(stages) }
    }

    var all: [Exchange.Stages] {
        times.withLock { $0 }
    }
}
