/// Rules compiled to a nondeterministic automaton: every reference is in its place, and tags are instructions.
///
/// `IntentParser` runs it in order of preference; `Determinizer` turns it into the decoder's network.
struct Program: Sendable {
    enum Instruction: Sendable {
        /// Leads nowhere.
        case fail
        /// A sentence ends here. The number of its intent.
        case accept(Int)
        /// The number of a word, then on.
        case word(Int, next: Int)
        /// Any of these; the first is preferred.
        case fork([Branch])
        /// The words of a slot begin.
        case open(next: Int)
        /// The words of a slot end.
        case close(slot: String, next: Int)
        case set(slot: String, value: String, next: Int)
    }

    struct Branch: Sendable {
        var next: Int
        /// All branches of a fork add up to 1.
        var probability: Double
    }

    var instructions: [Instruction] = [.fail]
    var start = Program.fail
    var words: [String] = []
    var intents: [String] = []

    /// The place of the one `fail` instruction.
    static let fail = 0

    /// The branches with their probabilities made to add up to 1; `nil` when nothing can be said.
    static func fork(_ branches: [Branch]) -> Instruction? {
        let alive = branches.filter { $0.next != fail && $0.probability > 0 }
        let total = alive.reduce(0) { $0 + $1.probability }
        return alive.isEmpty ? nil : .fork(alive.map { Branch(next: $0.next, probability: $0.probability / total) })
    }

    /// Where an instruction leads without a choice and without a word.
    func settled(_ index: Int) -> Int {
        var index = index
        // A loop that says nothing leads nowhere; it cannot be longer than the program.
        for _ in instructions.indices {
            switch instructions[index] {
            case .open(let next), .close(_, let next), .set(_, _, let next): index = next
            case .fork(let branches) where branches.count == 1: index = branches[0].next
            case .fail, .accept, .word, .fork: return index
            }
        }
        return Program.fail
    }
}
