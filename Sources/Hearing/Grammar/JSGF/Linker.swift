/// Looks up every name of a set of files, and finds recursion that no finite network can hold.
struct Linker {
    /// Rules and brackets that may lie inside each other. Compiling follows them on the stack.
    private static let deepestNesting = 256

    private let documents: [JSGFDocument]
    private let slots: [SlotList]
    private var issues: [GrammarIssue] = []
    private var rules: [Rule] = []
    private var index: [String: Int] = [:]
    private var slotLocations: [String: SourceLocation] = [:]

    init(_ documents: [JSGFDocument], slots: [SlotList]) {
        self.documents = documents
        self.slots = slots
    }

    mutating func link() -> (rules: LinkedRules, issues: [GrammarIssue]) {
        collectRules()
        for document in documents {
            checkImports(of: document)
        }
        var next = 0
        for document in documents {
            for rule in document.rules {
                // A duplicate was reported and dropped: its references are of no interest.
                if next < rules.count, rules[next].location == rule.location {
                    rules[next].expansion = rule.expansion.mapReferences { name, location in
                        resolve(name, in: document, at: location).map { .reference($0, location) } ?? .void
                    }
                    next += 1
                }
            }
        }
        checkRecursion()
        let libraries = Set(documents.flatMap { document in document.imports.map(\.grammar) })
        let intents = rules.filter { $0.isPublic && !libraries.contains($0.grammar) }
        checkIntentNames(intents)
        let spoken = Dictionary(slots.map { ($0.name, $0.spoken) }) { $0 + $1 }
        let linked = LinkedRules(
            rules: rules, index: index, intents: intents, slots: spoken, slotLocations: slotLocations)
        return (linked, issues)
    }

    // MARK: - Names

    private mutating func collectRules() {
        var grammars: [String: SourceLocation] = [:]
        for document in documents {
            if document.name == LinkedRules.town {
                issues.append(
                    document.location.error(
                        en: "the name 'town' is kept for the town's own lists", ja: "'town' という名前は、町のことばのために使います"))
            } else if !document.name.isEmpty, let other = grammars[document.name] {
                issues.append(
                    document.location.error(
                        en: "the grammar '\(document.name)' is also in \(other.file)",
                        ja: "'\(document.name)' は \(other.file) にもあります"))
            }
            grammars[document.name] = document.location
            for rule in document.rules {
                if let other = index[rule.qualifiedName] {
                    let line = rules[other].location.line
                    issues.append(
                        rule.location.error(
                            en: "<\(rule.name)> is already defined in line \(line)",
                            ja: "<\(rule.name)> は \(line) 行目にもあります"))
                } else {
                    index[rule.qualifiedName] = rules.count
                    rules.append(rule)
                }
            }
        }
    }

    private mutating func checkImports(of document: JSGFDocument) {
        for item in document.imports {
            let shown = "<\(item.grammar).\(item.rule ?? "*")>"
            if item.grammar == LinkedRules.town {
                if let rule = item.rule, slotLocations[rule] == nil {
                    slotLocations[rule] = item.location
                }
                continue
            }
            guard documents.contains(where: { $0.name == item.grammar }) else {
                issues.append(
                    item.location.error(
                        en: "cannot import \(shown): there is no grammar '\(item.grammar)' in these files",
                        ja: "\(shown) は使えません。'\(item.grammar)' というファイルがありません"))
                continue
            }
            guard let name = item.rule else { continue }
            if let found = index["\(item.grammar).\(name)"] {
                if !rules[found].isPublic {
                    issues.append(
                        item.location.error(
                            en: "cannot import \(shown): it is not public there",
                            ja: "\(shown) は使えません。もとのファイルで public ではありません"))
                }
            } else {
                issues.append(
                    item.location.error(
                        en: "cannot import \(shown): '\(item.grammar)' has no such rule",
                        ja: "\(shown) は使えません。'\(item.grammar)' に、そのきまりがありません"))
            }
        }
    }

    /// The qualified name that `name` means in `document`, or nil after reporting that it means none or several.
    private mutating func resolve(_ name: String, in document: JSGFDocument, at location: SourceLocation) -> String? {
        for own in ["\(document.name).\(name)", name] where index[own].map({ rules[$0].grammar }) == document.name {
            return own
        }
        var found = document.imports.compactMap { item in imported(name, by: item) }
        if let qualified = fullyQualified(name, in: document) {
            found.append(qualified)
        }
        guard let first = found.first else {
            let isReported = document.imports.contains { $0.rule == name }
            if !isReported {
                issues.append(
                    location.error(
                        en: "<\(name)> is neither defined in this file nor imported",
                        ja: "<\(name)> は、このファイルにも import にもありません"))
            }
            return nil
        }
        if let other = found.first(where: { $0 != first }) {
            issues.append(
                location.error(
                    en: "<\(name)> could be <\(first)> or <\(other)>; write which",
                    ja: "<\(name)> は <\(first)> か <\(other)> です。どちらか書いてください"))
        }
        if let slot = LinkedRules.slotName(first), slotLocations[slot] == nil {
            slotLocations[slot] = location
        }
        return first
    }

