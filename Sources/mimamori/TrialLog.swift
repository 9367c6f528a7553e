import ArgumentParser
import Evaluation
import Foundation

/// Writes down what was heard in each recording, a line each, as it is heard.
struct TrialLog {
    private let handle: FileHandle

    /// Starts the file anew.
    init(at url: URL) throws {
        do {
            try Data().write(to: url)
            handle = try FileHandle(forWritingTo: url)
        } catch {
            throw ValidationError("\(url.relativePath) cannot be written: \(error.explanation)")
        }
    }

    /// Reads what was written.
    static func records(at url: URL) throws -> [TrialRecord] {
        do {
            return try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map {
                try JSONDecoder().decode(TrialRecord.self, from: $0)
            }
        } catch {
            throw ValidationError(
                "\(url.relativePath) is not what mimamori evaluate --trials writes: \(error.explanation)")
        }
    }

    func write(_ trials: [Trial], in condition: Condition) throws {
        for trial in trials {
            try handle.write(contentsOf: Data((TrialRecord(trial, in: condition).jsonLine() + "\n").utf8))
        }
    }
}
