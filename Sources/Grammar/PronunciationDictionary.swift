/// How words sound, in the format of the CMU dictionary: a line each with the word and its phones, further ways to say
/// it as `word(2)`, and comment lines that begin with `;;;` or `#`.
public struct PronunciationDictionary: Sendable, Equatable {
    private var variants: [String: [String]] = [:]

    /// - Parameters:
    ///   - file: Its text, and its path for messages.
    ///   - words: The words to keep, of a large dictionary of which few are needed; `nil` for all.
    /// - Throws: Every line that cannot be read.
    public init(_ file: GrammarFile, keeping words: Set<String>? = nil) throws(GrammarError) {
        var issues: [GrammarIssue] = []
        // A line at a time: a list of all lines of a large dictionary would take more memory than everything else.
        var rest = file.text.utf8[...]
        var number = 0
        while !rest.isEmpty {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            rest = rest.dropFirst(line.count + 1)
            number += 1
            do {
                guard let entry = try Self.read(line) else { continue }
                if words?.contains(entry.word) ?? true, !variants[entry.word, default: []].contains(entry.phones) {
                    variants[entry.word, default: []].append(entry.phones)
                }
            } catch {
                issues.append(GrammarIssue(.error, file: file.path, line: number, column: 1, error.message))
            }
        }
        guard issues.isEmpty else { throw GrammarError(issues: issues) }
    }

    /// Every way to say the word, as phones with single spaces between them; empty for an unknown word.
    public func pronunciations(of word: String) -> [String] {
        variants[word] ?? []
    }

    /// Whether the word is in the dictionary.
    public func contains(_ word: String) -> Bool {
        variants[word] != nil
    }

    /// This dictionary, but with all that `overrides` says about a word in place of what this one says about it.
    public func merging(_ overrides: PronunciationDictionary) -> PronunciationDictionary {
        var merged = self
        merged.variants.merge(overrides.variants) { $1 }
        return merged
    }

    /// Only the given words, as far as they are here.
    public func subset(of words: Set<String>) -> PronunciationDictionary {
        var subset = self
        subset.variants = variants.filter { words.contains($0.key) }
        return subset
    }

    /// The dictionary as a file, in alphabetical order.
    public var text: String {
        variants.sorted { $0.key < $1.key }.flatMap { word, variants in
            variants.enumerated().map { index, phones in
                index == 0 ? "\(word) \(phones)\n" : "\(word)(\(index + 1)) \(phones)\n"
            }
        }.joined()
    }

    private struct BadLine: Error {
        var message: String
    }

    private static func read(_ line: Substring.UTF8View) throws(BadLine) -> (word: String, phones: String)? {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 13 }
        let fields = line.split(whereSeparator: isBlank)
        guard let first = fields.first, !first.starts(with: ";;;".utf8), first.first != UInt8(ascii: "#") else {
            return nil
        }
        let name = String(Substring(first))
        guard fields.count > 1 else {
            throw BadLine(message: "'\(name)' has no phones; write the word and how it sounds: 'sakura S AH K UH R AH'")
        }
        for phone in fields.dropFirst() where !phone.allSatisfy(isPhone) {
            throw BadLine(message: "'\(String(Substring(phone)))' is no phone; phones are letters, such as AH or K")
        }
        let phones = fields.dropFirst().map { String(Substring($0)) }.joined(separator: " ")
        return (try word(of: name), phones)
    }

    private static func isPhone(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// `read` of `read(2)`.
    private static func word(of name: String) throws(BadLine) -> String {
        guard name.utf8.last == UInt8(ascii: ")"), let open = name.lastIndex(of: "("), open != name.startIndex else {
            return name
        }
        let number = name[name.index(after: open)...].dropLast()
        guard let number = Int(number), number > 0 else {
            throw BadLine(message: "'\(name)' has no number in its brackets; a second way to say a word is 'word(2)'")
        }
        return String(name[..<open])
    }
}
