import Foundation
import Grammar
import TestSupport
import Testing
import Texts

struct JSGFReaderTests {
    @Test(arguments: [
        ("public <a> = one two;", ["one two"]),
        ("public <a> = one | two | three;", ["one", "two", "three"]),
        ("public <a> = one [two] three;", ["one two three", "one three"]),
        ("public <a> = (one | two) three;", ["one three", "two three"]),
        ("public <a> = /0.9/ one | /.1/ two | /3/ three;", ["one", "two", "three"]),
        ("public <a> = /0/ one | two;", ["two"]),
        ("public <a> = \"new york\" | \"los angeles\";", ["new york", "los angeles"]),
        ("public <a> = one <NULL> two;", ["one two"]),
        ("public <a> = one | <VOID> two;", ["one"]),
        ("public <a> = [<VOID>] one;", ["one"]),
        ("public <a> = I'd like five o'clock;", ["i'd like five o'clock"]),
        ("public <a> = I’d like it, please.;", ["i'd like it please"]),
        ("public <a> = ごみ の 日《ひ》 | größe;", ["ごみ の 日《ひ》", "größe"]),
        ("// a comment\npublic /* here too */ <a> = one // and here; \n two;", ["one two"]),
        ("public <a> = <b> <b>;\n<b> = one | two;", ["one one", "one two", "two one", "two two"]),
        ("public <a> = one {tag} two {\\}=1} ;", []),
        ("public <a> = \"new\\\" york\" two {x=\\}};", ["new york two"]),
        (
            "public <a>=(one)[two](three|four){slot=x};public <b>=five;",
            ["one two three", "one two four", "one three", "one four", "five"]
        ),
        ("public <a> = public holiday; <grammar> = import;", ["public holiday"]),
        ("public <sample> = <sample.b>; <b> = one;", ["one"]),
    ])
    func aGrammarSaysWhatItsRulesSay(rules: String, sentences: [String]) {
        let found = (try? grammar(rules).allSentences()) ?? []
        #expect(found == sentences)
    }

    @Test func everySentenceIsListedOnce() throws {
        let grammar = try grammar("public <a> = one two | one (two | three) | [one] three;")
        #expect(grammar.allSentences() == ["one two", "one three", "three"])
        #expect(grammar.sentenceCount == 3)
    }

    @Test(arguments: [
        ("public <a> = one*;", ["", "one", "one one", "one one one"]),
        ("public <a> = one+;", ["one", "one one", "one one one"]),
        ("public <a> = (one | two)+ three;", ["one two one three", "two three"]),
        ("public <a> = one | two <a>;", ["one", "two two two one"]),
        ("public <a> = <b>; <b> = one [<c>]; <c> = two <b>;", ["one", "one two one two one"]),
    ])
    func loopsAndRightRecursionHaveNoEnd(rules: String, sentences: [String]) throws {
        let grammar = try grammar(rules)
        let parser = IntentParser(grammar)
        for sentence in sentences {
            #expect(parser.parse(sentence)?.name == "a", "\(sentence)")
        }
        #expect(grammar.sentenceCount == nil)
        #expect(!grammar.sentences(limit: 100).isEmpty)
    }

    @Test(arguments: [
        ("public <a> = one {x=1;\npublic <b> = two;", ["3:18: this tag has no end; close it with '}'"]),
        (
            "public <a> = \"new york;\npublic <b> = two;",
            [
                "3:14: this quoted text has no end on its line; close it with '\"'",
                "3:23: nothing to say before ';'; write <NULL> to allow silence",
            ]
        ),
        ("public <a> = one; /* more", ["3:19: this comment has no end; close it with '*/'"]),
        ("public <a> = one\npublic <b> = two;", ["3:17: missing ';' at the end of <a>"]),
        ("public <a> = one two", ["3:21: missing ';' at the end of <a>"]),
        (
            "public <a> = <b> <c>;",
            [
                "3:14: <b> is neither defined in this file nor imported",
                "3:18: <c> is neither defined in this file nor imported",
            ]
        ),
        ("public <a> = one;\n<a> = two;", ["4:1: <a> is already defined in line 3"]),
        (
            "import <b.c>;\npublic <a> = <c>;",
            ["3:8: cannot import <b.c>: there is no grammar 'b' in these files"]
        ),
        (
            "import <c>;\npublic <a> = one;",
            ["3:8: <c> does not say which grammar to import from; write <grammar.rule>"]
        ),
        ("public <a> = one | ;", ["3:20: nothing to say before ';'; write <NULL> to allow silence"]),
        ("public <a> = (one | two;", ["3:14: '(' is not closed; expected ')' before ';'"]),
        ("public <a> = one ] two;", ["3:18: ']' cannot stand here; expected ';' at the end of <a>"]),
        (
            "public <a> = one {not a tag};",
            ["3:18: {not a tag} is no tag; write {slot=value}, or {slot} for the words said"]
        ),
        (
            "public <a> = /x/ one;",
            ["3:14: /x/ is no weight; a weight is a number of 0 or more, such as /0.5/, /56/ or /3.14e3/"]
        ),
        (
            "public <a> = <b c>;",
            [
                "3:14: <b c> is no rule name; it must be one word",
                "3:19: nothing to say before ';'; write <NULL> to allow silence",
            ]
        ),
        ("public <a> one;", ["3:12: expected '=' after <a>"]),
        (
            "public <NULL> = one;",
            ["3:8: <NULL> cannot be defined; a rule's own name has no dot and is not NULL or VOID"]
        ),
        ("<a> = one;", ["1:1: no public rule: nothing could be understood"]),
        ("public <a> = ごみ <b>;", ["3:17: <b> is neither defined in this file nor imported"]),
    ])
    func aMistakeIsNamedWithItsPlace(rules: String, expected: [String]) {
        #expect(mistakes(rules) == expected)
    }

