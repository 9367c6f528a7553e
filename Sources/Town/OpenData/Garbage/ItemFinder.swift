import Japanese

/// Finds the things of `target.csv` by what people call them.
public struct ItemFinder: Sendable {
    public typealias Item = TargetReader.Target
    /// Reads names as a dictionary does: name to its reading in kana, as far as it knows.
    public typealias NameReader = ([String]) async throws -> [String: String]

    /// What bears a name.
    public struct Matches: Sendable, Equatable {
        /// Several where the name is ambiguous.
        public var items: [Item]
        /// Whether the name is the whole of theirs. Else it is a part, and something else may be meant.
        public var areWhole: Bool
    }

    private let items: [Item]
    private let names: ItemNames

    public init(_ items: [Item]) {
        self.items = items
        names = ItemNames(items)
    }

    /// As `matches`, without a dictionary.
    public func items(named name: String) -> [Item] {
        matches(name).items
    }

    public func matches(_ name: String) -> Matches {
        if let whole = names.whole(name, said: [name]) { return Matches(items: whole, areWhole: true) }
        return Matches(items: names.parts(said: [name]), areWhole: false)
    }

    /// The things whose whole name is written or sounds like this one; if there is none, those of which it is a part.
    ///
    /// A name in kanji that nobody has read is whole if a dictionary reads it so. The dictionary is slow: it is asked about
    /// names that can be read so, and about the others only if nothing else is found.
    public func matches(_ name: String, reading: NameReader) async throws -> Matches {
        let name = name.normalized
        let isKana = name.allSatisfy(\.isKana)
        if !isKana, let written = names.written(name) { return Matches(items: written, areWhole: true) }
        let said = try await isKana ? [name] : [name] + NameReadings([name], by: reading).of(name)
        let unread = items.filter(\.lacksReading).flatMap(\.wholeNames)
        let readable = unread.filter { name in said.contains { ReadingPattern(name).admits($0) } }
        let read = try await NameReadings(readable, by: reading)
        let names = readable.isEmpty ? self.names : ItemNames(items, read)
        if let whole = names.whole(name, said: said) { return Matches(items: whole, areWhole: true) }
        let parts = names.parts(said: said)
        guard parts.isEmpty else { return Matches(items: parts, areWhole: false) }
        let all = try await ItemNames(items, NameReadings(unread, by: reading))
        return Matches(items: all.parts(said: said), areWhole: false)
    }
}

/// How a dictionary reads names: as a whole, and word by word, which it gets right where it does not know the compound
/// (油 of てんぷら油).
private struct NameReadings {
    private var readings: [String: [String]] = [:]

    init() {}

    init(_ names: [String], by reader: ItemFinder.NameReader) async throws {
        guard !names.isEmpty else { return }
        let words = Dictionary(names.map { ($0, Self.words($0)) }, uniquingKeysWith: { first, _ in first })
        let read = try await reader(Set(names).union(words.values.joined()).sorted())
        for (name, words) in words {
            let parts = words.map { $0.allSatisfy(\.isKana) ? $0 : read[$0] }
            readings[name] = [read[name], parts.contains(nil) ? nil : parts.compactMap(\.self).joined()]
                .compactMap(\.self)
        }
    }

    func of(_ name: String) -> [String] {
        readings[name] ?? []
    }

    /// A name cut before each kanji that follows kana.
    private static func words(_ name: String) -> [String] {
        var words: [String] = []
        var last: Character?
        for letter in name {
            if last.map({ $0.isKana && letter.isKanji }) ?? true { words.append("") }
            words[words.count - 1].append(letter)
            last = letter
        }
        return words
    }
}

/// The names of things in the ways that they are compared.
private struct ItemNames: Sendable {
    typealias Item = ItemFinder.Item

    private let byName: [String: [Item]]
    private let byKana: [String: [Item]]
    private let bySound: [String: [Item]]
    private let byLooseSound: [String: [Item]]
    private let byKanji: [String: [Item]]
    /// Of things that are listed together: タオル of タオル・雑巾.
    private let byListedName: [String: [Item]]
    private let sounds: [(key: String, item: Item)]

    /// Shorter words are part of too many names.
    private static let shortestPart = 2
    /// In the middle of a name, two kana are most often no word (アイスノン holds no いす).
    private static let shortestInnerPart = 3

