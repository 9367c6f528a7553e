import Foundation
import OpenData
import TestSupport
import Testing
import Texts
import Yams

/// The files that people edit, as docs/town-data.md shows them with all of their keys.
@Suite struct DocumentedKeysTests {
    enum Example: String, CaseIterable {
        case town = "town.yml"
        case households = "households.yml"
        case collection = "collection.yml"

        /// The first block of YAML below the heading that is the file's name.
        func text() throws -> String {
            let page = try String(contentsOf: Checkout.root.appending(path: "docs/town-data.md"), encoding: .utf8)
            let section = try #require(page.components(separatedBy: "\n## \(rawValue)\n").dropFirst().first)
            let block = try #require(section.components(separatedBy: "```yaml\n").dropFirst().first)
            return try #require(block.components(separatedBy: "```").first)
        }

        func issues(_ text: String) throws(DataError) -> [DataIssue] {
            struct Missing: Error {}
            switch self {
            case .town:
                return try TownReader.read(manifest: text) { _ in throw Missing() }.issues
            case .households:
                let manifest = """
                    id: x
                    name: { en: X }
                    timeZone: Asia/Tokyo
                    office: { name: { en: the office }, telephone: 0242-00-0000 }
                    households: households.yml
                    """
                return try TownReader.read(manifest: manifest) { _ in Data(text.utf8) }.issues
            case .collection:
                return try CollectionSupplementReader.read(text, file: rawValue).issues
            }
        }
    }

    /// A key that stands in an example, other than those of languages.
    struct Key {
        var name: String
        /// The keys of its mapping and of all that stand in the same list.
        var siblings: Set<String>
        var line: Int
        var column: Int

        static func all(in text: String) throws -> [Key] {
            try keys(of: [#require(try Yams.compose(yaml: text))])
        }

        private static func keys(of nodes: [Node]) -> [Key] {
            let mappings = nodes.flatMap { node in node.sequence.map(Array.init) ?? [node] }.compactMap(\.mapping)
            let pairs = mappings.flatMap { $0 }
            let names = Set(pairs.compactMap(\.key.string))
            guard names.isDisjoint(with: ["ja", "en"]) else { return [] }
            let own = pairs.map {
                Key(
                    name: $0.key.string ?? "", siblings: names, line: $0.key.mark?.line ?? 0,
                    column: $0.key.mark?.column ?? 0)
            }
            return own
                + names.sorted().flatMap { name in keys(of: pairs.filter { $0.key.string == name }.map(\.value)) }
        }

        /// The text with an x before this key.
        func misspelt(in text: String) -> String {
            var lines = text.components(separatedBy: "\n")
            var scalars = Array(lines[line - 1].unicodeScalars)
            scalars.insert("x", at: column - 1)
            lines[line - 1] = String(String.UnicodeScalarView(scalars))
            return lines.joined(separator: "\n")
        }
    }

    @Test("Every documented key is known", arguments: Example.allCases)
    func documentedKeys(_ example: Example) throws {
        let issues = try example.issues(try example.text())
        #expect(issues.filter { $0.message.en.contains("means nothing") } == [])
    }

    @Test("A misspelt key is found at every level, with its line and the keys there are", arguments: Example.allCases)
    func misspeltKeys(_ example: Example) throws {
        let text = try example.text()
        let keys = try Key.all(in: text)
        #expect(keys.count >= 20 || example == .households)
        for key in keys {
            let issues: [DataIssue]
            do {
                issues = try example.issues(key.misspelt(in: text))
            } catch {
                #expect(error.message.en.contains("“\(key.name)” is missing"), "\(key.line): \(error)")
                continue
            }
            if issues.contains(where: { $0.message.en.contains("“\(key.name)” is missing") }) { continue }
            let words = "“x\(key.name)” means nothing here: use "
            let issue = try #require(issues.first { $0.message.en.hasPrefix(words) }, "\(key.name), line \(key.line)")
            #expect(issue.line == key.line)
            let known = Set(issue.message.en.dropFirst(words.count).components(separatedBy: ", "))
            #expect(known == key.siblings, "documented and read")
        }
    }
}