    @Test(
        "weights are floating-point numbers of Java",
        arguments: [
            ("56", 56), ("0.056", 0.056), ("3.14e3", 3140), ("8f", 8), ("8F", 8), (".5", 0.5), ("1d", 1), ("1.", 1),
            ("2.5E-1f", 0.25), ("1e+1D", 10), (" 3 ", 3), ("007", 7),
        ])
    func weight(text: String, value: Double) throws {
        let arcs = try grammar("public <a> = /\(text)/ one | /1/ two;").network().arcs
        let share = { (word: String) in exp(arcs.first { $0.word == word }?.logProbability ?? -.infinity) }
        #expect(abs(share("one") / share("two") / value - 1) < 1e-9)
    }

    @Test(
        "what is no weight is named with its place",
        arguments: [
            "-1", "+1", "0x10", "inf", "nan", "NaN", "1e999", " ", "e3", "f", "1f2", "1ff", "1dd", "１", "1,5", "1e",
            ".",
            "1 5", "--1", "1.2.3",
        ])
    func noWeight(text: String) {
        #expect(mistakes("public <a> = /\(text)/ one;").first?.hasPrefix("3:14: /\(text)/ is no weight;") == true)
    }

    @Test(arguments: [
        "public <a> = <a> one;",
        "public <a> = one <a> two;",
        "public <a> = (one <a>)*;",
        "public <a> = one (<a> {x=1});",
        "public <a> = one <b> two; <b> = three | four <a>;",
    ])
    func recursionThatIsNotAtTheEndIsAMistake(rules: String) {
        #expect(mistakes(rules).first?.contains("comes back to itself here") == true)
    }

