/// Things of the town that can be named in a question, filled in when the program runs. A grammar reaches the list
/// `category` by `import <town.category>;` and then says `<category>`, which also sets the slot `category`.
public struct SlotList: Sendable, Hashable {
    public struct Entry: Sendable, Hashable {
        /// What the slot is set to: an identifier of the town's data.
        public var value: String
        /// Every way to say it.
        public var phrases: [String]

        public init(value: String, phrases: [String]) {
            self.value = value
            self.phrases = phrases
        }
    }

    public var name: String
    public var entries: [Entry]

    public init(name: String, entries: [Entry]) {
        self.name = name
        self.entries = entries
    }

    /// Every phrase as the words that are said, with the value it stands for.
    var spoken: [(words: [String], value: String)] {
        entries.flatMap { entry in
            entry.phrases.map { (spokenWords($0), entry.value) }.filter { !$0.0.isEmpty }
        }
    }
}
