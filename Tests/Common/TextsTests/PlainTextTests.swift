import Foundation
import Japanese
import TestSupport
import Testing
import Texts

/// Every text in the sources. That none lacks its translation is the compiler's to say: `Text` has no other initializer.
@Suite struct PlainTextTests {
    private static let sources = Checkout.root.appending(path: "Sources")

    private func swiftFiles() throws -> [(name: String, source: String)] {
        try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path).filter { $0.hasSuffix(".swift") }
            .sorted()
            .map { ($0, try String(contentsOf: Self.sources.appending(path: $0), encoding: .utf8)) }
    }

    @Test func everyJapaneseTextIsPlain() throws {
        var count = 0
        for (name, source) in try swiftFiles() {
            for (line, text) in JapaneseTexts(source: source).texts {
                count += 1
                let issues = PlainJapanese.issues(read: text)
                #expect(issues.isEmpty, "\(name):\(line): “\(text)”: \(issues.joined(separator: "; ").en)")
            }
        }
        #expect(count > 300)
    }

    @Test func aTextBehindInterpolationsAndInSeveralLiteralsIsFound() {
        let texts = JapaneseTexts(
            source: #"Text(en: "x", ja: "「\(a["b"] ?? f(1))」が"\n    + "ない")"#.replacing("\\n", with: "\n"))
        #expect(texts.texts.map(\.text) == ["「」がない"])
    }

    @Test(arguments: [
        ("場所を、デフォルトのオプションで選びます", "デフォルト"), ("書かないと、使えないものではない日ではありません", "negations"),
        ("マイクとスピーカーとファイルをつなぎます", "foreign"),
        ("この文は、読む人がとちゅうで初めのことをわすれてしまうくらい、とても長く書いてある文です", "long"),
    ])
    func whatIsNotPlainIsFound(_ text: String, _ problem: String) {
        #expect(PlainJapanese.issues(read: text).contains { $0.en.contains(problem) })
    }

    /// An error that describes itself is shown to people: then it is an `ExplainedError`, whose text has both languages.
    @Test func noErrorExplainsItselfInOneLanguageOnly() throws {
        let door = /(?:struct|enum) (\w+): [\w, &]*\bError, [\w, &]*CustomStringConvertible/
        for (name, source) in try swiftFiles() {
            let found = source.matches(of: door).map { String($0.1) }
            #expect(found.isEmpty, "\(name): \(found)")
        }
    }

    /// What the program prints and explains goes through `Text`; here are the doors past it.
    @Test(arguments: [
        #"\bprint\(""#, #"\b(?:help|abstract|discussion): ""#, #"ArgumentHelp\(\s*""#, ##"ja: """"##,
        #"ValidationError\(\s*""#,
        #"Terminal\.\w+\(verbatim: "[A-Za-z]"#, #"Text\(verbatim: "[^"\\]*[a-z]{3,} [a-z]+"#,
    ])
    func nothingIsShownInOneLanguageOnly(_ door: String) throws {
        let door = try Regex(door)
        for (name, source) in try swiftFiles() where name.hasPrefix("Program/") {
            let found = source.matches(of: door).map { source[$0.range] }
            #expect(found.isEmpty, "\(name): \(found)")
        }
    }
}
