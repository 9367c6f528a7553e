public import Japanese
public import Rules

/// How one language says the facts that fill a phrase.
public protocol Wording: Sendable {
    /// The language's code, for example `en`.
    var language: String { get }
    /// Nothing for sentences that are not known in the language: `Speech` says others instead.
    /// - Returns: Words with readings in the notation of `RubyText`, where the language has readings.
    func words(for value: MessageValue) -> String
    /// A finished sentence in the language's typography.
    func sentence(_ words: String) -> RubyText
    /// How long a sentence is to a listener, in the unit of `turnLength`.
    func length(of sentence: RubyText) -> Int
    /// The letters of a sentence that no voice of the language says, in their order.
    func unsayable(_ sentence: RubyText) -> [Character]
    /// The longest answer that is said in one go; English counts words, Japanese morae.
    var turnLength: Int { get }
}

extension CalendarDate {
    /// Whether a day of next year is so far away that whoever hears only its month thinks of this year's.
    func isFarIntoNextYear(from today: CalendarDate) -> Bool {
        year > today.year && today.distance(to: self) > 183
    }
}
