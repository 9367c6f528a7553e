import Texts

/// How words sound, in the format of the CMU dictionary: a line each with the word and its phones, further ways to say
/// it as `word(2)`, and comment lines that begin with `;;;` or `#`.
public struct PronunciationDictionary: Sendable, Equatable {
    /// Who says how a word sounds.
    public enum Source: String, Sendable, Codable {
        /// The acoustic model's own dictionary.
        case model
        /// The phones that `words.dict` gives.
        case wordList
        /// Other words that `words.dict` says it sounds like.
        case soundsLike
        /// Its spelling, by rules that can be wrong.
        case derived
        /// Its kana.
        case reading
    }

    private struct Entry: Equatable {
        var variants: [String]
        var source: Source
    }

    private var entries: [String: Entry] = [:]

    /// - Parameters:
    ///   - file: Its text, and its path for messages.
    ///   - words: The words to keep, of a large dictionary of which few are needed; `nil` for all.
    ///   - source: What kind of dictionary it is.
    /// - Throws: Every line that cannot be read.
    public init(
        _ file: GrammarFile, keeping words: Set<String>? = nil, source: Source = .model
    ) throws(GrammarError) {
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
                if words?.contains(entry.word) ?? true {
                    add(entry.phones, to: entry.word, source)
                }
            } catch {
                let column = TableLine(number, Substring(line))?.fields[error.field].column ?? 1
                issues.append(GrammarIssue(.error, file: file.path, line: number, column: column, error.message))
            }
        }
        guard issues.isEmpty else { throw GrammarError(issues: issues) }
    }

    /// - Parameter variants: Every way to say each word, as phones with single spaces between them.
    public init(_ variants: [String: [String]], source: Source) {
        entries = variants.mapValues { Entry(variants: $0, source: source) }
    }

    /// Every way to say the word, as phones with single spaces between them; empty for an unknown word.
    public func pronunciations(of word: String) -> [String] {
        entries[word]?.variants ?? []
    }

    /// Who says how the word sounds; `nil` for an unknown word.
    public func source(of word: String) -> Source? {
        entries[word]?.source
    }

    /// Every word, in no order.
    public var words: Set<String> {
        Set(entries.keys)
    }

    /// Whether the word is in the dictionary.
    public func contains(_ word: String) -> Bool {
        entries[word] != nil
    }

    /// This dictionary, but with all that `overrides` says about a word in place of what this one says about it.
    public func merging(_ overrides: PronunciationDictionary) -> PronunciationDictionary {
        var merged = self
        merged.entries.merge(overrides.entries) { $1 }
        return merged
    }

    /// Without the ways to say a word that need other phones than `phones`.
    public func within(_ phones: Set<String>) -> PronunciationDictionary {
        var within = self
        within.entries = entries.compactMapValues { entry in
            let variants = entry.variants.filter { $0.split(separator: " ").allSatisfy { phones.contains(String($0)) } }
            return variants.isEmpty ? nil : Entry(variants: variants, source: entry.source)
        }
        return within
    }

    /// Only the given words, as far as they are here.
    public func subset(of words: Set<String>) -> PronunciationDictionary {
        var subset = self
        subset.entries = entries.filter { words.contains($0.key) }
        return subset
    }

    /// This dictionary, and for each of `words` that it does not have what `pronouncer` makes of it.
    /// - Throws: What the pronouncer throws.
    public func deriving(_ words: Set<String>, by pronouncer: any Pronouncer) async throws -> PronunciationDictionary {
        let missing = words.filter { !contains($0) }
        guard !missing.isEmpty else { return self }
        let derived = try await pronouncer.pronunciations(of: missing)
        return merging(PronunciationDictionary(derived, source: pronouncer.source))
    }

    /// The dictionary as a file, in alphabetical order.
    public var text: String {
        entries.sorted { $0.key < $1.key }.flatMap { word, entry in
            entry.variants.enumerated().map { index, phones in
                index == 0 ? "\(word) \(phones)\n" : "\(word)(\(index + 1)) \(phones)\n"
            }
        }.joined()
    }

    mutating func add(_ phones: String, to word: String, _ source: Source) {
        var entry = entries[word] ?? Entry(variants: [], source: source)
        if !entry.variants.contains(phones) {
            entry.variants.append(phones)
        }
        entries[word] = entry
    }

    /// What a line says.
    struct Line {
        var word: String
        /// 2 for `read(2)`, 1 for `read`.
        var variant: Int
        /// With single spaces between them.
        var phones: String
    }

    struct BadField: Error {
        /// Its number in the line, from 0.
        var field: Int
        var message: Text
    }

    /// - Returns: nil for an empty line or a remark.
    private static func read(_ line: Substring.UTF8View) throws(BadField) -> Line? {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 13 }
        let fields = line.split(whereSeparator: isBlank)
        guard let first = fields.first, !first.starts(with: ";;;".utf8), first.first != UInt8(ascii: "#") else {
            return nil
        }
        return try entry(of: fields.map { String(Substring($0)) }, phones: nil)
    }

    /// - Parameters:
    ///   - fields: The word and its phones.
    ///   - known: The phones there are; nil for all that look like phones.
    static func entry(of fields: [String], phones known: Set<String>?) throws(BadField) -> Line {
        let (word, variant) = try name(fields[0])
        guard fields.count > 1 else {
            throw BadField(
                field: 0,
                message: Text(
                    en: "'\(fields[0])' has no phones; write the word and how it sounds: 'sakura S AH K UH R AH'",
                    ja: "'\(fields[0])' の音がありません。'sakura S AH K UH R AH' のように書いてください"))
        }
        for (index, phone) in fields.enumerated().dropFirst() {
            guard known?.contains(phone) ?? phone.utf8.allSatisfy(isPhone) else {
                throw BadField(field: index, message: .noPhone(phone, of: known))
            }
        }
        return Line(word: word, variant: variant, phones: fields.dropFirst().joined(separator: " "))
    }

    private static func isPhone(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// `read` and 2 of `read(2)`.
    private static func name(_ name: String) throws(BadField) -> (word: String, variant: Int) {
        guard name.utf8.last == UInt8(ascii: ")"), let open = name.lastIndex(of: "("), open != name.startIndex else {
            return (name, 1)
        }
        let number = name[name.index(after: open)...].dropLast()
        guard let number = Int(number), number > 0 else {
            throw BadField(
                field: 0,
                message: Text(
                    en: "'\(name)' has no number in its brackets; a second way to say a word is 'word(2)'",
                    ja: "'\(name)' のかっこに数がありません。二つ目の読み方は 'word(2)' です"))
        }
        return (String(name[..<open]), number)
    }
}

