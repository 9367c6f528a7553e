import ALSA
import Audio
import Synchronization
import Testing

/// A microphone that runs beside a test, and what it delivered and reported.
final class CaptureRun: Sendable {
    private struct Record {
        var samples: [Int16] = []
        var chunkLengths: Set<Int> = []
        var events: [CaptureEvent] = []
    }

    private let record = Mutex(Record())
    let microphone: Microphone

    init(_ microphone: Microphone) {
        self.microphone = microphone
    }

    var samples: [Int16] { record.withLock { $0.samples } }
    var chunkLengths: Set<Int> { record.withLock { $0.chunkLengths } }
    var events: [CaptureEvent] { record.withLock { $0.events } }

    /// The events in short: "listening", or the code of the trouble.
    var story: [String] {
        events.map {
            switch $0 {
            case .listening: "listening"
            case .trouble(let error): error.code.rawValue
            }
        }
    }

    func run() async {
        await microphone.run(
            deliver: { chunk in
                self.record.withLock {
                    $0.samples += chunk.samples
                    $0.chunkLengths.insert(chunk.samples.count)
                }
            }, report: { event in self.record.withLock { $0.events.append(event) } })
    }

    /// Runs the microphone until something is true of what it did, for at most a while.
    func run(until isDone: @Sendable (CaptureRun) -> Bool, atMost limit: Duration = .seconds(20)) async {
        await whileRunning { _ = await self.wait(until: isDone, atMost: limit) }
    }

    func whileRunning<Result: Sendable>(
        _ body: @Sendable () async throws -> Result
    ) async rethrows -> Result {
        async let _: Void = run()
        // Leaving the scope cancels the microphone and waits for it.
        let result = try await body()
        return result
    }

    @discardableResult
    func wait(until isDone: @Sendable (CaptureRun) -> Bool, atMost limit: Duration = .seconds(20)) async -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + limit
        while clock.now < end {
            if isDone(self) { return true }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return isDone(self)
    }
}
