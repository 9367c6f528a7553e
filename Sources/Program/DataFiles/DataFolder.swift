public import Foundation
import Texts

/// The folder with everything that people edit: `grammars/<locale>`, `voices/<locale>` and `towns/<town>`;
/// and the models that were installed beside it.
public struct DataFolder: Sendable {
    public let url: URL

    public init(_ url: URL) {
        self.url = url
    }

    /// Finds the folder: `--data`, then the environment variable `MIMAMORI_DATA`, then `../share/mimamori` beside the
    /// executable, then the checkout that the executable was built in.
    /// - Throws: `DataFileError` that lists every place looked at. A folder that was named and is wrong is an error: the next
    ///   place would answer with other people's data.
    public static func locate(
        option: String?, environment: [String: String] = ProcessInfo.processInfo.environment,
        executable: URL? = Bundle.main.executableURL
    ) throws -> DataFolder {
        if let named = option ?? environment["MIMAMORI_DATA"] {
            let folder = DataFolder(URL(filePath: named))
            guard folder.holdsGrammars else {
                throw DataFileError(
                    subject: named, reason: Text(en: "there is no folder “grammars” in it", ja: "中に grammars がありません"),
                    remedy: Text(
                        en: "name a folder that holds grammars, voices and towns",
                        ja: "grammars と voices と towns が入った場所を教えてください"))
            }
            return folder
        }
        let places = Self.places(around: executable)
        guard let found = places.first(where: \.holdsGrammars) else {
            throw DataFileError(
                subject: Text(en: "the data folder", ja: "データの場所"),
                reason: places.isEmpty
                    ? Text(
                        en: "not named, and the program does not know where it stands itself",
                        ja: "どこにあるか、わかりません")
                    : Text(
                        en: "not found in " + places.map(\.url.path).joined(separator: ", "),
                        ja: places.map(\.url.path).joined(separator: "、") + " にありません"),
                remedy: Text(en: "name it with --data or MIMAMORI_DATA", ja: "--data か MIMAMORI_DATA で教えてください"))
        }
        return found
    }

    private static func places(around executable: URL?) -> [DataFolder] {
        guard let executable else { return [] }
        var folder = executable.resolvingSymlinksInPath().deletingLastPathComponent()
        var places = [DataFolder(folder.deletingLastPathComponent().appending(path: "share/mimamori"))]
        while folder.path != "/" {
            folder = folder.deletingLastPathComponent()
            if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
                places.append(DataFolder(folder))
            }
        }
        return places
    }

    private var holdsGrammars: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.appending(path: "grammars").path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    /// The locales that have a subfolder in `kind` (`grammars` or `voices`), sorted.
    public func locales(of kind: String) -> [String] {
        let folder = url.appending(path: kind)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// The folder of an installed neural model, `models/<name>`.
    public func model(_ name: String) -> URL? {
        let folder = url.appending(path: "models").appending(path: name)
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }

    /// The file with what was learnt on top of a neural model, `grammars/<locale>/<model>-noise.onnx`; nil where there is
    /// none.
    public func adaptation(of model: String, locale: String) throws -> URL? {
        let file = try folder(of: "grammars", locale: locale).appending(path: "\(model)-noise.onnx")
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }

    /// The file that says how far what is heard can be believed: the grammar's own, else that of the locale's grammar;
    /// nil where there is neither.
    public func confidence(of grammar: GrammarFiles, locale: String) throws -> URL? {
        let general = try folder(of: "grammars", locale: locale).appending(path: "confidence.json")
        return [grammar.confidence, general].first { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// - Throws: `DataFileError` that names the locales there are, if nothing can be heard or said in this one.
    public func require(locale: String) throws {
        guard !locales(of: "voices").contains(locale) else { return }
        _ = try folder(of: "grammars", locale: locale)
    }

    /// The folder of one locale.
    /// - Throws: `DataFileError` that names the locales there are.
    func folder(of kind: String, locale: String) throws -> URL {
        let known = locales(of: kind)
        guard known.contains(locale) else {
            throw DataFileError(
                subject: Text(en: "locale “\(locale)”", ja: "ことば「\(locale)」"),
                reason: Text(
                    en: "there is no \(kind)/\(locale) in \(url.path)",
                    ja: "\(url.path) に \(kind)/\(locale) がありません"),
                remedy: Text(
                    en: "choose one of: " + known.joined(separator: ", "),
                    ja: "次から選んでください：" + known.joined(separator: "、")))
        }
        return url.appending(path: kind).appending(path: locale)
    }
}
