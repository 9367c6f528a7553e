/// Whom a typed name means among the names of a list: spaces make no difference, and another form of a kanji is taken
/// only if it can mean one person.
public enum NameMatch: Sendable, Equatable {
    case nobody
    /// One person, as the list spells them.
    case one(spellings: Set<String>)
    /// Names that are alike, of different people.
    case several(Set<String>)

    public init(_ typed: String, among names: some Sequence<String>) {
        let alike = Set(names.filter { NameKey($0) == NameKey(typed) })
        let exact = alike.filter { $0.withoutSpaces == typed.withoutSpaces }
        if !exact.isEmpty {
            self = .one(spellings: exact)
        } else if alike.isEmpty {
            self = .nobody
        } else {
            self = Set(alike.map(\.withoutSpaces)).count == 1 ? .one(spellings: alike) : .several(alike)
        }
    }
}

extension String {
    fileprivate var withoutSpaces: String { filter { !$0.isWhitespace } }
}
