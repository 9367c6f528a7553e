import Grammar
import TestSupport
import Testing
import Texts

/// What must hold for every grammar, tried on random ones.
struct GrammarPropertyTests {
    /// Rules of few words, so that they often say the same.
    private static func randomRules(_ generator: inout SplitMix) -> String {
        func expansion(_ depth: Int) -> String {
            let words = ["one", "two", "three"]
            guard depth > 0 else { return words.randomElement(using: &generator) ?? "" }
            return switch Int.random(in: 0..<12, using: &generator) {
            case 0...2: "\(expansion(depth - 1)) \(expansion(depth - 1))"
            case 3...5: "(\(expansion(depth - 1)) | /0.3/ \(expansion(depth - 1)))"
            case 6: "[\(expansion(depth - 1))]"
            case 7: "(\(expansion(depth - 1)))*"
            case 8: "(\(expansion(depth - 1)))+"
            case 9: "(\(expansion(depth - 1))) {slot}"
            case 10: "(\(expansion(depth - 1))) {x=\(depth)}"
            default: depth == 1 ? "<NULL>" : "<c>"
            }
        }
        return "public <a> = \(expansion(5)) | four [<a>];\npublic <b> = \(expansion(4)) | five;\n"
            + "<c> = \(expansion(0)) | \(expansion(0)) <d>;\n<d> = six [<c>];"
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func theNetworkAcceptsWhatTheParserParses(seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        let rules = Self.randomRules(&generator)
        let grammar = try grammar(rules)
        let network = grammar.network()
        let parser = IntentParser(grammar)
        let words = grammar.words.sorted() + ["unknown"]
        for _ in 0..<60 {
            // Half of the walks follow the network, so that many are sentences; the others take any words.
            var sentence: [String] = []
            var state = network.start
            for _ in 0..<Int.random(in: 0..<9, using: &generator) {
                if let arc = network.arcs(from: state).randomElement(using: &generator), Bool.random(using: &generator)
                {
                    sentence.append(arc.word)
                    state = arc.to
                } else if Bool.random(using: &generator) {
                    sentence.append(words.randomElement(using: &generator) ?? "")
                }
            }
            #expect(network.accepts(sentence) == (parser.parse(sentence) != nil), "\(sentence) of \(rules)")
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func everySentenceOfTheListParsesToItsIntentOrAnEarlierOneThatClaimsItToo(seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        let rules = Self.randomRules(&generator)
        let grammar = try grammar(rules)
        let parser = IntentParser(grammar)
        let isAmbiguous = grammar.check(pronounced: PronunciationDictionary([:], source: .model)).contains {
            $0.message.en.contains("both")
        }
        var foundOther = false
        for sentence in grammar.sentences(limit: 300) {
            let intent = try #require(parser.parse(sentence.words), "\(sentence) of \(rules)")
            foundOther = foundOther || intent.name != sentence.intent
        }
        #expect(!foundOther || isAmbiguous, "\(rules)")
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func noTextCrashesTheReader(seed: UInt64) {
        var generator = SplitMix(state: seed)
        let pieces = [
            "#JSGF V1.0;", "\ngrammar a;", "\npublic ", "<a>", "<b>", "<", ">", "=", ";", "|", "(", ")", "[", "]", "*",
            "+", "{x}", "{x=1}", "{", "}", "\\", "\"", "/0.5/", "/", "//", "/*", "*/", "import <a.b>;", "import", "one",
            "\u{FEFF}", "\r\n", "\u{0}", "ご", " ", "<NULL>", "<VOID>", "<town.x>", ".", "'",
        ]
        var text = Bool.random(using: &generator) ? "#JSGF V1.0; grammar a; public <a> = one" : ""
        for _ in 0..<Int.random(in: 0..<60, using: &generator) {
            text += pieces.randomElement(using: &generator) ?? ""
        }
        do {
            let grammar = try Grammar(files: [GrammarFile(path: "a.jsgf", text: text)])
            #expect(!grammar.publicRules.isEmpty)
        } catch {
            #expect(!error.issues.isEmpty)
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func noBytesCrashTheReaders(seed: UInt64) {
        var generator = SplitMix(state: seed)
        let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(throws: GrammarError.self) { try Grammar(files: [GrammarFile(path: "noise", text: text)]) }
        do {
            _ = try PronunciationDictionary(GrammarFile(path: "noise", text: text))
        } catch {
            #expect(!error.issues.isEmpty)
        }
    }
}
