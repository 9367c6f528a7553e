public import Rules

/// How one language says the facts that fill a phrase.
public protocol Wording: Sendable {
    /// The language's code, for example `en`.
    var language: String { get }
    func words(for value: MessageValue) -> String
    /// A finished sentence in the language's typography.
    func sentence(_ words: String) -> String
}
