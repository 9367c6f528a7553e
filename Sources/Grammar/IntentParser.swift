/// Finds what a sentence asks for. The time it takes grows with the number of words and the size of the grammar, never
/// with the number of ways to say a sentence.
public struct IntentParser: Sendable {
    private let program: Program
    private let wordNumbers: [String: Int]

    /// - Parameter rules: The names of the intents that are expected; `nil` for all.
    public init(_ grammar: Grammar, rules: Set<String>? = nil) {
        program = grammar.program(of: rules)
        wordNumbers = Dictionary(uniqueKeysWithValues: program.words.enumerated().map { ($1, $0) })
    }

    /// - Parameter text: As it is typed; case, punctuation around words and the amount of space do not matter.
    /// - Returns: What `parse` of its words returns.
    public func parse(_ text: String) -> Intent? {
        parse(spokenWords(text))
    }

    /// - Parameter words: As the grammar spells them.
    /// - Returns: `nil` when the words are no sentence of the grammar. Where they are one in several ways, the rule
    ///   and the alternative that come first count.
    public func parse(_ words: [String]) -> Intent? {
        var run = Run(program)
        run.begin()
        for word in words {
            guard let number = wordNumbers[word], run.step(number) else { return nil }
        }
        return run.intent(of: words)
    }

    /// All ways through the program at once, in order of preference; each place is kept for the first that gets there.
    private struct Run {
        private struct Thread {
            var place: Int
            /// The last of its marks, an index into `marks`; -1 for none.
            var mark: Int
        }

        /// A tag that a thread passed. Threads share the marks of their common past.
        private struct Mark {
            var place: Int
            /// Words said before it.
            var position: Int
            var previous: Int
        }

        private let program: Program
        private var threads: [Thread] = []
        private var marks: [Mark] = []
        private var position = 0
        /// The last position, plus one, at which each place was reached.
        private var reached: [Int]

        init(_ program: Program) {
            self.program = program
            reached = Array(repeating: 0, count: program.instructions.count)
        }

        mutating func begin() {
            follow(Thread(place: program.start, mark: -1))
        }

        /// - Returns: False when no sentence goes on with the word.
        mutating func step(_ number: Int) -> Bool {
            let before = threads
            threads = []
            position += 1
            for thread in before {
                if case .word(number, let next) = program.instructions[thread.place] {
                    follow(Thread(place: next, mark: thread.mark))
                }
            }
            return !threads.isEmpty
        }

        /// Adds every word and end of sentence that `first` leads to.
        private mutating func follow(_ first: Thread) {
            var pending = [first]
            while let thread = pending.popLast() {
                guard reached[thread.place] <= position else { continue }
                reached[thread.place] = position + 1
                switch program.instructions[thread.place] {
                case .fail: break
                case .accept, .word: threads.append(thread)
                case .fork(let branches):
                    pending += branches.reversed().map { Thread(place: $0.next, mark: thread.mark) }
                case .open(let next), .close(_, let next), .set(_, _, let next):
                    marks.append(Mark(place: thread.place, position: position, previous: thread.mark))
                    pending.append(Thread(place: next, mark: marks.count - 1))
                }
            }
        }

        func intent(of words: [String]) -> Intent? {
            for thread in threads {
                if case .accept(let number) = program.instructions[thread.place] {
                    return Intent(name: program.intents[number], slots: slots(after: thread.mark, of: words))
                }
            }
            return nil
        }

        private func slots(after last: Int, of words: [String]) -> [String: String] {
            var passed: [Mark] = []
            var mark = last
            while mark >= 0 {
                passed.append(marks[mark])
                mark = marks[mark].previous
            }
            var slots: [String: String] = [:]
            var starts: [Int] = []
            for mark in passed.reversed() {
                switch program.instructions[mark.place] {
                case .open: starts.append(mark.position)
                case .close(let slot, _):
                    slots[slot] = words[(starts.popLast() ?? 0)..<mark.position].joined(separator: " ")
                case .set(let slot, let value, _): slots[slot] = value
                default: break
                }
            }
            return slots
        }
    }
}
