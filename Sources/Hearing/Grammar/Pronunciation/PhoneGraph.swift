/// Every sentence of a grammar as a graph of phones, with the intents that can still be reached from each node.
struct PhoneGraph {
    struct Arc {
        /// An index into `phones`.
        var phone: Int
        var target: Int
        /// The word that ends with this phone.
        var word: Int?
    }

    /// A set of the numbers of intents.
    typealias Intents = Set<Int>

    private(set) var phones: [String] = []
    private(set) var arcs: [[Arc]] = []
    /// The intents of a sentence that ends at the node.
    private(set) var ends: [Intents]
    /// The intents of all sentences that pass the node.
    private(set) var reachable: [Intents]

    /// Node 0 is the start; a word without a pronunciation leads nowhere.
    init(_ determinized: Determinizer, pronounced dictionary: PronunciationDictionary) {
        let states = determinized.states
        arcs = Array(repeating: [], count: states.count)
        ends = states.map { Set($0.intents) }
        reachable = ends
        var numbers: [String: Int] = [:]
        let pronunciations = determinized.program.words.map { word in
            dictionary.pronunciations(of: word).map { variant in
                variant.split(separator: " ").map { phone in
                    let number = numbers[String(phone)] ?? phones.count
                    if number == phones.count {
                        numbers[String(phone)] = number
                        phones.append(String(phone))
                    }
                    return number
                }
            }
        }
        for state in states.indices {
            for arc in states[state].arcs {
                for variant in pronunciations[arc.word] {
                    add(variant, from: state, to: arc.target, word: arc.word)
                }
            }
        }
        findReachable()
    }

    /// Words of one state share the phones they begin with.
    private mutating func add(_ variant: [Int], from state: Int, to target: Int, word: Int) {
        guard let last = variant.last else { return }
        var node = state
        for phone in variant.dropLast() {
            if let known = arcs[node].first(where: { $0.phone == phone && $0.word == nil }) {
                node = known.target
            } else {
                arcs[node].append(Arc(phone: phone, target: arcs.count))
                node = arcs.count
                arcs.append([])
                ends.append([])
                reachable.append([])
            }
        }
        arcs[node].append(Arc(phone: last, target: target, word: word))
    }

    private mutating func findReachable() {
        var sources: [[Int]] = Array(repeating: [], count: arcs.count)
        for (node, arcs) in arcs.enumerated() {
            for arc in arcs {
                sources[arc.target].append(node)
            }
        }
        var pending = ends.indices.filter { !ends[$0].isEmpty }
        while let node = pending.popLast() {
            for source in sources[node] where !reachable[node].isSubset(of: reachable[source]) {
                reachable[source].formUnion(reachable[node])
                pending.append(source)
            }
        }
    }
}
