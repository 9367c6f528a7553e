public import Foundation
import OpenData
public import Rules

/// A table of holidays on its own, in the format of syukujitsu.csv.
public struct HolidayFile: Sendable {
    public let calendar: HolidayCalendar

    /// - Throws: `DataFileError` where it cannot be read, `DataError` for the first line that is wrong.
    public init(at url: URL) throws {
        let name = url.lastPathComponent
        let data: Data
        do {
            data = try FolderFiles(in: url.deletingLastPathComponent()).data(name)
        } catch let error as CocoaError {
            throw DataFileError(unreadable: url, error)
        }
        let reading = HolidayReader.read(try TextDecoding.text(of: data, file: name), file: name)
        if let issue = reading.issues.first(where: { $0.severity == .error }) {
            throw DataError(file: issue.file, line: issue.line, issue.message)
        }
        calendar = reading.value
    }
}
