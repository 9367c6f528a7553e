import Grammar

extension WordNetwork {
    /// For each state, the phone that PocketSphinx takes for the one before its words: of all that may come before, the
    /// first in the model's order, which is alphabetical, and silence always may. (It means to tell them apart; the
    /// loop in `psubtree_add_trans`, fsg_lextree.c, never makes a second node for the first phone of a word.)
    func contexts(_ dictionary: PronunciationDictionary) -> [String] {
        var contexts = Array(repeating: Self.silence, count: stateCount)
        for arc in arcs {
            let endings = dictionary.pronunciations(of: arc.word).compactMap { $0.split(separator: " ").last }
            contexts[arc.to] = endings.reduce(contexts[arc.to]) { min($0, String($1)) }
        }
        return contexts
    }

    private static let silence = "SIL"
}