    init(_ items: [Item], _ readings: NameReadings = NameReadings()) {
        let spellings = items.flatMap { item in
            (item.spellings + readings.of(item.name.withoutBrackets)).map { (text: $0, item: item) }
        }
        func index(_ names: [(text: String, item: Item)], _ key: (String) -> String) -> [String: [Item]] {
            Dictionary(grouping: names) { key($0.text) }.mapValues { $0.map(\.item) }
        }
        byName = index(items.map { ($0.name, $0) }, \.normalized)
        byKana = index(spellings, \.kana)
        bySound = index(spellings, KanaFolding.key)
        byLooseSound = index(spellings, KanaFolding.looseKey)
        byKanji = index(spellings, \.withoutOkurigana)
        byListedName = index(
            items.flatMap { item in
                item.listedNames.flatMap { [$0] + readings.of($0) }.map { (text: $0, item: item) }
            }, KanaFolding.key)
        sounds = spellings.map { (KanaFolding.key($0.text), $0.item) }
    }

    func written(_ name: String) -> [Item]? {
        byName[name.normalized]
    }

    /// The things of which it is the whole name, the nearest spelling first.
    /// - Parameter said: How it sounds, as far as that is known.
    func whole(_ name: String, said: [String]) -> [Item]? {
        // Who writes kana may mean any kanji that is read so.
        if !name.normalized.allSatisfy(\.isKana), let items = written(name) { return items }
        let candidates: [() -> [Item]] = [
            { said.flatMap { byKana[$0.kana] ?? [] } },
            { said.flatMap { bySound[KanaFolding.key($0)] ?? [] } },
            { said.flatMap { byLooseSound[KanaFolding.looseKey($0)] ?? [] } },
            { name.withoutOkurigana.count > 1 ? byKanji[name.withoutOkurigana] ?? [] : [] },
            { said.flatMap { byListedName[KanaFolding.key($0)] ?? [] } },
        ]
        guard !KanaFolding.key(name).isEmpty else { return nil }
        return candidates.lazy.map { $0().uniqued }.first { !$0.isEmpty }
    }

    /// The things of whose name it is a part: first those that begin or end with it.
    func parts(said: [String]) -> [Item] {
        let keys = said.map(KanaFolding.key).filter { $0.count >= Self.shortestPart }
        let outer = sounds.filter { sound in
            keys.contains { sound.key.hasPrefix($0) || sound.key.hasSuffix($0) }
        }
        if !outer.isEmpty { return outer.map(\.item).uniqued }
        let long = keys.filter { $0.count >= Self.shortestInnerPart || $0.contains(where: \.isKanji) }
        return sounds.filter { sound in long.contains { sound.key.contains($0) } }.map(\.item).uniqued
    }
}

extension TargetReader.Target {
    /// Its name, the name without what stands in brackets, its reading, and what else people call it.
    fileprivate var spellings: [String] {
        let others = otherPhrases.compactMap { try? RubyText($0) }.flatMap { [$0.base, $0.reading] }
        return [name] + [name.withoutBrackets].filter { !$0.isEmpty && $0 != name.normalized }
            + [reading].compactMap(\.self) + others
    }

    /// What may be the whole name of it: its own without what stands in brackets, or one of those that it lists.
    fileprivate var wholeNames: [String] { [name.withoutBrackets] + listedNames }

    /// The names of which its name is a list.
    fileprivate var listedNames: [String] {
        let names = name.withoutBrackets.split { "・、,/".contains($0) }.map(String.init)
        return names.count > 1 ? names.filter { $0.count > 1 || $0.contains(where: \.isKanji) } : []
    }
}

extension String {
    /// With every katakana as hiragana, whatever the width.
    fileprivate var kana: String { normalized.lowercased().hiragana }

    /// The kanji of a name and what is not their ending: 引出 of 引き出し and of 引出し, 使捨カイロ of 使い捨てカイロ. Empty if there are
    /// not two of them.
    fileprivate var withoutOkurigana: String {
        let key = normalized.replacing(/(\p{Han})(?!の|と|や|で|に|を|は|も)(?:[ぁ-ん]{1,2}|[ケヶヵ])(?![ぁ-ん])/) { $0.1 }
        return key.count { $0.isKanji } > 1 ? key : ""
    }
}

extension [TargetReader.Target] {
    /// Each line once, in their order.
    fileprivate var uniqued: [TargetReader.Target] {
        var lines: Set<Int> = []
        return filter { lines.insert($0.line).inserted }
    }
}
