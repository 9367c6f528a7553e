/// The rules of all files with every reference resolved to the qualified name of a rule or a slot list.
struct LinkedRules: Sendable {
    /// The grammar name that stands for the town's slot lists.
    static let town = "town"

    /// In the order of files and lines.
    var rules: [Rule]
    /// Qualified name to the index in `rules`.
    var index: [String: Int]
    /// The rules that are intents: public, and of a file that no other file imports.
    var intents: [Rule]
    /// Name of a slot list to its entries' words and values; empty for a list that the town does not have.
    var slots: [String: [(words: [String], value: String)]]
    /// Where each slot list is first asked for.
    var slotLocations: [String: SourceLocation]

    /// The name of the slot list that a qualified name means, if it means one.
    static func slotName(_ qualifiedName: String) -> String? {
        let parts = qualifiedName.split(separator: ".")
        return parts.count == 2 && parts[0] == town ? String(parts[1]) : nil
    }
}
