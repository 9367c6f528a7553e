/// The right-hand side of a rule.
indirect enum Expansion: Sendable {
    case word(String, SourceLocation)
    /// By the name as written until the grammar is linked, then by the qualified name (`clinic.subject`).
    case reference(String, SourceLocation)
    case sequence([Expansion])
    case alternatives([Alternative])
    case optional(Expansion)
    /// `*` when it may also be left out, `+` otherwise.
    case repeated(Expansion, mayBeAbsent: Bool)
    case tagged(Expansion, Tag)

    struct Alternative: Sendable {
        /// Relative to the other alternatives.
        var weight: Double
        var expansion: Expansion
    }

    struct Tag: Sendable, Hashable {
        var slot: String
        /// What the slot is set to; without it, to the words said.
        var value: String?
    }

    /// `<NULL>`: said by saying nothing.
    static let null = Expansion.sequence([])
    /// `<VOID>`: cannot be said.
    static let void = Expansion.alternatives([])

    /// Calls `body` for every reference. `isLast` tells whether nothing can follow it in this expansion.
    func forEachReference(isLast: Bool = true, _ body: (_ name: String, SourceLocation, _ isLast: Bool) -> Void) {
        switch self {
        case .word: break
        case .reference(let name, let location): body(name, location, isLast)
        case .sequence(let items):
            for (index, item) in items.enumerated() {
                item.forEachReference(isLast: isLast && index == items.count - 1, body)
            }
        case .alternatives(let alternatives):
            alternatives.forEach { $0.expansion.forEachReference(isLast: isLast, body) }
        case .optional(let inner): inner.forEachReference(isLast: isLast, body)
        case .repeated(let inner, _), .tagged(let inner, _): inner.forEachReference(isLast: false, body)
        }
    }

    func forEachWord(_ body: (String, SourceLocation) -> Void) {
        switch self {
        case .word(let word, let location): body(word, location)
        case .reference: break
        case .sequence(let items): items.forEach { $0.forEachWord(body) }
        case .alternatives(let alternatives): alternatives.forEach { $0.expansion.forEachWord(body) }
        case .optional(let inner), .repeated(let inner, _), .tagged(let inner, _): inner.forEachWord(body)
        }
    }

    /// The same expansion with every reference replaced.
    func mapReferences(_ transform: (String, SourceLocation) -> Expansion) -> Expansion {
        switch self {
        case .word: self
        case .reference(let name, let location): transform(name, location)
        case .sequence(let items): .sequence(items.map { $0.mapReferences(transform) })
        case .alternatives(let alternatives):
            .alternatives(
                alternatives.map { Alternative(weight: $0.weight, expansion: $0.expansion.mapReferences(transform)) })
        case .optional(let inner): .optional(inner.mapReferences(transform))
        case .repeated(let inner, let mayBeAbsent):
            .repeated(inner.mapReferences(transform), mayBeAbsent: mayBeAbsent)
        case .tagged(let inner, let tag): .tagged(inner.mapReferences(transform), tag)
        }
    }

    /// How many expansions lie one inside the other.
    var depth: Int {
        switch self {
        case .word, .reference: 1
        case .sequence(let items): 1 + (items.map(\.depth).max() ?? 0)
        case .alternatives(let alternatives): 1 + (alternatives.map(\.expansion.depth).max() ?? 0)
        case .optional(let inner), .repeated(let inner, _), .tagged(let inner, _): 1 + inner.depth
        }
    }
}