    private func imported(_ name: String, by item: JSGFDocument.Import) -> String? {
        let simple = name.split(separator: ".").last.map(String.init) ?? name
        guard item.rule == nil || item.rule == simple else { return nil }
        // `<open>`, `<clinic.open>` and `<town.clinic.open>` may all mean the rule `open` of the grammar `town.clinic`.
        let qualified = "\(item.grammar).\(simple)"
        guard qualified == name || qualified.hasSuffix(".\(name)") else { return nil }
        return isUsable(qualified, isNamed: item.rule != nil) ? qualified : nil
    }

    private func fullyQualified(_ name: String, in document: JSGFDocument) -> String? {
        name.contains(".") && isUsable(name, isNamed: true) ? name : nil
    }

    private func isUsable(_ qualifiedName: String, isNamed: Bool) -> Bool {
        if let slot = LinkedRules.slotName(qualifiedName) {
            // A list asked for by name may be missing in this town; `*` brings in only what there is.
            return isNamed || slots.contains { $0.name == slot }
        }
        return index[qualifiedName].map { rules[$0].isPublic } ?? false
    }

    private mutating func checkIntentNames(_ intents: [Rule]) {
        var seen: [String: SourceLocation] = [:]
        for intent in intents {
            if let other = seen[intent.name] {
                issues.append(
                    intent.location.error(
                        en: "the intent <\(intent.name)> is also in \(other.file):\(other.line)",
                        ja: "<\(intent.name)> は \(other.file):\(other.line) にもあります"))
            }
            seen[intent.name] = intent.location
        }
    }

    // MARK: - Recursion

    private mutating func checkRecursion() {
        var references: [[(target: Int, location: SourceLocation, isLast: Bool)]] = []
        for rule in rules {
            var found: [(target: Int, location: SourceLocation, isLast: Bool)] = []
            rule.expansion.forEachReference { name, location, isLast in
                if let target = index[name] {
                    found.append((target, location, isLast))
                }
            }
            references.append(found)
        }
        let components = stronglyConnectedComponents(references.map { $0.map(\.target) })
        var depths = Array(repeating: 0, count: components.count)
        var component = Array(repeating: 0, count: rules.count)
        for (number, members) in components.enumerated() {
            for member in members {
                component[member] = number
            }
        }
        // Components come with what they refer to first, so the depths below are already known.
        for (number, members) in components.enumerated() {
            var below = 0
            for member in members {
                for reference in references[member] where component[reference.target] != number {
                    below = max(below, depths[component[reference.target]])
                }
                for reference in references[member] where component[reference.target] == number && !reference.isLast {
                    issues.append(
                        reference.location.error(
                            en: "<\(rules[member].name)> comes back to itself here; it may do so only as the last thing"
                                + " said, otherwise write '*' or '+'",
                            ja: "<\(rules[member].name)> が、ここで自分にもどります。もどれるのは最後だけです。ほかでは '*' か '+' を書きます"))
                }
            }
            depths[number] = below + members.reduce(0) { $0 + rules[$1].expansion.depth }
            if depths[number] > Self.deepestNesting, below <= Self.deepestNesting, let first = members.first {
                issues.append(
                    rules[first].location.error(
                        en: "<\(rules[first].name)> is nested too deeply", ja: "<\(rules[first].name)> は、中の中が深すぎます"))
            }
        }
    }

    /// Tarjan's algorithm without the call stack, which a long chain of rules would use up.
    private func stronglyConnectedComponents(_ targets: [[Int]]) -> [[Int]] {
        var components: [[Int]] = []
        var order = Array(repeating: -1, count: targets.count)
        var lowest = order
        var isOpen = Array(repeating: false, count: targets.count)
        var open: [Int] = []
        var visited = 0
        for root in targets.indices where order[root] < 0 {
            var path = [(node: root, next: 0)]
            while let (node, next) = path.last {
                if next == 0 {
                    order[node] = visited
                    lowest[node] = visited
                    visited += 1
                    open.append(node)
                    isOpen[node] = true
                }
                if next < targets[node].count {
                    path[path.count - 1].next += 1
                    let target = targets[node][next]
                    if order[target] < 0 {
                        path.append((target, 0))
                    } else if isOpen[target] {
                        lowest[node] = min(lowest[node], order[target])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.node {
                    lowest[parent] = min(lowest[parent], lowest[node])
                }
                if lowest[node] == order[node], let start = open.lastIndex(of: node) {
                    components.append(Array(open[start...]))
                    open[start...].forEach { isOpen[$0] = false }
                    open.removeSubrange(start...)
                }
            }
        }
        return components
    }
}
