import DataFiles
import Evaluation
import Foundation
import Texts

/// Writes down what was heard in each recording, a line each, as it is heard.
struct TrialLog {
    private let handle: FileHandle

    /// Starts the file anew.
    init(at url: URL) throws {
        do {
            try Data().write(to: url)
            handle = try FileHandle(forWritingTo: url)
        } catch {
            throw CommandFailure(notWritten: url.relativePath, error)
        }
    }

    /// Reads what was written.
    static func records(at url: URL) throws -> [TrialRecord] {
        do {
            return try Data(readingToEnd: url).split(separator: UInt8(ascii: "\n")).map {
                try JSONDecoder().decode(TrialRecord.self, from: $0)
            }
        } catch {
            throw CommandFailure(
                Text(
                    en: "\(url.relativePath) is not what mimamori evaluate --trials writes: ",
                    ja: "\(url.relativePath) は evaluate --trials のファイルではありません。") + error.explanation)
        }
    }

    func write(_ trials: [Trial], in condition: Condition) throws {
        for trial in trials {
            try handle.write(contentsOf: Data((TrialRecord(trial, in: condition).jsonLine() + "\n").utf8))
        }
    }
}
