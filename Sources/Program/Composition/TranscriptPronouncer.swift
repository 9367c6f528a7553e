import DataFiles
import Grammar
import Japanese
import Recognition
import Synthesis

/// How text sounds that another program wrote: English by its words, Japanese by their readings.
struct TranscriptPronouncer: Sendable {
    let grammar: GrammarFiles
    let model: AcousticModel
    let files: LanguageFiles

    /// - Returns: nil where a word cannot be read: of kanji, where Open JTalk is not installed.
    /// - Throws: `SynthesisError` of Open JTalk, `DataFileError`.
    func phones(of text: String) async throws -> [String]? {
        guard let words = try await words(of: text) else { return nil }
        let dictionary = try await files.pronunciations(of: grammar, by: model, words: Set(words))
        let phones = words.map { dictionary.pronunciations(of: $0).first?.split(separator: " ").map(String.init) }
        return phones.contains(nil) ? nil : phones.flatMap { $0 ?? [] }
    }

    private func words(of text: String) async throws -> [String]? {
        guard text.contains(where: \.isJapanese) else { return spokenWords(text) }
        let letters = text.filter { $0.isLetter || $0.isNumber }
        if letters.allSatisfy(\.isKana) { return [letters] }
        return try await files.folder.nameReader()?.readings(of: [letters])[letters].map { [$0] }
    }
}
