public import DataFiles
public import Evaluation
import Foundation
import Texts

extension GrammarFiles {
    /// What others published for recordings of this grammar: `NAME.published.json` beside it; nil where there is none.
    /// - Throws: `DataFileError` for a damaged file.
    public func publishedFigures() throws -> PublishedFigures? {
        let file = url.deletingPathExtension().appendingPathExtension("published.json")
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            return try PublishedFigures(json: Data(String(readingText: file).utf8))
        } catch let error as DecodingError {
            throw DataFileError(
                subject: file.path,
                reason: Text(en: "the published figures cannot be read (\(error))", ja: "発表された数字を読めません（\(error)）"),
                remedy: Text(
                    en: "its keys are “source”, “note” and “engines”, each with “name” and “intentAccuracy” by dB",
                    ja: "source、note、engines を書いてください。engines には name と intentAccuracy を書きます"))
        }
    }
}