    @Test func everyMistakeOfEveryFileIsFoundAtOnce() {
        let files = [
            GrammarFile(path: "a.jsgf", text: "#JSGF V1.0;\ngrammar a;\npublic <x> = <y>;\npublic <z> = one {;\n"),
            GrammarFile(path: "b.jsgf", text: "public <v> = two;"),
            GrammarFile(path: "c.jsgf", text: "#JSGF V1.0;\ngrammar a;\npublic <w> = (two;"),
        ]
        let error = #expect(throws: GrammarError.self) { try Grammar(files: files) }
        #expect(
            error?.issues.map(\.description) == [
                "a.jsgf:3:14: error: <y> is neither defined in this file nor imported",
                "a.jsgf:4:18: error: this tag has no end; close it with '}'",
                "b.jsgf:1:1: error: a JSGF file begins with the line '#JSGF V1.0;'",
                "b.jsgf:1:1: error: the grammar's name must come first: 'grammar b;'",
                "c.jsgf:2:1: error: the grammar 'a' is also in a.jsgf",
                "c.jsgf:3:14: error: '(' is not closed; expected ')' before ';'",
            ])
    }

    @Test func nestingBeyondReasonIsAMistakeAndNoCrash() {
        let brackets = String(repeating: "(", count: 50_000)
        #expect(mistakes("public <a> = \(brackets)one;").first?.contains("brackets inside each other") == true)
        let reasonable = String(repeating: "(", count: 50) + "<r>" + String(repeating: ")", count: 50)
        #expect(mistakes("public <a> = \(reasonable);\n<r> = \(reasonable.replacing("<r>", with: "one"));").isEmpty)
        let chain = (0..<20_000).map { "<r\($0)> = one <r\($0 + 1)>;\n" }.joined()
        #expect(mistakes("public <a> = <r0>;\n\(chain)<r20000> = two;").first?.contains("nested too deeply") == true)
        let doubling = (0..<64).map { "<r\($0)> = <r\($0 + 1)> <r\($0 + 1)>;\n" }.joined()
        #expect(mistakes("public <a> = <r0>;\n\(doubling)<r64> = two;").first?.contains("memory") == true)
    }

    @Test(arguments: ["#JSGF V1.0;", "#JSGF v1.0 UTF-8;", "#JSGF V1.0 ISO8859-1 en;", "\u{FEFF}#JSGF V1.0 utf-8 ja;"])
    func everyUsualHeaderIsRead(header: String) throws {
        let text = header + "\r\ngrammar a;\r\npublic <b> = one;\r\n"
        #expect(try Grammar(files: [GrammarFile(path: "a", text: text)]).publicRules == ["b"])
    }

    @Test func importsFollowTheStandard() throws {
        let grammar = try grammar([
            "first": "import <town.open.hours>; import <pieces.*>;\npublic <a> = <hours> | <open.hours> <please>;",
            "second": "public <b> = <pieces.please> two;",
            "town.open": "public <hours> = when;",
            "pieces": "public <please> = <hidden>;\n<hidden> = please;",
        ])
        #expect(grammar.publicRules == ["a", "b"])
        #expect(grammar.allSentences() == ["when", "when please", "please two"])
    }

    @Test func aRuleThatIsNotPublicCannotBeImported() {
        let error = #expect(throws: GrammarError.self) {
            try grammar(["a": "import <b.hidden>;\npublic <x> = <hidden>;", "b": "<hidden> = one;"])
        }
        #expect(
            error?.issues.map(\.description)
                == ["a.jsgf:3:8: error: cannot import <b.hidden>: it is not public there"])
    }

    @Test func aFileTellsWhatItImportsFromButTheTown() {
        let text = "#JSGF V1.0; grammar a; import <b.*>; import <c.d.rule>; import <town.item>; public <x> = <"
        #expect(GrammarFile(path: "a.jsgf", text: text).importedGrammars == ["b", "c.d"])
    }

    @Test func aNameThatTwoImportsBringIsAMistake() {
        let error = #expect(throws: GrammarError.self) {
            try grammar([
                "a": "import <b.*>; import <c.*>;\npublic <x> = <r>;", "b": "public <r> = one;",
                "c": "public <r> = two;",
            ])
        }
        #expect(error?.issues.first?.message.en == "<r> could be <b.r> or <c.r>; write which")
    }

    @Test func twoIntentsOfOneNameAreAMistake() {
        let error = #expect(throws: GrammarError.self) {
            try grammar(["a": "public <x> = one;", "b": "public <x> = two;"])
        }
        #expect(error?.issues.map(\.description) == ["b.jsgf:3:8: error: the intent <x> is also in a.jsgf:3"])
    }

    // Debian package pocketsphinx-testdata.
    private static let testData = URL(filePath: "/usr/share/pocketsphinx/test/data")

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: testData.path), "needs pocketsphinx-testdata"),
        arguments: [
            ("cards/cards.gram", ["cards"], "ace of hearts nine clubs"),
            (
                "goforward.gram", ["move", "move2"],
                "go forward ten meters"
            ),
            ("defective.gram", ["defective"], "really_bad_word"),
        ])
    func thePocketSphinxGrammarsAreRead(path: String, rules: [String], sentence: String) throws {
        let url = Self.testData.appending(path: path)
        let grammar = try Grammar(files: [GrammarFile(path: path, text: String(contentsOf: url, encoding: .utf8))])
        #expect(grammar.publicRules == rules)
        #expect(IntentParser(grammar).parse(sentence)?.name == rules.first)
    }

    // The recorded orders are not shipped: they stand beside the checkout.
    @Test(.needsSharedData)
    func theGrammarOfTheRecordedOrdersIsRead() throws {
        let url = try #require(SharedData.folder).appending(path: "speech/coffee/coffee.jsgf")
        let grammar = try Grammar(
            files: [GrammarFile(path: "coffee.jsgf", text: String(contentsOf: url, encoding: .utf8))])
        let parser = IntentParser(grammar)
        #expect(parser.parse("can I have a large iced coffee with a little bit of milk and sugar?")?.name == "order")
        #expect(parser.parse("can i have a large") == nil)
    }
}
