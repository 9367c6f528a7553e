import Foundation
import Synchronization
import Texts

/// One run of another program. Nothing waits on a thread for it: the calling task is resumed when it has ended.
final class ChildProcess: Sendable {
    private enum State {
        case idle, cancelled
        case running(pid_t)
    }

    /// Many times what any sentence takes; a program that takes longer hangs.
    private static let patience = Duration.seconds(30)

    private let program: URL
    private let arguments: [String]
    private let state = Mutex(State.idle)

    init(_ program: URL, _ arguments: [String]) {
        self.program = program
        self.arguments = arguments
    }

    /// Cancelling the task kills the program.
    /// - Parameter remedy: What the person can do where it fails.
    /// - Returns: What it printed: no more than a pipe holds, 64 KiB.
    /// - Throws: `SynthesisError` with its exit status, `CancellationError`.
    static func run(_ program: URL, _ arguments: [String], remedy: Text) async throws -> String {
        let child = ChildProcess(program, arguments)
        return try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask { try await child.run(remedy: remedy) }
            group.addTask {
                try await Task.sleep(for: patience)
                throw SynthesisError(
                    operation: program.lastPathComponent, subject: arguments.joined(separator: " "),
                    reason: Text(en: "it did not end within \(patience)", ja: "\(patience) たっても終わりません"), remedy: remedy)
            }
            defer { group.cancelAll() }
            return try await group.next() ?? ""
        }
    }

    private func run(remedy: Text) async throws -> String {
        let output = Pipe()
        let status = try await withTaskCancellationHandler {
            try await ended(printingTo: output)
        } onCancel: {
            state.withLock { state in
                if case .running(let process) = state { kill(process, SIGKILL) }
                state = .cancelled
            }
        }
        try Task.checkCancellation()
        guard status == 0 else {
            throw SynthesisError(
                operation: program.lastPathComponent, subject: arguments.joined(separator: " "),
                reason: Text(en: "it ended with \(status)", ja: "\(status) で終わりました"), remedy: remedy)
        }
        return String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    }

    private func ended(printingTo output: Pipe) async throws -> Int32 {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int32, any Error>) in
            let process = Process()
            process.executableURL = program
            process.arguments = arguments
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            process.terminationHandler = { [self] process in
                // From now on its number may be another's.
                state.withLock { $0 = .idle }
                continuation.resume(returning: process.terminationStatus)
            }
            state.withLock { state in
                guard case .idle = state else { return continuation.resume(throwing: CancellationError()) }
                do {
                    try process.run()
                    state = .running(process.processIdentifier)
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }
}
