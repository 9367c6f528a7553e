import Synchronization

/// A clock whose pauses take no time and are written down.
final class RecordingClock: Clock {
    typealias Instant = ContinuousClock.Instant
    private let recorded = Mutex<[Duration]>([])
    private let base = ContinuousClock.now

    var pauses: [Duration] { recorded.withLock { $0 } }
    var now: Instant { base }
    let minimumResolution = Duration.nanoseconds(1)

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        recorded.withLock { $0.append(deadline - base) }
        await Task.yield()
        try Task.checkCancellation()
    }
}
