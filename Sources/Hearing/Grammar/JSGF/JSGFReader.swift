import Texts
import Japanese

/// Reads one JSGF 1.0 file into its rules, and goes on after an error so that one reading finds them all.
///
/// Source: JSpeech Grammar Format, W3C Note 5 June 2000, https://www.w3.org/TR/jsgf/.
struct JSGFReader {
    /// Deeper nesting is a mistake, and following it would use up the stack.
    private static let deepestNesting = 60

    private let file: GrammarFile
    private let tokens: [JSGFToken]
    private var position = 0
    private(set) var issues: [GrammarIssue]
    private var document: JSGFDocument

    init(_ file: GrammarFile) {
        self.file = file
        var lexer = JSGFLexer(file)
        tokens = lexer.tokens()
        issues = lexer.issues
        document = JSGFDocument(name: "", location: SourceLocation(file: file.path, line: 1, column: 1))
    }

    mutating func read() -> JSGFDocument {
        readGrammarName()
        while current.kind != .endOfFile {
            do {
                try readStatement()
            } catch {
                issues.append(error)
                skipStatement()
            }
        }
        return document
    }

    // MARK: - Tokens

    private var current: JSGFToken { tokens[position] }

    private func peek(_ offset: Int) -> JSGFToken.Kind {
        tokens[min(position + offset, tokens.count - 1)].kind
    }

    private mutating func advance() {
        position = min(position + 1, tokens.count - 1)
    }

    private mutating func skipStatement() {
        while current.kind != .endOfFile, !startsRule {
            let ended = current.kind == .symbol(";")
            advance()
            if ended { return }
        }
    }

    /// Whether a rule begins here. Inside another rule that tells a missing semicolon from a reference.
    private var startsRule: Bool {
        switch (current.kind, peek(1), peek(2)) {
        case (.ruleName, .symbol("="), _), (.word("public"), .ruleName, .symbol("=")): true
        default: false
        }
    }

    /// A missing semicolon is an issue and no reason to give up what came before it.
    private mutating func endStatement(of subject: Text) throws(GrammarIssue) {
        if current.kind == .symbol(";") {
            advance()
        } else if current.kind == .endOfFile || startsRule {
            issues.append(
                tokens[max(position - 1, 0)].end.error(
                    en: "missing ';' at the end of \(subject.en)", ja: "\(subject.ja)の終わりに ';' がありません"))
        } else {
            throw current.location.error(
                en: "\(current.shown.en) cannot stand here; expected ';' at the end of \(subject.en)",
                ja: "ここに \(current.shown.ja) は書けません。\(subject.ja)の終わりに ';' が要ります")
        }
    }

    // MARK: - Statements

    private mutating func readGrammarName() {
        guard current.kind == .word("grammar"), case .word(let name) = peek(1) else {
            issues.append(
                current.location.error(
                    en: "the grammar's name must come first: 'grammar \(suggestedName);'",
                    ja: "初めに名前を書きます：'grammar \(suggestedName);'"))
            return
        }
        document.name = name
        document.location = current.location
        advance()
        advance()
        do {
            try endStatement(of: Text(en: "the grammar's name", ja: "名前の行"))
        } catch {
            issues.append(error)
            skipStatement()
        }
    }

    private var suggestedName: String {
        let name = file.path.split(separator: "/").last?.split(separator: ".").first
        return name.map(String.init) ?? "name"
    }

    private mutating func readStatement() throws(GrammarIssue) {
        switch current.kind {
        case .symbol(";"): advance()
        case .word("import"): try readImport()
        case .word("public"):
            advance()
            try readRule(isPublic: true)
        case .ruleName: try readRule(isPublic: false)
        default:
            throw current.location.error(
                en: "\(current.shown.en) cannot stand here; expected a rule such as '<name> = …;'",
                ja: "ここに \(current.shown.ja) は書けません。'<name> = …;' のように書いてください")
        }
    }

