import Foundation
import Synchronization
import Threading

/// Hashes passwords and checks them, at most two at a time: a hash takes a core for some 50 milliseconds, and a storm of
/// sign-ins must not hold up a check-in.
public struct Passwords: Sendable {
    /// One yescrypt hash takes about 50 ms, so two threads sign in 40 people a second.
    static let maximumAtOnce = 2

    private let workers: [Worker]
    private let turn = Turn()
    private let salt: @Sendable () -> [UInt8]

    /// Makes threads that live as long as the process: one value for each process.
    /// - Parameter salt: At least 16 random bytes for each hash.
    public init(salt: @escaping @Sendable () -> [UInt8] = { (0..<32).map { _ in UInt8.random(in: .min ... .max) } }) {
        workers = (1...Self.maximumAtOnce).map { Worker(name: "passwords \($0)") }
        self.salt = salt
    }

    /// A new hash in the form of crypt(5), by yescrypt with a salt of its own.
    /// - Throws: `PasswordError`.
    public func hash(_ password: String) async throws -> String {
        let phrase = try Crypt.phrase(password)
        let salt = salt()
        return try await next.hash(phrase, salt: salt)
    }

    /// Whether a password is the one that was hashed. Takes about as long if there is no hash or an unknown one: the time
    /// does not tell who has an account.
    /// - Parameter hash: Of any method of crypt(5) that is not obsolete; nil for somebody who does not sign in.
    public func verify(_ password: String, against hash: String?) async -> Bool {
        guard let phrase = try? Crypt.phrase(password) else { return false }
        return await next.verify(phrase, against: hash)
    }

    private var next: Worker { workers[turn.next() % workers.count] }
}

/// Deals the work out in turn.
private final class Turn: Sendable {
    private let count = Atomic<Int>(0)

    func next() -> Int {
        count.wrappingAdd(1, ordering: .relaxed).oldValue & Int.max
    }
}

/// One hash at a time, on a thread of its own.
private actor Worker {
    private let executor: ThreadExecutor

    init(name: String) {
        executor = ThreadExecutor(name: name)
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func hash(_ phrase: [CChar], salt: [UInt8]) throws(PasswordError) -> String {
        guard let setting = Crypt.setting(salt: salt), let hash = Crypt.hash(phrase, setting: setting) else {
            throw .notHashed
        }
        return hash
    }

    func verify(_ phrase: [CChar], against expected: String?) -> Bool {
        guard let expected, Crypt.isCurrent(expected) else {
            _ = Crypt.setting(salt: Array(repeating: 0, count: 32)).flatMap { Crypt.hash(phrase, setting: $0) }
            return false
        }
        guard let hash = Crypt.hash(phrase, setting: expected) else { return false }
        return Crypt.isEqual(hash, expected)
    }
}
