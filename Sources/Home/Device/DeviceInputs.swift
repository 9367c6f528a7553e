import AsyncAlgorithms
public import Audio
public import Recognition
import Synchronization

/// What reaches a device from its resident: sound, presses of a button and, at a desk, typed lines.
///
/// The microphone never waits: its queue is bounded, and the oldest sound is dropped and counted when the device cannot
/// keep up.
public struct DeviceInputs: Sendable {
    enum Input: Sendable {
        case sound(AudioChunk, epoch: Int)
        case typed(String)
        /// The button was pressed.
        case pressed
        /// It is time to ask whether there are alerts.
        case reminder
        /// Other things can be heard from now on.
        case vocabulary(Vocabulary)
    }

    /// Chunks of 20 ms: two seconds.
    private static let queueLength = 100

    let gate = HalfDuplexGate()
    let interruption = Interruption()
    private let sound = AsyncStream.makeStream(of: Input.self, bufferingPolicy: .bufferingNewest(queueLength))
    private let others = AsyncStream.makeStream(of: Input.self)
    private let reminders = AsyncStream.makeStream(of: Input.self, bufferingPolicy: .bufferingNewest(1))
    private let dropped = Dropped()

    public init() {}

    /// Chunks that the queue had no room for, since the start.
    public var droppedChunks: Int {
        dropped.count.withLock { $0 }
    }

    /// Takes captured sound, from any thread, without waiting.
    public func hear(_ chunk: AudioChunk) {
        guard let epoch = gate.epochOfCapture else { return }
        if case .dropped = sound.continuation.yield(.sound(chunk, epoch: epoch)) {
            dropped.count.withLock { $0 += 1 }
        }
    }

    /// Takes a typed question.
    public func read(_ line: String) {
        others.continuation.yield(.typed(line))
    }

    /// The button was pressed: ends what the speaker is saying, and makes it listen.
    public func press() {
        interruption.interrupt()
        others.continuation.yield(.pressed)
    }

    /// Has the device ask whether there are alerts, as soon as it is free.
    public func remind() {
        reminders.continuation.yield(.reminder)
    }

    /// Has the device hear other things, as soon as it is free.
    public func learn(_ vocabulary: Vocabulary) {
        others.continuation.yield(.vocabulary(vocabulary))
    }

    /// Nothing more will come: the device ends when it has handled what is waiting.
    public func finish() {
        sound.continuation.finish()
        others.continuation.finish()
        reminders.continuation.finish()
    }

    var all: some AsyncSequence<Input, Never> & Sendable {
        merge(sound.stream, others.stream, reminders.stream)
    }

    private final class Dropped: Sendable {
        let count = Mutex(0)
    }
}
