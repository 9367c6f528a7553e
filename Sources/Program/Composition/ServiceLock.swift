public import Foundation
public import Texts

/// Held by the one service of a database: a second one would do everything twice.
public struct ServiceLock: ~Copyable {
    private let descriptor: Int32

    /// - Throws: `ServiceIsRunning`, or `POSIXError` if the lock's file cannot be made.
    public init(in state: URL) throws {
        let file = state.appending(path: "serve.lock")
        let descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        // The kernel lets it go with the process, however that ends (flock(2)).
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw ServiceIsRunning(folder: state.path)
        }
        self.descriptor = descriptor
    }

    public consuming func release() {}

    deinit {
        close(descriptor)
    }
}

/// Another `mimamori serve` works on the same database.
public struct ServiceIsRunning: ExplainedError {
    var folder: String

    public var text: Text {
        Text(
            en: "another mimamori serve works on the database in \(folder): end that one first",
            ja: "\(folder) では、もう mimamori serve が動いています。先にそれを止めてください")
    }
}
