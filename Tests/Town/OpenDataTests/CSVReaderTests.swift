import Foundation
import OpenData
import Testing

@Suite struct CSVReaderTests {
    private func fields(_ text: String) -> [[String]] {
        CSVReader.read(text, file: "x.csv").value.map(\.fields)
    }

    @Test(
        "What is written as a field is read as it was",
        arguments: ["plain", "a, b", "say \"no\"", "two\nlines", "two\r\nlines", "two\rlines", "名前"])
    func written(field: String) {
        #expect(fields("x,\(field.csvField),y\r\n") == [["x", field, "y"]])
        #expect(fields("x,\(field.csvQuoted),y\r\n") == [["x", field, "y"]])
    }

    @Test(arguments: [
        ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
        ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
        ("a\rb\r", [["a"], ["b"]]),
        ("\"a, b\",\"say \"\"no\"\"\"\n", [["a, b", "say \"no\""]]),
        ("\"a\r\nb\",c\n", [["a\r\nb", "c"]]),
        ("a,\n\n,b\n,\n", [["a", ""], ["", "b"]]),
        ("", []),
    ])
    func recordsAreCutAsTheStandardSays(_ text: String, _ rows: [[String]]) {
        #expect(fields(text) == rows)
    }

    @Test func aRowIsKnownByTheLineItBeginsOn() {
        let rows = CSVReader.read("a\r\n\"b\r\n\r\nc\"\r\nd\r\n", file: "x.csv").value
        #expect(rows.map(\.line) == [1, 2, 5])
    }

    @Test func anOpenQuotationMarkIsReportedWhereItOpens() {
        let reading = CSVReader.read("a,b\nc,\"d\ne,f\n", file: "x.csv")
        #expect(reading.issues.map(\.line) == [2])
        #expect(reading.value.count == 2)
    }

    @Test(
        "Read strictly, a misplaced quotation mark is an error with line and column; leniently it is a letter",
        arguments: [
            ("a\nc,d\"e\nf\"\n", "x.csv:2:2: error: a quotation mark stands within", [["a"], ["c", "d\"e"], ["f\""]]),
            ("a,\"b\nb\" \n", "x.csv:2:2: error: something stands after", [["a", "b\nb "]]),
            ("a\r\n\"b\"\"b\",\"c\"d", "x.csv:2:2: error: something stands after", [["a"], ["b\"b", "cd"]]),
            ("a\r\rb,c,\"d\n", "x.csv:3:3: error: a quotation mark opens here", [["a"], ["b", "c", "d\n"]]),
            ("a,\"b\"\"\"\n\"\",\"c\"\r\n", "", [["a", "b\""], ["", "c"]]),
        ])
    func strictQuotes(text: String, issue: String, fields: [[String]]) {
        let strict = CSVReader.read(text, file: "x.csv", quotes: .strict)
        #expect(strict.issues.count == (issue.isEmpty ? 0 : 1))
        #expect((strict.issues.first?.description ?? "").hasPrefix(issue), "\(strict.issues)")
        let lenient = CSVReader.read(text, file: "x.csv")
        #expect(lenient.value.map(\.fields) == fields)
        #expect(lenient.issues.allSatisfy { $0.column == nil })
    }

    @Test(arguments: [("a\n", 300_000, 200_000), (String(repeating: "a,", count: 99) + "a\n", 50_000, 40_000)])
    func moreThanATownsTableIsLeftOutWithAnError(_ row: String, _ count: Int, _ kept: Int) {
        let reading = CSVReader.read(String(repeating: row, count: count), file: "x.csv")
        #expect(reading.value.count == kept)
        #expect(reading.issues.map(\.line) == [kept + 1])
        #expect(reading.issues.first?.severity == .error)
    }

    @Test func aRowWithoutAnEndIsCutOff() {
        let reading = CSVReader.read("a,b\n" + String(repeating: ",", count: 1_000_000) + "x", file: "x.csv")
        #expect(reading.value.map(\.fields.count) == [2])
        #expect(reading.issues.map(\.line) == [2])
    }

    @Test func textIsReadInTheEncodingsOfTownHalls() throws {
        let marked = Data([0xEF, 0xBB, 0xBF]) + Data("ごみ".utf8)
        #expect(try TextDecoding.text(of: marked, file: "x") == "ごみ")
        #expect(try TextDecoding.text(of: Data([0x82, 0xB2, 0x82, 0xDD, 0x87, 0x40]), file: "x") == "ごみ①")
        #expect(throws: DataError.self) { try TextDecoding.text(of: Data([0x82, 0xFF, 0xFF]), file: "x") }
    }

    @Test func columnsAreFoundByNameWhateverCaseAndWidth() {
        let table = CSVTable.read("Label, ｎａｍｅ \n", file: "x.csv").value
        #expect(table.column("type", "label") == 0)
        #expect(table.column("name") == 1)
        #expect(table.column("notice") == nil)
    }
}
