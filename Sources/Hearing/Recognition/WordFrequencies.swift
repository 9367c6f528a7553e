import CPocketSphinx
public import Foundation
import Texts

/// How often words are said, by the unigram probabilities of a language model in one of PocketSphinx's formats.
public struct WordFrequencies: Sendable {
    /// The most frequent first.
    public let words: [String]

    /// Reads the model's words once; its longer sequences are not kept.
    /// - Parameter languageModel: For example `en-us.lm.bin` of Debian's `pocketsphinx-en-us`.
    /// - Throws: `RecognitionError` when it cannot be read.
    public init(_ languageModel: URL) throws {
        let (found, log) = SphinxLog.collect { () -> [(word: String, score: Int32)]? in
            guard let logarithms = logmath_init(1.0001, 0, 0) else { return nil }
            defer { logmath_free(logarithms) }
            guard let model = ngram_model_read(nil, languageModel.path, NGRAM_AUTO, logarithms) else { return nil }
            defer { ngram_model_free(model) }
            let count = ngram_model_get_counts(model)?.pointee ?? 0
            return (0..<Int32(count)).compactMap { number in
                var used: Int32 = 0
                guard let word = ngram_word(model, number) else { return nil }
                return (String(cString: word), ngram_ng_prob(model, number, nil, 0, &used))
            }
        }
        guard let found else {
            throw RecognitionError(
                code: .modelMissing, operation: Text(en: "reading the language model", ja: "ことばの数を読むこと"),
                subject: Text(verbatim: languageModel.path),
                remedy: Text(
                    en: "install it with `apt-get install pocketsphinx-en-us`, or name its folder in MIMAMORI_MODEL",
                    ja: "`apt-get install pocketsphinx-en-us` で入れてください。場所は MIMAMORI_MODEL でも決められます"),
                logLines: log.problems)
        }
        // Words of the same frequency in alphabetical order, so that the list is always the same.
        words = found.sorted { ($1.score, $0.word) < ($0.score, $1.word) }.map(\.word)
    }
}
