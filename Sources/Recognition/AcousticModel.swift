public import Foundation

/// The files of an acoustic model and the dictionary that belongs to it.
public struct AcousticModel: Sendable {
    /// A folder with `mdef`, `means`, `feat.params` and the rest.
    public var folder: URL
    /// The model's own dictionary, in the format of cmudict.
    public var dictionary: URL
    /// Word sequences of general speech; recognition itself does not use it.
    public var languageModel: URL

    public init(folder: URL, dictionary: URL, languageModel: URL) {
        self.folder = folder
        self.dictionary = dictionary
        self.languageModel = languageModel
    }

    /// The American English model of Debian's `pocketsphinx-en-us`, or the one in the folder that the environment
    /// variable `MIMAMORI_MODEL` names, laid out alike.
    public static func english(environment: [String: String] = ProcessInfo.processInfo.environment) -> AcousticModel {
        let root = URL(filePath: environment["MIMAMORI_MODEL"] ?? "/usr/share/pocketsphinx/model/en-us")
        return AcousticModel(
            folder: root.appending(path: "en-us"), dictionary: root.appending(path: "cmudict-en-us.dict"),
            languageModel: root.appending(path: "en-us.lm.bin"))
    }

    /// - Throws: `RecognitionError` naming the first file that is missing and the package that brings it. PocketSphinx
    ///   itself ends the process on some of them.
    public func check() throws {
        for file in [folder.appending(path: "mdef"), folder.appending(path: "feat.params"), dictionary]
        where !FileManager.default.isReadableFile(atPath: file.path) {
            throw RecognitionError(
                code: .modelMissing, operation: "reading the acoustic model", subject: file.path,
                remedy: "install it with `apt-get install pocketsphinx-en-us`, or name its folder in MIMAMORI_MODEL")
        }
    }
}
