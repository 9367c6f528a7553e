public import Foundation
public import OpenData
import Texts

/// All files of a town's folder, to be kept as one version.
public struct TownBundle: Sendable {
    /// Path from the folder to contents.
    public let files: [String: Data]

    /// - Throws: `DataFileError` for a folder without `town.yml`.
    public init(at folder: URL) throws {
        guard FileManager.default.fileExists(atPath: folder.appending(path: TownFiles.manifest).path) else {
            throw DataFileError(
                subject: folder.path, reason: Text(en: "there is no town.yml in it", ja: "town.yml がありません"),
                remedy: Text(en: "name the folder of a town", ja: "町のデータの場所を教えてください"))
        }
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
            .filter { !folder.appending(path: $0).hasDirectory }
        files = try Dictionary(
            uniqueKeysWithValues: names.map {
                ($0, try Data(contentsOf: folder.appending(path: $0), options: .mappedIfSafe))
            })
    }

    public init(files: [String: Data]) {
        self.files = files
    }

    /// What the files say.
    /// - Throws: `DataError` where the manifest cannot be used.
    public func reading() throws -> TownReading {
        struct Missing: Error {}
        let manifest = String(decoding: files[TownFiles.manifest] ?? Data(), as: UTF8.self)
        return try TownReader.read(manifest: manifest) { path throws in
            guard let data = files[path] else { throw Missing() }
            return data
        }
    }
}
