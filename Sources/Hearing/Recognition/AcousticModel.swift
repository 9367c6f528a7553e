public import Foundation
import Texts

/// The files of an acoustic model and the dictionary that belongs to it.
public struct AcousticModel: Sendable {
    /// A folder with `mdef`, `means`, `feat.params` and the rest.
    public var folder: URL
    /// The model's own dictionary, in the format of cmudict.
    public var dictionary: URL
    public var settings = DecoderSettings.standard
    /// The file in which a decoder keeps between runs what it takes for the mean of the cepstrum: how room, microphone
    /// and person sound. nil to begin as the model does.
    public var memory: URL?
    /// Word sequences of general speech, beside the dictionary; recognition itself does not use it.
    public var languageModel: URL {
        dictionary.deletingLastPathComponent().appending(path: "en-us.lm.bin")
    }

    public init(folder: URL, dictionary: URL) {
        self.folder = folder
        self.dictionary = dictionary
    }

    /// The American English model of Debian's `pocketsphinx-en-us`, or the one in the folder that the environment
    /// variable `MIMAMORI_MODEL` names, laid out alike.
    public static func english(environment: [String: String] = ProcessInfo.processInfo.environment) -> AcousticModel {
        let root = URL(filePath: environment["MIMAMORI_MODEL"] ?? "/usr/share/pocketsphinx/model/en-us")
        return AcousticModel(
            folder: root.appending(path: "en-us"), dictionary: root.appending(path: "cmudict-en-us.dict"))
    }

    /// The model that hears a language: the English one for every language, with settings for its speakers.
    public static func hearing(_ language: String) -> AcousticModel {
        language == "ja" ? english().searched(with: .japanese) : english()
    }

    /// The same model, searched otherwise.
    func searched(with settings: DecoderSettings) -> AcousticModel {
        var model = self
        model.settings = settings
        return model
    }

    /// How the files begin: a binary model definition, and S3 parameter files.
    private static let beginnings = [
        ("mdef", "BMDF"), ("means", "s3\n"), ("variances", "s3\n"), ("transition_matrices", "s3\n"),
        ("sendump", ""), ("feat.params", ""),
    ]

    /// The phones that words can be made of, without those of silence and noise.
    /// - Throws: `RecognitionError` for a damaged model definition.
    public func phones() throws -> Set<String> {
        let file = folder.appending(path: "mdef")
        // bin_mdef.c: a mark, a version, a description with its length, ten numbers of which the first is that of the
        // phones, and their names, each with a zero behind it.
        let data = (try? Data(contentsOf: file, options: .mappedIfSafe)) ?? Data()
        let number = { (offset: Int) -> Int? in
            guard offset >= 0, offset + 4 <= data.count else { return nil }
            return (0..<4).reduce(0) { $0 | Int(data[offset + $1]) << (8 * $1) }
        }
        guard let length = number(8), let count = number(12 + length), count > 0, data.count > 12 + length + 40 else {
            throw damaged(file)
        }
        let names = data.dropFirst(12 + length + 40).split(
            separator: 0, maxSplits: count, omittingEmptySubsequences: false
        ).prefix(count)
        guard names.count == count else { throw damaged(file) }
        return Set(names.map { String(decoding: $0, as: UTF8.self) }).filter { $0 != "SIL" && !$0.hasPrefix("+") }
    }

    /// - Throws: `RecognitionError` naming the first file that is missing or is not what its name says, and the
    ///   package that brings it. PocketSphinx itself ends the process on some of them.
    public func check() throws {
        let files = Self.beginnings.map { (folder.appending(path: $0), Data($1.utf8)) } + [(dictionary, Data())]
        for (file, beginning) in files {
            guard let handle = try? FileHandle(forReadingFrom: file),
                let start = try? handle.read(upToCount: max(beginning.count, 1)), start.starts(with: beginning)
            else {
                throw damaged(file)
            }
        }
    }

    private func damaged(_ file: URL) -> RecognitionError {
        RecognitionError(
            code: .modelMissing, operation: Text(en: "reading the acoustic model", ja: "聞きとり用の音を読むこと"),
            subject: Text(verbatim: file.path),
            remedy: Text(
                en: "it is missing or damaged: install it with "
                    + "`apt-get install --reinstall pocketsphinx-en-us`, or name its folder in MIMAMORI_MODEL",
                ja: "`apt-get install --reinstall pocketsphinx-en-us` で入れてください。場所は MIMAMORI_MODEL でも決められます"))
    }
}
