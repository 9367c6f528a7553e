import Foundation
import Testing
import Texts

@Suite struct KeyCheckedTests {
    private struct Form: Decodable {
        struct Entry: Decodable {
            var label: String
            var dates: [Int]?
        }

        var title: String?
        var names: [String: String]?
        var first: Entry?
        var others: [String: Entry]?
        var entries: [Entry]?
        var rows: [[Entry]]?
    }

    @Test(
        "Keys that no type reads are found at every level, with those that it does read",
        arguments: [
            (#"{"title": "x", "first": {"label": "a", "dates": [1]}}"#, [], []),
            (#"{"titel": "x"}"#, ["titel"], ["entries", "first", "names", "others", "rows", "title"]),
            (#"{"first": {"label": "a", "date": 1}}"#, ["first.date"], ["dates", "label"]),
            (#"{"others": {"any": {"label": "a", "date": 1}}}"#, ["others.any.date"], ["dates", "label"]),
            (#"{"entries": [{"label": "a"}, {"label": "b", "l": 1}]}"#, ["entries.1.l"], ["dates", "label"]),
            (#"{"rows": [[{"label": "a", "x": null}]]}"#, ["rows.0.0.x"], ["dates", "label"]),
            (#"{"names": {"ja": "x", "any": "y"}}"#, [], []),
            (#"{"b": 1, "names": null, "first": {"label": "a", "a": 1}}"#, ["b", "first.a"], ["dates", "label"]),
        ])
    func unknownKeys(_ json: String, _ paths: [String], _ known: [String]) throws {
        let decoded = try JSONDecoder().decode(KeyChecked<Form>.self, from: Data(json.utf8))
        #expect(decoded.unknownKeys.map { $0.path.joined(separator: ".") } == paths)
        #expect((decoded.unknownKeys.last?.known ?? []) == known)
    }

    @Test("What is wrong with a value is reported as without the check")
    func errors() {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(KeyChecked<Form>.self, from: Data(#"{"first": {"dates": []}}"#.utf8))
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(KeyChecked<Form>.self, from: Data(#"{"first": {"label": 5}}"#.utf8))
        }
    }
}
