import Grammar
import Texts

/// A grammar of one file whose rules are given.
func grammar(_ rules: String, slots: [SlotList] = []) throws(GrammarError) -> Grammar {
    try Grammar(files: [GrammarFile(path: "sample.jsgf", text: "#JSGF V1.0;\ngrammar sample;\n" + rules)], slots: slots)
}

/// A grammar of several files, each given by its name and what follows its `grammar` line.
func grammar(_ files: KeyValuePairs<String, String>, slots: [SlotList] = []) throws(GrammarError) -> Grammar {
    let files = files.map { GrammarFile(path: "\($0).jsgf", text: "#JSGF V1.0;\ngrammar \($0);\n\($1)") }
    return try Grammar(files: files, slots: slots)
}

/// `line:column: message` of everything wrong with the rules, which begin in line 3.
func mistakes(_ rules: String) -> [String] {
    do {
        _ = try grammar(rules)
        return []
    } catch {
        return error.issues.map { "\($0.line):\($0.column): \($0.message.en)" }
    }
}

extension Grammar {
    /// Every sentence as text.
    func allSentences(limit: Int = 10_000) -> [String] {
        sentences(limit: limit).map(\.description)
    }
}
