public import Foundation
public import OpenData
public import Rules
import Texts

/// The folder into which others drop alerts as CAP 1.2 files. It is looked through each time it is asked, and each file
/// is read once; a file that is still being written is read again when it has changed.
public actor AlertFolder {
    private struct Version: Equatable {
        var size: Int
        var changed: Date
    }

    private let folder: URL
    private var known: [String: (version: Version, file: AlertReport.File)] = [:]

    private static let extensions: Set<String> = ["cap", "xml"]
    /// More than a town ever has; what is older is forgotten.
    private static let mostFiles = 1000

    public init(at folder: URL) {
        self.folder = folder
    }

    /// What becomes of everything in the folder.
    /// - Throws: `DataFileError` for a folder that cannot be read.
    public func report(for town: Town, at now: Date) throws -> AlertReport {
        let versions = try versions()
        known = known.filter { versions[$0.key] != nil }
        for (name, version) in versions where known[name]?.version != version {
            known[name] = (version, read(name))
        }
        return AlertReport(known.mapValues(\.file), in: town, at: now)
    }

    private func versions() throws -> [String: Version] {
        let keys: Set<URLResourceKey> = [.fileSizeKey, .contentModificationDateKey, .isRegularFileKey]
        let files: [URL]
        do {
            files = try FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: Array(keys), options: .skipsHiddenFiles)
        } catch {
            throw DataFileError(
                subject: folder.path,
                reason: Text(
                    en: "the folder of the alerts cannot be read (\(error.localizedDescription))",
                    ja: "知らせの置き場所を読めません（\(error.localizedDescription)）"),
                remedy: Text(en: "make it, or name another one with --alerts", ja: "作るか、--alerts で別の場所を教えてください"))
        }
        let versions = files.filter { Self.extensions.contains($0.pathExtension.lowercased()) }
            .compactMap { file -> (String, Version)? in
                guard let values = try? file.resourceValues(forKeys: keys), values.isRegularFile == true else {
                    return nil
                }
                return (
                    file.lastPathComponent,
                    Version(size: values.fileSize ?? 0, changed: values.contentModificationDate ?? .distantPast)
                )
            }
            .sorted { $0.1.changed > $1.1.changed }.prefix(Self.mostFiles)
        return Dictionary(versions, uniquingKeysWith: { first, _ in first })
    }

    private func read(_ name: String) -> AlertReport.File {
        do {
            // Never mapped: whoever writes the file may cut it off meanwhile.
            let handle = try FileHandle(forReadingFrom: folder.appending(path: name))
            defer { try? handle.close() }
            let data = try handle.read(upToCount: CAPReader.largestMessage + 1) ?? Data()
            let reading = try CAPReader.read(data, file: name)
            return reading.value.map { .alert($0) } ?? .broken(reading.issues)
        } catch let error as DataError {
            return .broken([DataIssue(.error, file: error.file, line: error.line, error.message)])
        } catch {
            return .broken([
                DataIssue(
                    .error, file: name,
                    Text(
                        en: "cannot be read: \(error.localizedDescription)", ja: "読めません（\(error.localizedDescription)）")
                )
            ])
        }
    }
}
