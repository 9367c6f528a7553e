import Synchronization

/// Keeps the speaker from hearing itself: while the gate is closed, captured sound is thrown away.
///
/// Chunks wait in a queue between the microphone and the listener, so each carries the epoch it was captured in; one
/// from before the last closing is stale.
final class HalfDuplexGate: Sendable {
    private struct State {
        var epoch = 0
        var isOpen = true
    }

    private let state = Mutex(State())

    /// The epoch for a chunk captured now, or nil when it must be dropped.
    var epochOfCapture: Int? {
        state.withLock { $0.isOpen ? $0.epoch : nil }
    }

    func isCurrent(_ epoch: Int) -> Bool {
        state.withLock { $0.isOpen && $0.epoch == epoch }
    }

    func close() {
        state.withLock { state in
            state.isOpen = false
            state.epoch += 1
        }
    }

    func open() {
        state.withLock { $0.isOpen = true }
    }
}
