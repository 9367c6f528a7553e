import Foundation
import TestSupport
import Testing

/// The commands about a town's data as a script uses them: exit codes and JSON are a contract.
@Suite struct DataCommandTests {
    private let komorebi = Checkout.root.appending(path: "towns/komorebi").path

    private func json(_ outcome: Outcome) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    }

    @Test(arguments: [
        "collection", "item", "hours", "print", "log", "data erase", "retention run", "backup", "restore", "town",
        "town check", "town import", "town versions",
        "town diff", "town rollback", "town alerts",
    ])
    func everyCommandHasHelp(command: String) async throws {
        let help = try await mimamori(command.split(separator: " ").map(String.init) + ["--help"])
        #expect(help.exitCode == 0)
        #expect(help.output.contains("USAGE: mimamori \(command) "))
    }

    @Test(arguments: ["丘町", "hill", "the hill district"])
    func collectionDaysAreListedByCategory(district: String) async throws {
        let outcome = try await mimamori(
            "collection", "--data", komorebi, "--district", district, "--from", "2026-12-28", "--to", "2027-01-08",
            "--json")
        #expect(outcome.exitCode == 0)
        let days = try #require(try json(outcome) as? [String: [String]])
        #expect(days.count == 7)
        #expect(days["燃やせるごみ"] == ["2026-12-28", "2026-12-30", "2027-01-04", "2027-01-07"])
        #expect(days["有害ごみ"] == [])
    }

    @Test func aFolderOf5374IsReadWithoutAnythingElse() async throws {
        let outcome = try await mimamori(
            "collection", "--data", "\(komorebi)/garbage", "--district", "川 端", "--from", "2026-12-01", "--to",
            "2026-12-07", "--json")
        let days = try #require(try json(outcome) as? [String: [String]])
        #expect(days["燃やせるごみ"] == ["2026-12-01", "2026-12-04"])
    }

    @Test func hoursAreAnArrayOfIntervals() async throws {
        let outcome = try await mimamori(
            "hours", "--from", "2026-11-20T10:00", "--to", "2026-11-25", "--json", "Mo-Fr 08:30-12:00; PH off")
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors.isEmpty)
        #expect(
            try json(outcome) as? [[String]] == [
                ["2026-11-20T10:00", "2026-11-20T12:00"], ["2026-11-24T08:30", "2026-11-24T12:00"],
            ])
    }

    @Test func hoursTakeTheirHolidaysFromAFile() async throws {
        try await withTemporaryFolder { folder in
            try Data("日,名\n2026/11/24,町の日\n".utf8).write(to: folder.appending(path: "h.csv"))
            let outcome = try await mimamori(
                "hours", "--holidays", "h.csv", "--from", "2026-11-23", "--to", "2026-11-25", "--json",
                "Mo-Fr 08:30-12:00; PH off", in: folder)
            #expect(try json(outcome) as? [[String]] == [["2026-11-23T08:30", "2026-11-23T12:00"]])
        }
    }

    @Test(arguments: [
        ("Mo-Fr sunrise-12:00", "sunrise"), ("Mo-Fr 09:00～12:00", "～"), ("easter off", "easter"), ("Mo 09:00+", "+"),
    ])
    func whatIsOutsideTheSubsetIsNamedWithTheExitCodeTwo(value: String, part: String) async throws {
        let outcome = try await mimamori("hours", "--from", "2026-11-20", "--to", "2026-11-25", "--json", value)
        #expect(outcome.exitCode == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.errors.contains(part))
    }

    @Test(arguments: [("乾電池", 1), ("カンデンチ", 1), ("ﾍﾟｯﾄﾎﾞﾄﾙ", 1), ("びん", 3), ("宇宙船", 0)])
    func aThingIsFound(name: String, count: Int) async throws {
        let outcome = try await mimamori("item", "--data", komorebi, "--json", name)
        #expect(outcome.exitCode == 0)
        let matches = try #require(try json(outcome) as? [[String: Any]])
        #expect(matches.count == count)
        #expect(matches.allSatisfy { Set($0.keys) == ["name", "category", "collected", "notice"] })
    }

    @Test func aTownIsChecked() async throws {
        let good = try await mimamori("town", "check", "--on", "2026-11-21", "--json", komorebi)
        #expect(good.exitCode == 0)
        #expect(good.output.isEmpty && good.errors.isEmpty)

        let expired = try await mimamori("town", "check", "--on", "2029-11-21", "--json", komorebi)
        #expect(expired.exitCode == 1)
        let first = try #require(try expired.objects.first)
        #expect(first["severity"] as? String == "error")
        #expect(first["file"] as? String == "garbage/collection.yml")
    }

    @Test func whatBecomesOfTheAlertsIsListed() async throws {
        try await withTemporaryFolder { folder in
            try Data("<alert".utf8).write(to: folder.appending(path: "half.cap"))
            let outcome = try await mimamori("town", "alerts", "--alerts", folder.path, "--json", komorebi)
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            let finding = try #require(try outcome.objects.first)
            #expect(Set(finding.keys) == ["file", "fate", "reason"])
            #expect(finding["fate"] as? String == "forStaff")
        }
    }

    private static let hasBrowser = ["chromium", "chromium-browser", "google-chrome"]
        .contains { FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)") }

    @Test(arguments: ["calendar", "clinics", "roster"])
    func aSheetIsPrinted(sheet: String) async throws {
        try await withTemporaryFolder { folder in
            let arguments = ["print", sheet, "--district", "hill", "--from", "2026-11-21", "--output"]
            let outcome = try await mimamori(arguments + ["sheet.html"], in: folder)
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            let html = try String(contentsOf: folder.appending(path: "sheet.html"), encoding: .utf8)
            #expect(html.contains("<ruby>") && html.contains("0242-00-"))
        }
    }

    @Test(.enabled(if: hasBrowser, "chromium is not installed"))
    func aSheetOfThreeMonthsHasThreePagesOfA4() async throws {
        try await withTemporaryFolder { folder in
            let outcome = try await mimamori(
                "print", "calendar", "--district", "hill", "--from", "2026-11-21", "--output", "sheet.pdf", in: folder)
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            let pdf = String(decoding: try Data(contentsOf: folder.appending(path: "sheet.pdf")), as: UTF8.self)
            #expect(pdf.hasPrefix("%PDF-"))
            #expect(pdf.contains("/Count 3"))
        }
    }

    @Test func aTownIsImportedComparedAndRolledBack() async throws {
        try await withTemporaryFolder { folder in
            let copy = folder.appending(path: "town")
            try FileManager.default.copyContents(of: URL(filePath: komorebi), to: copy)
            let state = ["--state", "state"]
            let first = try await mimamori(["town", "import", "--on", "2026-11-21"] + state + ["town"], in: folder)
            #expect(first.output == "Version 1 of komorebi is in force.\n", "\(first.errors)")

            let manifest = copy.appending(path: "town.yml")
            let text = try String(contentsOf: manifest, encoding: .utf8)
            try Data(text.replacing("0242-00-1000", with: "0242-00-1111").utf8).write(to: manifest)
            _ = try await mimamori(["town", "import", "--on", "2026-11-21"] + state + ["town"], in: folder)
            let diff = try await mimamori(["town", "diff", "--json"] + state, in: folder)
            #expect(try diff.objects.first?["ja"] as? String == "役場の電話番号が0242-00-1000から0242-00-1111に変わりました。")

            _ = try await mimamori(["town", "rollback"] + state, in: folder)
            let versions = try await mimamori(["town", "versions", "--json"] + state, in: folder)
            #expect(try versions.objects.map { $0["version"] as? Int } == [2, 1])
            #expect(try versions.objects.map { $0["inForce"] as? Bool } == [false, true])

            try Data("id: komorebi\n".utf8).write(to: manifest)
            let broken = try await mimamori(["town", "import"] + state + ["town"], in: folder)
            #expect(broken.exitCode == 1)
            #expect(try await mimamori(["town", "versions", "--json"] + state, in: folder).objects.count == 2)
        }
    }

    @Test(arguments: [
        ("collection --data /nowhere --district x --from 2026-12-01 --to 2026-12-02", "/nowhere"),
        ("collection --data . --district x --from 2026-12-01 --to soon", "“soon” is no day"),
        ("hours --from 2026-12-02 --to 2026-12-01 off", "--to must not be before"),
        ("hours --holidays /nowhere.csv --from 2026-12-01 --to 2026-12-02 off", "/nowhere.csv"),
        ("town alerts /nowhere", "/nowhere"), ("item --data /nowhere x", "/nowhere"),
        ("town check /nowhere", "/nowhere"),
    ])
    func badInputIsOneClearLine(command: String, complaint: String) async throws {
        let outcome = try await mimamori(command.split(separator: " ").map(String.init))
        #expect(outcome.exitCode != 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.errors.contains(complaint), "\(outcome.errors)")
    }
}
