/// Derives how a word sounds from how it is written.
public protocol Pronouncer: Sendable {
    /// What it derives from.
    var source: PronunciationDictionary.Source { get }

    /// - Parameter words: As a grammar spells them.
    /// - Returns: For each word every plausible way to say it, as phones with single spaces between them; no entry for a
    ///   word of which nothing can be made.
    /// - Throws: Why nothing could be derived at all.
    func pronunciations(of words: Set<String>) async throws -> [String: [String]]
}
