import ALSA
import Audio
import DeviceLink
import Foundation
import Grammar
public import Phrases
import Recognition
import Synchronization
public import Synthesis

/// Shows the whole way of a question on a machine without a microphone: sample questions are spoken into a pipe that
/// libasound reads as its microphone, in real time, and everything after that is the device itself. Typed questions are
/// answered between them, and after them until the typing ends.
public struct Demonstration: Sendable {
    public struct Summary: Sendable {
        /// Sample questions.
        public var asked = 0
        /// Sample questions that were heard with the meaning they have.
        public var understood = 0
        /// Milliseconds from the last hypothesis to the first sound of each reply, in the order of the questions; see
        /// `Exchange.Stages.untilSound`.
        public var untilSound: [Double] = []
    }

    public enum Event: Sendable {
        /// The second voice says a sample question, as it is written.
        case asks(String, number: Int, of: Int)
        /// The device has answered something else than the sample question.
        case misheard
        /// Every sample was asked, and more can be typed.
        case waitsForTyping
    }

    /// Longer than the longest pause, reply or hesitation: an exchange that takes this long has failed.
    private static let patience = Duration.seconds(60)
    /// Longer than a device waits for a yes or no, asks once more and waits again.
    private static let floor = Duration.seconds(30)
    /// As between people. It also keeps the sound for the audience ahead of the one that the device hears, so that the
    /// loudspeaker is free again for the reply.
    private static let pause = Duration.milliseconds(400)

    private let questions: [SpokenText]
    private let voice: any Voice
    private let settings: VoiceSettings
    private let audience: (any SpeechOutput)?
    private let typed: AsyncStream<String>
    private let observe: @Sendable (Event) -> Void

    /// - Parameters:
    ///   - questions: Sentences of the grammar, in the order they are asked.
    ///   - voice: The voice that asks, with `settings`; another than the one that answers, so that they can be told
    ///     apart.
    ///   - audience: Where people hear the questions, too; nil where nobody does.
    ///   - typed: Questions that somebody types meanwhile.
    public init(
        questions: [String], voice: any Voice, settings: VoiceSettings, audience: (any SpeechOutput)? = nil,
        typed: AsyncStream<String>, observe: @escaping @Sendable (Event) -> Void = { _ in }
    ) {
        self.questions = questions.map(SpokenText.init(splitting:))
        self.voice = voice
        self.settings = settings
        self.audience = audience
        self.typed = typed
        self.observe = observe
    }

    /// Asks every question of a device made of `parts`, and waits for each answer.
    /// - Throws: What the pipe or the voice that asks throws. What the device fails at is an event, as at home.
    public func run(_ parts: Speaker.Parts) async throws -> Summary {
        let turns = TurnLog()
        let lines = Mailbox<String>()
        var parts = parts
        parts.observe = { [observe = parts.observe] event in
            observe(event)
            turns.add(event)
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
            group.addTask {
                for await line in typed { lines.append(line) }
                lines.finish()
            }
            defer { group.cancelAll() }
            var summary = Summary()
            for (index, question) in questions.enumerated() {
                while let line = lines.first() { try await answer(typed: line, lines, inputs, turns) }
                let sound = try await voice.speak(question, settings: settings).sound()
                observe(.asks(question.text, number: index + 1, of: questions.count))
                summary.asked += 1
                turns.clear()
                try await speak(sound, into: pipe)
                guard let turn = try await turns.next(within: Self.patience), let exchange = turn.exchange else {
                    continue
                }
                if turn.means(question.text, in: parts.languages[0].vocabulary) {
                    summary.understood += 1
                } else {
                    observe(.misheard)
                }
                summary.untilSound += [exchange.stages.untilSound].compactMap { $0 }
            }
            if !lines.hasEnded { observe(.waitsForTyping) }
            while let line = try await lines.next() { try await answer(typed: line, lines, inputs, turns) }
            return summary
        }
    }

    /// The audience hears what the device hears.
    private func speak(_ sound: AudioChunk, into pipe: FIFOMicrophone) async throws {
        // A loudspeaker that fails is told of with the reply.
        async let playback = try? audience?.play(SpeechStream(sound))
        try await pipe.speak(.silence(Self.pause))
        try await pipe.speak(sound)
        _ = await playback
    }

    /// A person whom the device has asked back has the floor, until the device gives up.
    private func answer(
        typed line: String, _ lines: Mailbox<String>, _ inputs: DeviceInputs, _ turns: TurnLog
    ) async throws {
        var line: String? = line
        while let words = line {
            line = nil
            guard words.contains(where: { !$0.isWhitespace }) else { continue }
            turns.clear()
            inputs.read(words)
            guard try await turns.next(within: Self.patience)?.exchange?.outcome == .confirmationNeeded else { return }
            let deadline = ContinuousClock.now + Self.floor
            line = try await lines.next(within: Self.floor)
            // Where nothing more can be typed, the device finds out by itself.
            if line == nil { try await Task.sleep(until: deadline) }
        }
    }
}

/// How a device dealt with one question.
private struct Turn {
    /// What the words meant to it, before it knew what the talk is about.
    var heard: Intent?
    /// nil where it answered nothing.
    var exchange: Exchange?

    func means(_ question: String, in vocabulary: Vocabulary) -> Bool {
        guard exchange?.outcome != .notRecognized, let heard else { return false }
        return [Expectation.anything, .yesOrNo].contains {
            vocabulary.intent(ofTyped: question, expecting: $0) == heard
        }
    }
}

/// The turns of a device, from its events.
private final class TurnLog: Sendable {
    private let heard = Mutex<Intent?>(nil)
    private let turns = Mailbox<Turn>()

    func add(_ event: DeviceEvent) {
        switch event {
        case .heard(_, let intent, let slots, _, _):
            heard.withLock { $0 = intent.map { Intent(name: $0, slots: slots) } }
        // That nobody answers is no turn of ours.
        case .exchange(let exchange) where exchange.outcome != .silence: turns.append(turn(exchange))
        case .called, .passedOver: turns.append(turn(nil))
        default: break
        }
    }

    private func turn(_ exchange: Exchange?) -> Turn {
        Turn(heard: heard.withLock { $0.take() }, exchange: exchange)
    }

    func clear() {
        _ = turns.takeAll()
    }

    func next(within limit: Duration) async throws -> Turn? {
        try await turns.next(within: limit)
    }
}

/// Things that wait to be taken, in the order they came.
private final class Mailbox<Element: Sendable>: Sendable {
    private struct State {
        var waiting: [Element] = []
        var isFinished = false
    }

    private let state = Mutex(State())

    func append(_ element: Element) {
        state.withLock { $0.waiting.append(element) }
    }

    /// Nothing more will come.
    func finish() {
        state.withLock { $0.isFinished = true }
    }

    /// Whether nothing waits and nothing will.
    var hasEnded: Bool {
        state.withLock { $0.isFinished && $0.waiting.isEmpty }
    }

    func takeAll() -> [Element] {
        state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
    }

    /// nil where nothing waits.
    func first() -> Element? {
        state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
    }

    /// - Parameter limit: How long to wait; nil for as long as something may come.
    /// - Returns: nil when nothing came.
    func next(within limit: Duration? = nil) async throws -> Element? {
        let deadline = limit.map { ContinuousClock.now + $0 }
        while !hasEnded, deadline.map({ .now < $0 }) ?? true {
            if let element = first() { return element }
            try await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }
}
