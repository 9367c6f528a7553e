public import Foundation
import Rules
import Texts

/// Reads a town from its manifest, `town.yml`, and the files that the manifest names.
public enum TownReader {
    /// - Parameters:
    ///   - manifest: The text of `town.yml`.
    ///   - name: What issues call the manifest.
    ///   - file: Gives the contents of a file, by its path from the manifest's folder.
    /// - Throws: `DataError` where the manifest itself cannot be used.
    public static func read(
        manifest: String, named name: String = "town.yml", file: (String) throws -> Data
    ) throws(DataError) -> TownReading {
        let yaml = try YAMLFile(manifest, file: name)
        let decoded = try yaml.decode(TownManifest.self)
        guard TimeZone(identifier: decoded.value.timeZone) != nil else {
            throw DataError(
                file: name, line: yaml.line(["timeZone"]),
                Text(
                    en: "“\(decoded.value.timeZone)” is no time zone: write it as Asia/Tokyo",
                    ja: "「\(decoded.value.timeZone)」は時間帯の名前ではありません。Asia/Tokyo のように書いてください"))
        }
        return withoutActuallyEscaping(file) { file in
            let reader = ManifestReader(yaml: yaml, source: FileSource(file), issues: decoded.issues)
            return TownAssembly(manifest: decoded.value).assemble(reader)
        }
    }
}
