import CPocketSphinx
import CSpeechShims
import Foundation

/// What PocketSphinx says while a call runs. Its reasons ("The word 'x' is missing in the dictionary") exist only in
/// its log, so every call that may fail is made inside `collect`.
final class SphinxLog {
    private(set) var problems: [String] = []

    /// Runs `body` on the calling thread and returns its result with the warnings and errors logged meanwhile.
    static func collect<Value>(_ body: () -> Value) -> (result: Value, log: SphinxLog) {
        let log = SphinxLog()
        let user = Unmanaged.passUnretained(log).toOpaque()
        sphinx_log_to(
            { user, level, line in
                guard let user, let line else { return }
                Unmanaged<SphinxLog>.fromOpaque(user).takeUnretainedValue().append(
                    level: level, line: String(cString: line))
            }, user)
        defer { sphinx_log_to(nil, nil) }
        return (body(), log)
    }

    private func append(level: Int32, line: String) {
        guard level >= Int32(ERR_WARN.rawValue) else { return }
        // A line begins with its place in PocketSphinx's source: `ERROR: "fsg_search.c", line 141: The word …`.
        let message = line.split(separator: ": ", maxSplits: 2).last.map(String.init) ?? line
        problems.append(message.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
