import DataFiles
package import Evaluation
package import Foundation
import Texts

/// Writes down what was heard in each recording, a line each, as it is heard.
package struct TrialLog {
    private let handle: FileHandle

    /// Starts the file anew.
    package init(at url: URL) throws {
        do {
            try Data().write(to: url)
            handle = try FileHandle(forWritingTo: url)
        } catch {
            throw DataFileError(
                subject: url.relativePath, reason: Text(error),
                remedy: Text(verbatim: "name a file that can be written"))
        }
    }

    /// Reads what was written.
    package static func records(at url: URL) throws -> [TrialRecord] {
        do {
            return try Data(readingToEnd: url).split(separator: UInt8(ascii: "\n")).map {
                try JSONDecoder().decode(TrialRecord.self, from: $0)
            }
        } catch {
            throw DataFileError(
                subject: url.relativePath, reason: Text(error),
                remedy: Text(verbatim: "name a file that mimamori-lab evaluate --trials wrote"))
        }
    }

    package func write(_ trials: [Trial], in condition: Condition) throws {
        for trial in trials {
            try handle.write(contentsOf: Data((TrialRecord(trial, in: condition).jsonLine() + "\n").utf8))
        }
    }
}
