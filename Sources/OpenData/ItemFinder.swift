/// Finds the things of `target.csv` by what people call them.
public struct ItemFinder: Sendable {
    public typealias Item = TargetReader.Target

    private let byName: [String: [Item]]
    private let bySound: [String: [Item]]
    private let sounds: [(key: String, item: Item)]

    /// Shorter words are part of too many names.
    private static let shortestPart = 2

    public init(_ items: [Item]) {
        sounds = items.flatMap { item in item.spellings.map { (KanaFolding.key($0), item) } }
        byName = Dictionary(grouping: items, by: \.name.normalized)
        bySound = Dictionary(grouping: sounds, by: \.key).mapValues { $0.map(\.item) }
    }

    /// The things that bear a name; several where the name is ambiguous. First those written alike, then those that
    /// sound alike, then those of whose name it is a part.
    public func items(named name: String) -> [Item] {
        if let items = byName[name.normalized] { return items }
        let key = KanaFolding.key(name)
        if let items = bySound[key] { return items.uniqued }
        guard key.count >= Self.shortestPart else { return [] }
        return sounds.filter { $0.key.contains(key) }.map(\.item).uniqued
    }
}

extension TargetReader.Target {
    /// Its name, the name without what stands in brackets, and its reading.
    fileprivate var spellings: [String] {
        var spellings = [name]
        let bare = name.normalized.replacing(/\([^)]*\)/, with: "")
        if !bare.isEmpty, bare != name.normalized { spellings.append(bare) }
        if let reading { spellings.append(reading) }
        return spellings
    }
}

extension [TargetReader.Target] {
    /// Each line once.
    fileprivate var uniqued: [TargetReader.Target] {
        var lines: Set<Int> = []
        return filter { lines.insert($0.line).inserted }
    }
}
