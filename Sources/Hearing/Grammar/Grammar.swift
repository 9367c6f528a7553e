/// What can be said: the rules of a set of JSGF files with the town's slot lists filled in.
///
/// An **intent** is a public rule of a file that no other file imports; its name is the intent's name. Public rules of
/// a file that others import are pieces for them. A tag `{slot=value}` sets a slot of the intent, and `{slot}` sets it
/// to the words of the expansion it stands behind. The grammar name `town` is reserved: `import <town.category>;`
/// gives a rule for everything in the slot list `category`, which sets the slot `category` too.
public struct Grammar: Sendable {
    /// What the speaker may be called: the words of each of its names.
    public let speakerNames: [[String]]
    let rules: LinkedRules
    /// Sentences that two intents claim.
    let ambiguities: [GrammarIssue]
    private let whole: WordNetwork

    /// - Parameters:
    ///   - files: All files that import each other, in any order. Their order is that of the intents.
    ///   - slots: The lists for `<town.…>`. A list that is asked for and not given, or is empty, cannot be said.
    /// - Throws: Every mistake of every file.
    public init(files: [GrammarFile], slots: [SlotList] = []) throws(GrammarError) {
        var issues: [GrammarIssue] = []
        var documents: [JSGFDocument] = []
        for file in files {
            var reader = JSGFReader(file)
            documents.append(reader.read())
            issues += reader.issues
        }
        var linker = Linker(documents, slots: slots)
        let linked = linker.link()
        issues += linked.issues
        if issues.isEmpty, linked.rules.intents.isEmpty {
            let start = SourceLocation(file: files.first?.path ?? "grammar", line: 1, column: 1)
            issues.append(
                start.error(en: "no public rule: nothing could be understood", ja: "public のきまりがありません。一つは書いてください"))
        }
        guard issues.isEmpty else {
            throw GrammarError(issues: Self.inOrder(issues, of: files))
        }
        rules = linked.rules
        speakerNames = slots.filter { $0.name == SpeakerName.slot }.flatMap(\.entries).flatMap(\.phrases)
            .map(spokenWords)
        do {
            let determinized = try Determinizer(ProgramCompiler(rules).compile(nil))
            whole = WordNetwork(determinized)
            ambiguities = Self.ambiguities(in: determinized, of: rules)
        } catch {
            let location = rules.intents[0].location
            throw GrammarError(issues: [
                location.error(
                    en: "these rules say more than fits into memory; make them simpler",
                    ja: "言い方が多すぎて、入りません。短くしてください")
            ])
        }
    }

    /// The intents' names, in the order of files and lines.
    public var publicRules: [String] {
        rules.intents.map(\.name)
    }

    /// Every word that can be said, in no order.
    public var words: Set<String> {
        Set(whole.arcs.map(\.word))
    }

    /// The network for a decoder.
    /// - Parameter intents: The names of the intents that are expected; `nil` for all. Names that the grammar does not
    ///   have are passed over.
    public func network(of intents: Set<String>? = nil) -> WordNetwork {
        guard let intents else { return whole }
        return network(by: ProgramCompiler(rules), of: intents)
    }

    func network(by compiler: ProgramCompiler, of intents: Set<String>) -> WordNetwork {
        do {
            return WordNetwork(try Determinizer(compiler.compile(intents)))
        } catch {
            // Never: the whole fitted into memory, and this is a part of it.
            return whole
        }
    }

    /// For the parser. It keeps its own, because a program is needed by few that hold a grammar.
    func program(of intents: Set<String>?) -> Program {
        // Never without a program: the whole fitted into memory, and this is a part of it.
        (try? ProgramCompiler(rules).compile(intents)) ?? Program()
    }

    private static func inOrder(_ issues: [GrammarIssue], of files: [GrammarFile]) -> [GrammarIssue] {
        let order = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
        return issues.sorted {
            (order[$0.file, default: 0], $0.line, $0.column) < (order[$1.file, default: 0], $1.line, $1.column)
        }
    }
}