extension Text {
    /// What is written in the place of a phone, and what can be.
    static func noPhone(_ phone: String, of known: Set<String>?) -> Text {
        guard let known else {
            return Text(
                en: "'\(phone)' is no phone; phones are letters, such as AH or K",
                ja: "'\(phone)' は音の字ではありません。AH や K のように書きます")
        }
        let list = known.sorted().joined(separator: " ")
        // As other dictionaries write it: in small letters, or with a mark of stress (AH0).
        let meant = phone.uppercased().filter { !$0.isNumber }
        let hint =
            known.contains(meant)
            ? Text(en: "write \(meant); ", ja: "\(meant) と書いてください。") : Text(verbatim: "")
        return Text(
            en: "'\(phone)' is no phone of the acoustic model; \(hint.en)the phones are \(list)",
            ja: "'\(phone)' という音の字はありません。\(hint.ja)使える字：\(list)")
    }
}

/// Derives how a word sounds from how it is written.
public protocol Pronouncer: Sendable {
    /// What it derives from.
    var source: PronunciationDictionary.Source { get }

    /// - Parameter words: As a grammar spells them.
    /// - Returns: For each word every plausible way to say it, as phones with single spaces between them; no entry for a
    ///   word of which nothing can be made.
    /// - Throws: Why nothing could be derived at all.
    func pronunciations(of words: Set<String>) async throws -> [String: [String]]
}
