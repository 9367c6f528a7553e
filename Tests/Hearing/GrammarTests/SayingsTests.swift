import Foundation
import Grammar
import TestSupport
import Testing

/// What residents and their families would say, written by somebody who did not know the grammar. Never shipped.
@Suite(.enabled(if: Saying.folder != nil, "the folder “sayings” is not in the shared folder"))
struct SayingsTests {
    @Test("every cry for help and every “I do not feel well” is understood", arguments: ["en", "ja"])
    func isUnderstood(language: String) throws {
        let parser = try ShippedGrammar.parser(language)
        let sayings = try Saying.all(in: language).filter { ["emergency", "checkInUnwell"].contains($0.intent) }
        #expect(!sayings.isEmpty)
        for saying in sayings {
            let intent = parser.parse(saying.text)?.name ?? "-"
            #expect(([saying.intent] + (saying.also ?? [])).contains(intent), "\(saying.text)")
        }
    }

    @Test("nothing else is taken for a cry for help", arguments: ["en", "ja"])
    func isNoCryForHelp(language: String) throws {
        // No sentence has two intents: what this parser does not know is no cry for help of the whole grammar either.
        let parser = IntentParser(try ShippedGrammar.grammar(language), rules: ["emergency"])
        for saying in try Saying.all(in: language) where saying.intent != "emergency" {
            guard saying.also?.contains("emergency") != true else { continue }
            #expect(parser.parse(saying.text) == nil, "\(saying.text)")
        }
    }
}

private struct Saying: Decodable {
    var text: String
    var intent: String
    /// Intents that are as good.
    var also: [String]?

    static let folder: URL? = {
        let folder = SharedData.folder?.appending(path: "sayings")
        return folder.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
    }()

    static func all(in language: String) throws -> [Saying] {
        try String(contentsOf: #require(folder).appending(path: "\(language).jsonl"), encoding: .utf8)
            .split(separator: "\n").map { try JSONDecoder().decode(Saying.self, from: Data($0.utf8)) }
    }
}
