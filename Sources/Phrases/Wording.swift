public import Rules

/// How one language says the facts that fill a phrase.
public protocol Wording: Sendable {
    /// The language's code, for example `en`.
    var language: String { get }
    /// Nothing for sentences that are not known in the language: `Speech` says others instead.
    func words(for value: MessageValue) -> String
    /// A finished sentence in the language's typography.
    func sentence(_ words: String) -> String
    /// How long a sentence is to a listener, in the unit of `turnLength`.
    func length(of sentence: String) -> Int
    /// The longest answer that is said in one go; in English, words.
    var turnLength: Int { get }
}
