import ALSA
import Audio
import DeviceLink
import Foundation
public import Phrases
import Synchronization
public import Synthesis

/// Shows the whole way of a question on a machine without a microphone: sample questions are spoken into a pipe that
/// libasound reads as its microphone, in real time, and everything after that is the device itself.
public struct Demonstration: Sendable {
    public struct Summary: Sendable {
        public var asked = 0
        /// Questions whose words were understood.
        public var understood = 0
        /// Milliseconds from the endpoint to the first sample of each reply, in the order of the questions.
        public var untilReply: [Double] = []
        public var droppedChunks = 0
    }

    /// Longer than the longest pause, reply or hesitation: an exchange that takes this long has failed.
    private static let patience = Duration.seconds(20)

    private let questions: [String]
    private let voice: any Voice
    private let settings: VoiceSettings

    /// - Parameters:
    ///   - questions: Sentences of the grammar, in the order they are asked.
    ///   - voice: The voice that asks, with `settings`; another than the one that answers, so that they can be told
    ///     apart.
    public init(questions: [String], voice: any Voice, settings: VoiceSettings) {
        self.questions = questions
        self.voice = voice
        self.settings = settings
    }

    /// Asks every question of a device made of `parts`, and waits for each answer.
    /// - Throws: What the pipe or the voice that asks throws. What the device fails at is an event, as at home.
    public func run(_ parts: Speaker.Parts) async throws -> Summary {
        let log = ExchangeLog()
        var parts = parts
        parts.observe = { [observe = parts.observe] event in
            observe(event)
            if case .exchange(let exchange) = event { log.append(exchange) }
        }
        let pipe = try FIFOMicrophone(in: FileManager.default.temporaryDirectory)
        let inputs = DeviceInputs()
        let capture = CaptureService(
            microphone: Microphone(device: pipe.device, configuration: pipe.configuration), inputs: inputs,
            observe: parts.observe)
        let speaker = Speaker(parts, inputs: inputs)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await pipe.run() }
            group.addTask { await capture.run() }
            group.addTask { try await speaker.run() }
            var summary = Summary()
            for question in questions {
                // A moment of silence, as between people.
                try await pipe.speak(.silence(.milliseconds(400)))
                try await pipe.speak(voice.speak(SpokenText(splitting: question), settings: settings).sound())
                summary.asked += 1
                guard let exchange = try await log.next(within: Self.patience) else { continue }
                summary.understood += exchange.outcome == .notRecognized ? 0 : 1
                summary.untilReply.append(exchange.stages.untilReply)
            }
            summary.droppedChunks = inputs.droppedChunks
            group.cancelAll()
            return summary
        }
    }
}

/// The exchanges of a device, taken out one at a time.
private final class ExchangeLog: Sendable {
    private let waiting = Mutex<[Exchange]>([])

    func append(_ exchange: Exchange) {
        waiting.withLock { $0.append(exchange) }
    }

    func next(within limit: Duration) async throws -> Exchange? {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            if let exchange = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return exchange }
            try await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }
}
