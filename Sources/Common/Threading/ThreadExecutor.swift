import Foundation

/// A serial executor with a thread of its own, for actors that make blocking C calls: such a call on the shared
/// cooperative pool would hold up every other task of the process.
///
/// The thread lives as long as the process: one is made for each long-lived owner of a C handle, never one per call.
public final class ThreadExecutor: SerialExecutor {
    private let condition = NSCondition()
    // Guarded by `condition`.
    private nonisolated(unsafe) var jobs: [UnownedJob] = []

    /// - Parameter name: Shown by debuggers and `top -H`; Linux keeps the first 15 characters.
    public init(name: String) {
        let thread = Thread { [self] in
            while true {
                nextJob().runSynchronously(on: asUnownedSerialExecutor())
            }
        }
        thread.name = name
        thread.start()
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        condition.lock()
        jobs.append(job)
        condition.signal()
        condition.unlock()
    }

    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    private func nextJob() -> UnownedJob {
        condition.lock()
        defer { condition.unlock() }
        while jobs.isEmpty {
            condition.wait()
        }
        return jobs.removeFirst()
    }
}