    private mutating func readImport() throws(GrammarIssue) {
        advance()
        guard case .ruleName(let name) = current.kind else {
            throw current.location.error(
                en: "expected a rule to import, such as <common.please> or <common.*>",
                ja: "ここに、使うきまりを書きます。たとえば <common.please> か <common.*> です")
        }
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex, name.index(after: dot) != name.endIndex else {
            throw current.location.error(
                en: "<\(name)> does not say which grammar to import from; write <grammar.rule>",
                ja: "<\(name)> では、どのファイルのきまりか、わかりません。<grammar.rule> と書いてください")
        }
        let rule = String(name[name.index(after: dot)...])
        document.imports.append(
            JSGFDocument.Import(
                grammar: String(name[..<dot]), rule: rule == "*" ? nil : rule, location: current.location))
        advance()
        try endStatement(of: Text(en: "the import of <\(name)>", ja: "<\(name)> を使う行"))
    }

    private mutating func readRule(isPublic: Bool) throws(GrammarIssue) {
        guard case .ruleName(let name) = current.kind else {
            throw current.location.error(
                en: "expected a rule name such as <name> after 'public'", ja: "'public' の後ろに、きまりの名前を書きます。たとえば <name> です"
            )
        }
        let location = current.location
        advance()
        guard !name.contains("."), !["NULL", "VOID"].contains(name) else {
            throw location.error(
                en: "<\(name)> cannot be defined; a rule's own name has no dot and is not NULL or VOID",
                ja: "<\(name)> は、きまりの名前にできません。点や、NULL と VOID は使えません")
        }
        guard current.kind == .symbol("=") else {
            throw current.location.error(en: "expected '=' after <\(name)>", ja: "<\(name)> の後ろに '=' を書きます")
        }
        advance()
        let index = document.rules.count
        // Known even when its right-hand side is wrong, so that one mistake is not reported at every use.
        document.rules.append(
            Rule(name: name, grammar: document.name, isPublic: isPublic, location: location, expansion: .void))
        document.rules[index].expansion = try readAlternatives(depth: 0)
        try endStatement(of: Text(verbatim: "<\(name)>"))
    }

    // MARK: - Expansions

    private mutating func readAlternatives(depth: Int) throws(GrammarIssue) -> Expansion {
        guard depth < Self.deepestNesting else {
            throw current.location.error(
                en: "more than \(Self.deepestNesting) brackets inside each other",
                ja: "かっこの中のかっこは \(Self.deepestNesting) までです")
        }
        var alternatives: [Expansion.Alternative] = []
        while true {
            let weight = try readWeight()
            alternatives.append(Expansion.Alternative(weight: weight, expansion: try readSequence(depth: depth)))
            guard current.kind == .symbol("|") else { break }
            advance()
        }
        return alternatives.count == 1 && alternatives[0].weight > 0
            ? alternatives[0].expansion : .alternatives(alternatives)
    }

    private mutating func readWeight() throws(GrammarIssue) -> Double {
        guard case .weight(let text) = current.kind else { return 1 }
        guard let weight = number(text) else {
            throw current.location.error(
                en: "/\(text)/ is no weight; a weight is a number of 0 or more, such as /0.5/, /56/ or /3.14e3/",
                ja: "/\(text)/ は重みではありません。0 以上の数を書きます。たとえば /0.5/ や /56/ です")
        }
        advance()
        return weight
    }

    /// A floating-point number of Java without a sign, as JSGF has them: `56`, `.5`, `3.14e3`, `8f`, `1d`.
    private func number(_ text: String) -> Double? {
        var digits = trimmed(text[...])
        if let suffix = digits.last, "fFdD".contains(suffix) { digits.removeLast() }
        guard let first = digits.first, first.isASCII, first.isNumber || first == ".",
            digits.allSatisfy({ "0123456789.eE+-".contains($0) })
        else { return nil }
        return Double(digits).flatMap { $0.isFinite ? $0 : nil }
    }

