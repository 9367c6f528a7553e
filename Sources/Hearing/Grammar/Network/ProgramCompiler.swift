/// Compiles linked rules from the end of each sentence to its beginning, so that alternatives share what follows them.
struct ProgramCompiler {
    private struct Call: Hashable {
        var name: String
        var next: Int
    }

    private static let mostInstructions = 500_000

    private let rules: LinkedRules
    /// The grammars whose rules, or the slots of which as `town`, are the one word `<name>` each.
    private let collapsed: Set<String>
    /// The grammars whose rules are said by saying nothing.
    private let omitted: Set<String>
    private var program = Program()
    private var wordNumbers: [String: Int] = [:]
    private var entries: [Call: Int] = [:]
    /// The rules being compiled, with the place to jump back to once something does.
    private var active: [String: Int?] = [:]

    init(_ rules: LinkedRules, collapsing collapsed: Set<String> = [], omitting omitted: Set<String> = []) {
        self.rules = rules
        self.collapsed = collapsed
        self.omitted = omitted
    }

    /// - Parameter intents: The names of the intents that can be said; `nil` for all.
    consuming func compile(_ intents: Set<String>?) throws(GrammarTooLarge) -> Program {
        var branches: [Program.Branch] = []
        for intent in rules.intents where intents?.contains(intent.name) ?? true {
            let end = try append(.accept(program.intents.count))
            program.intents.append(intent.name)
            let entry = try compile(.reference(intent.qualifiedName, intent.location), next: end)
            branches.append(Program.Branch(next: entry, probability: 1))
        }
        program.start = try fork(branches)
        removeDeadEnds()
        return program
    }

    private mutating func append(_ instruction: Program.Instruction) throws(GrammarTooLarge) -> Int {
        guard program.instructions.count < Self.mostInstructions else { throw GrammarTooLarge() }
        program.instructions.append(instruction)
        return program.instructions.count - 1
    }

    private mutating func fork(_ branches: [Program.Branch]) throws(GrammarTooLarge) -> Int {
        guard let fork = Program.fork(branches) else { return Program.fail }
        return try append(fork)
    }

    private mutating func appendName(_ name: String, next: Int) throws(GrammarTooLarge) -> Int {
        try append(.word(number(of: "<\(name)>"), next: next))
    }

    private mutating func number(of word: String) -> Int {
        if let number = wordNumbers[word] {
            return number
        }
        wordNumbers[word] = program.words.count
        program.words.append(word)
        return program.words.count - 1
    }

    /// The place where `expansion`, and then what is at `next`, begins.
    private mutating func compile(_ expansion: Expansion, next: Int) throws(GrammarTooLarge) -> Int {
        guard next != Program.fail else { return Program.fail }
        switch expansion {
        case .word(let word, _):
            return try append(.word(number(of: word), next: next))
        case .reference(let name, _):
            return try call(name, next: next)
        case .sequence(let items):
            var entry = next
            for item in items.reversed() {
                entry = try compile(item, next: entry)
            }
            return entry
        case .alternatives(let alternatives):
            var branches: [Program.Branch] = []
            for alternative in alternatives where alternative.weight > 0 {
                let entry = try compile(alternative.expansion, next: next)
                branches.append(Program.Branch(next: entry, probability: alternative.weight))
            }
            return try fork(branches)
        case .optional(let inner):
            let entry = try compile(inner, next: next)
            return try fork([Program.Branch(next: entry, probability: 1), Program.Branch(next: next, probability: 1)])
        case .repeated(let inner, let mayBeAbsent):
            return try loop(inner, mayBeAbsent: mayBeAbsent, next: next)
        case .tagged(let inner, let tag):
            if let value = tag.value {
                return try compile(inner, next: append(.set(slot: tag.slot, value: value, next: next)))
            }
            let entry = try compile(inner, next: append(.close(slot: tag.slot, next: next)))
            return entry == Program.fail ? entry : try append(.open(next: entry))
        }
    }

    private mutating func loop(_ inner: Expansion, mayBeAbsent: Bool, next: Int) throws(GrammarTooLarge) -> Int {
        let choice = try append(.fail)
        let entry = try compile(inner, next: choice)
        let branches = [Program.Branch(next: entry, probability: 1), Program.Branch(next: next, probability: 1)]
        program.instructions[choice] = Program.fork(branches) ?? .fail
        return mayBeAbsent ? choice : entry
    }

    private mutating func call(_ name: String, next: Int) throws(GrammarTooLarge) -> Int {
        if let back = active[name] {
            // The linker has seen to it that a rule comes back to itself only at its end: `next` is the same there.
            if let back {
                return back
            }
            let place = try append(.fail)
            active[name] = place
            return place
        }
        let call = Call(name: name, next: next)
        if let entry = entries[call] {
            return entry
        }
        var entry = Program.fail
        if let slot = LinkedRules.slotName(name) {
            entry = try compileSlot(slot, next: next)
        } else if let index = rules.index[name] {
            let rule = rules.rules[index]
            guard !omitted.contains(rule.grammar) else { return next }
            guard !collapsed.contains(rule.grammar) else { return try appendName(rule.name, next: next) }
            active[name] = .some(nil)
            entry = try compile(rule.expansion, next: next)
            if let place = active.removeValue(forKey: name) ?? nil {
                program.instructions[place] = Program.fork([Program.Branch(next: entry, probability: 1)]) ?? .fail
            }
        }
        entries[call] = entry
        return entry
    }

    private mutating func compileSlot(_ name: String, next: Int) throws(GrammarTooLarge) -> Int {
        let phrases = rules.slots[name] ?? []
        if collapsed.contains(LinkedRules.town) {
            return phrases.isEmpty ? Program.fail : try appendName(name, next: next)
        }
        var ends: [String: Int] = [:]
        var branches: [Program.Branch] = []
        for phrase in phrases {
            if ends[phrase.value] == nil {
                ends[phrase.value] = try append(.set(slot: name, value: phrase.value, next: next))
            }
            var entry = ends[phrase.value, default: next]
            for word in phrase.words.reversed() {
                entry = try append(.word(number(of: word), next: entry))
            }
            branches.append(Program.Branch(next: entry, probability: 1))
        }
        return try fork(branches)
    }

    /// A rule that comes back to itself and never ends leads nowhere, which shows only once everything is in place.
    private mutating func removeDeadEnds() {
        var isAlive = Array(repeating: false, count: program.instructions.count)
        var changed = true
        while changed {
            changed = false
            for (index, instruction) in program.instructions.enumerated() where !isAlive[index] {
                let alive =
                    switch instruction {
                    case .fail: false
                    case .accept: true
                    case .word(_, let next), .open(let next), .close(_, let next), .set(_, _, let next): isAlive[next]
                    case .fork(let branches): branches.contains { isAlive[$0.next] }
                    }
                isAlive[index] = alive
                changed = changed || alive
            }
        }
        for (index, instruction) in program.instructions.enumerated() {
            if !isAlive[index] {
                program.instructions[index] = .fail
            } else if case .fork(let branches) = instruction {
                program.instructions[index] = Program.fork(branches.filter { isAlive[$0.next] }) ?? .fail
            }
        }
        if !isAlive[program.start] {
            program.start = Program.fail
        }
    }
}

/// The rules say more than fits into memory.
struct GrammarTooLarge: Error {}
