import Synchronization

/// Lets a button end what the speaker is saying.
final class Interruption: Sendable {
    private let underway = Mutex<AsyncStream<Never>.Continuation?>(nil)

    /// Ends what is under way, from any thread; nothing where nothing is.
    func interrupt() {
        underway.withLock { $0 }?.finish()
    }

    /// Runs one thing to its end.
    /// - Throws: `CancellationError` when it was interrupted, and what `body` throws.
    func allowing<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
        let (interruption, continuation) = AsyncStream.makeStream(of: Never.self)
        underway.withLock { $0 = continuation }
        defer { underway.withLock { $0 = nil } }
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await body() }
            group.addTask {
                for await _ in interruption {}
                return nil
            }
            guard case .some(.some(let result)) = try await group.next() else { throw CancellationError() }
            return result
        }
    }
}