    private mutating func readSequence(depth: Int) throws(GrammarIssue) -> Expansion {
        var items: [Expansion] = []
        while let item = try readItem(depth: depth) {
            items.append(item)
        }
        guard !items.isEmpty else {
            throw current.location.error(
                en: "nothing to say before \(current.shown.en); write <NULL> to allow silence",
                ja: "\(current.shown.ja) の前に、ことばがありません。何も言わなくてよいなら <NULL> と書きます")
        }
        return items.count == 1 ? items[0] : .sequence(items)
    }

    private mutating func readItem(depth: Int) throws(GrammarIssue) -> Expansion? {
        guard !startsRule, var item = try readPlainItem(depth: depth) else { return nil }
        var operators = 0
        while operators < Self.deepestNesting {
            switch current.kind {
            case .symbol("*"): item = .repeated(item, mayBeAbsent: true)
            case .symbol("+"): item = .repeated(item, mayBeAbsent: false)
            case .tag(let text): item = .tagged(item, try tag(text))
            default: return item
            }
            operators += 1
            advance()
        }
        throw current.location.error(
            en: "more than \(Self.deepestNesting) tags on one expansion", ja: "一か所のしるしは \(Self.deepestNesting) までです")
    }

    private mutating func readPlainItem(depth: Int) throws(GrammarIssue) -> Expansion? {
        let token = current
        switch token.kind {
        case .word(let text), .quoted(let text):
            let words = spokenWords(text)
            guard !words.isEmpty else {
                throw token.location.error(
                    en: "\(token.shown.en) has no words that could be said", ja: "\(token.shown.ja) に、言えることばがありません")
            }
            for word in words { try checkReading(of: word, at: token.location) }
            advance()
            let items = words.map { Expansion.word($0, token.location) }
            return items.count == 1 ? items[0] : .sequence(items)
        case .ruleName(let name):
            advance()
            switch name {
            case "NULL": return .null
            case "VOID": return .void
            default: return .reference(name, token.location)
            }
        case .symbol("("):
            return try readBracketed(closing: ")", depth: depth)
        case .symbol("["):
            return .optional(try readBracketed(closing: "]", depth: depth))
        default:
            return nil
        }
    }

    /// Kanji have several readings, and only who wrote them knows which is meant.
    private func checkReading(of word: String, at location: SourceLocation) throws(GrammarIssue) {
        let text: RubyText
        do throws(RubyError) {
            text = try RubyText(word)
        } catch {
            throw location.error(error.text)
        }
        if let unread = text.unread.first {
            throw location.error(
                en: "'\(unread)' has no reading; write it in kana behind it: \(unread)《…》",
                ja: "「\(unread)」に読みがありません。後ろに、かなで書いてください：\(unread)《…》")
        }
    }

    private mutating func readBracketed(closing: Character, depth: Int) throws(GrammarIssue) -> Expansion {
        let opening = current
        advance()
        let inner = try readAlternatives(depth: depth + 1)
        guard current.kind == .symbol(closing) else {
            throw opening.location.error(
                en: "\(opening.shown.en) is not closed; expected '\(closing)' before \(current.shown.en)",
                ja: "\(opening.shown.ja) がとじていません。\(current.shown.ja) の前に '\(closing)' が要ります")
        }
        advance()
        return inner
    }

    /// `{slot=value}` or `{slot}`.
    private func tag(_ text: String) throws(GrammarIssue) -> Expansion.Tag {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(trimmed)
        let isName = !parts[0].isEmpty && parts[0].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        guard isName, parts.count == 1 || !parts[1].isEmpty else {
            throw current.location.error(
                en: "{\(text)} is no tag; write {slot=value}, or {slot} for the words said",
                ja: "{\(text)} はしるしではありません。{名前=値} か、言ったことばなら {名前} と書きます")
        }
        return Expansion.Tag(slot: parts[0], value: parts.count == 2 ? parts[1] : nil)
    }

    private func trimmed(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex
        return String(start[..<end])
    }
}
