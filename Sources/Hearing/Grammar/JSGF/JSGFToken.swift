import Texts

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
    var shown: Text {
        switch kind {
        case .word(let word): Text(verbatim: "'\(word)'")
        case .quoted(let text): Text(verbatim: "\"\(text)\"")
        case .ruleName(let name): Text(verbatim: "<\(name)>")
        case .tag(let text): Text(verbatim: "{\(text)}")
        case .weight(let text): Text(verbatim: "/\(text)/")
        case .symbol(let symbol): Text(verbatim: "'\(symbol)'")
        case .endOfFile: Text(en: "the end of the file", ja: "ファイルの終わり")
        }
    }
}
