/// Turns a program into states from which each word leads to one state (subset construction), and finds on the way
/// every sentence that two intents claim.
struct Determinizer {
    struct State {
        /// Places in the program that the words so far may have led to, settled, in ascending order.
        var places: [Int]
        /// In the order of the grammar.
        var arcs: [Arc] = []
        /// The numbers of the intents of a sentence that ends here, in ascending order.
        var intents: [Int] = []
        /// How a shortest sentence gets here.
        var origin: (state: Int, word: Int)?
    }

    struct Arc {
        var word: Int
        var target: Int
        /// How often this arc is taken, of all sentences.
        var mass = 0.0
    }

    /// A word or an end of sentence that can come next, and how probable it is.
    private typealias Reachable = (instruction: Int, probability: Double)

    private static let mostStates = 300_000

    let program: Program
    private(set) var states: [State] = []
    /// How often a sentence ends in each state.
    private(set) var finalMass: [Double] = []
    private var closures: [Int: [Reachable]] = [:]

    init(_ program: Program) throws(GrammarTooLarge) {
        self.program = program
        try build()
        finalMass = Array(repeating: 0, count: states.count)
        weigh()
        closures = [:]
    }

    /// The words of a shortest sentence that ends in `state`.
    func example(of state: Int) -> [String] {
        var words: [String] = []
        var state = state
        while let (previous, word) = states[state].origin {
            words.append(program.words[word])
            state = previous
        }
        return words.reversed()
    }

    // MARK: - States

    private mutating func build() throws(GrammarTooLarge) {
        var numbers: [[Int]: Int] = [:]
        let start = [program.settled(program.start)]
        numbers[start] = 0
        states.append(State(places: start))
        var current = 0
        while current < states.count {
            var wordOrder: [Int] = []
            var targets: [Int: Set<Int>] = [:]
            var intents: Set<Int> = []
            for place in states[current].places {
                for reachable in closure(of: place) {
                    switch program.instructions[reachable.instruction] {
                    case .word(let word, let next):
                        if targets[word] == nil {
                            wordOrder.append(word)
                        }
                        targets[word, default: []].insert(program.settled(next))
                    case .accept(let intent): intents.insert(intent)
                    default: break
                    }
                }
            }
            states[current].intents = intents.sorted()
            for word in wordOrder {
                let places = targets[word, default: []].sorted()
                let known = numbers[places]
                let target = known ?? states.count
                if known == nil {
                    guard states.count < Self.mostStates else { throw GrammarTooLarge() }
                    numbers[places] = target
                    states.append(State(places: places, origin: (current, word)))
                }
                states[current].arcs.append(Arc(word: word, target: target))
            }
            current += 1
        }
    }

    /// What can be said next at `place`, in order of preference.
    private mutating func closure(of place: Int) -> [Reachable] {
        if let known = closures[place] {
            return known
        }
        // Every fork before what it leads to, so that one pass hands on all probabilities. An arc back, which a loop
        // that says nothing has, hands on nothing.
        var postorder: [Int] = []
        var isSeen: Set<Int> = [place]
        var path = [(place: place, next: 0)]
        while let (current, next) = path.last {
            let branches = self.branches(of: current)
            if next < branches.count {
                path[path.count - 1].next += 1
                // Last branch first: the reversed postorder then has the first branch first.
                let target = program.settled(branches[branches.count - 1 - next].next)
                if isSeen.insert(target).inserted {
                    path.append((target, 0))
                }
            } else {
                postorder.append(current)
                path.removeLast()
            }
        }
        var probabilities = [place: 1.0]
        var isPassed: Set<Int> = []
        var found: [Reachable] = []
        for current in postorder.reversed() {
            let probability = probabilities[current] ?? 0
            isPassed.insert(current)
            let branches = self.branches(of: current)
            for branch in branches {
                let target = program.settled(branch.next)
                if !isPassed.contains(target) {
                    probabilities[target, default: 0] += probability * branch.probability
                }
            }
            if branches.isEmpty {
                found.append((current, probability))
            }
        }
        let total = found.reduce(0) { $0 + $1.probability }
        let closure = total > 0 ? found.map { ($0.instruction, $0.probability / total) } : found
        closures[place] = closure
        return closure
    }

    private func branches(of place: Int) -> [Program.Branch] {
        if case .fork(let branches) = program.instructions[place] { branches } else { [] }
    }

    // MARK: - Weights

    /// Sends all sentences through the states at once, each with its probability by the grammar's weights.
    private mutating func weigh() {
        var pending = states.map { Array(repeating: 0.0, count: $0.places.count) }
        pending[0] = [1]
        let order = topologicalOrder()
        // One sweep is all unless there are loops, whose share shrinks with every round.
        for sweep in 0..<64 {
            var moved = 0.0
            for state in order {
                let masses = pending[state]
                let mass = masses.reduce(0, +)
                guard mass > 0 else { continue }
                moved += mass
                pending[state] = Array(repeating: 0, count: masses.count)
                weigh(state, masses: masses, pending: &pending)
            }
            if sweep > 0, moved < 1e-6 { break }
        }
    }

    private mutating func weigh(_ state: Int, masses: [Double], pending: inout [[Double]]) {
        var arcs: [Int: Int] = [:]
        for (index, arc) in states[state].arcs.enumerated() {
            arcs[arc.word] = index
        }
        for (place, mass) in zip(states[state].places, masses) where mass > 0 {
            for reachable in closure(of: place) {
                let share = mass * reachable.probability
                switch program.instructions[reachable.instruction] {
                case .accept: finalMass[state] += share
                case .word(let word, let next):
                    guard let arc = arcs[word] else { continue }
                    states[state].arcs[arc].mass += share
                    let target = states[state].arcs[arc].target
                    if let index = Self.position(of: program.settled(next), in: states[target].places) {
                        pending[target][index] += share
                    }
                default: break
                }
            }
        }
    }

    private static func position(of place: Int, in places: [Int]) -> Int? {
        var range = places.indices
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            if places[middle] == place {
                return middle
            }
            range = places[middle] < place ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    private func topologicalOrder() -> [Int] {
        var postorder: [Int] = []
        var isSeen = Array(repeating: false, count: states.count)
        isSeen[0] = true
        var path = [(state: 0, next: 0)]
        while let (state, next) = path.last {
            if next < states[state].arcs.count {
                path[path.count - 1].next += 1
                let target = states[state].arcs[next].target
                if !isSeen[target] {
                    isSeen[target] = true
                    path.append((target, 0))
                }
            } else {
                postorder.append(state)
                path.removeLast()
            }
        }
        return postorder.reversed()
    }
}
