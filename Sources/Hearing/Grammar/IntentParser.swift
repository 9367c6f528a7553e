import Japanese

/// Finds what a sentence asks for. The time it takes grows with the length of the sentence and the size of the grammar,
/// never with the number of ways to say a sentence.
public struct IntentParser: Sendable {
    private let program: Program
    private let wordNumbers: [String: Int]
    private let typedWords: [TypedWord]

    /// - Parameter rules: The names of the intents that are expected; `nil` for all.
    public init(_ grammar: Grammar, rules: Set<String>? = nil) {
        program = grammar.program(of: rules)
        wordNumbers = Dictionary(uniqueKeysWithValues: program.words.enumerated().map { ($1, $0) })
        typedWords = program.words.map(TypedWord.init)
    }

    /// - Parameter text: As it is typed; case, punctuation around words and the amount of space do not matter. Japanese
    ///   is typed without spaces, in kanji or kana, and cut into words by what the grammar allows.
    /// - Returns: What `parse` of its words returns.
    public func parse(_ text: String) -> Intent? {
        text.contains(where: \.isJapanese) ? parse(TypedText(text)) : parse(spokenWords(text))
    }

    /// - Parameter words: As the grammar spells them.
    /// - Returns: `nil` when the words are no sentence of the grammar. Where they are one in several ways, the rule
    ///   and the alternative that come first count.
    public func parse(_ words: [String]) -> Intent? {
        let numbers = words.map { wordNumbers[$0] }
        return Run(program, length: words.count) { word, position in
            numbers[position] == word ? [position + 1] : []
        }.intent { words[$0].joined(separator: " ") }
    }

    private func parse(_ text: TypedText) -> Intent? {
        Run(program, length: text.letters.count) { word, position in
            text.ends(of: typedWords[word], at: position)
        }.intent { String(text.letters[$0]) }
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
            var position: Int
            var previous: Int
        }

        private let program: Program
        /// Those at the end of the sentence.
        private var threads: [Thread] = []
        private var marks: [Mark] = []
        private var position = 0
        /// The last position, plus one, at which each place was reached.
        private var reached: [Int]

        /// - Parameters:
        ///   - length: Of the sentence, in whatever positions are counted in.
        ///   - ends: Where a word can end that begins at a position.
        init(_ program: Program, length: Int, ends: (_ word: Int, _ position: Int) -> [Int]) {
            self.program = program
            reached = Array(repeating: 0, count: program.instructions.count)
            var arriving: [[Thread]] = Array(repeating: [], count: length + 1)
            arriving[0] = [Thread(place: program.start, mark: -1)]
            for position in 0...length {
                self.position = position
                threads = []
                arriving[position].forEach { follow($0) }
                guard position < length else { break }
                for thread in threads {
                    guard case .word(let word, let next) = program.instructions[thread.place] else { continue }
                    for end in ends(word, position) {
                        arriving[end].append(Thread(place: next, mark: thread.mark))
                    }
                }
            }
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

        /// - Parameter text: What stands between two positions.
        func intent(_ text: (Range<Int>) -> String) -> Intent? {
            for thread in threads {
                if case .accept(let number) = program.instructions[thread.place] {
                    return Intent(name: program.intents[number], slots: slots(after: thread.mark, text))
                }
            }
            return nil
        }

        private func slots(after last: Int, _ text: (Range<Int>) -> String) -> [String: String] {
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
                case .close(let slot, _): slots[slot] = text((starts.popLast() ?? 0)..<mark.position)
                case .set(let slot, let value, _): slots[slot] = value
                default: break
                }
            }
            return slots
        }
    }
}
