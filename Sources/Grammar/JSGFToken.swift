/// The smallest pieces of a JSGF file.
struct JSGFToken: Sendable {
    enum Kind: Sendable, Equatable {
        case word(String)
        /// The text between quotes.
        case quoted(String)
        /// The text between `<` and `>`.
        case ruleName(String)
        /// The text between `{` and `}`.
        case tag(String)
        /// The text between two slashes.
        case weight(String)
        /// One of `; = | * + ( ) [ ]`.
        case symbol(Character)
        case endOfFile
    }

    var kind: Kind
    var location: SourceLocation
    /// The place just after it.
    var end: SourceLocation

    /// The token as a message shows it.
    var shown: String {
        switch kind {
        case .word(let word): "'\(word)'"
        case .quoted(let text): "\"\(text)\""
        case .ruleName(let name): "<\(name)>"
        case .tag(let text): "{\(text)}"
        case .weight(let text): "/\(text)/"
        case .symbol(let symbol): "'\(symbol)'"
        case .endOfFile: "the end of the file"
        }
    }
}
