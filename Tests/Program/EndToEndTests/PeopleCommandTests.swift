import Foundation
import TestSupport
import Testing

/// The town's list as an office works with it.
@Suite struct PeopleCommandTests {
    private let komorebi = Checkout.root.appending(path: "towns/komorebi").path

    private func people(_ arguments: String..., in folder: URL) async throws -> Outcome {
        try await people(arguments, in: folder)
    }

    private func people(_ arguments: [String], in folder: URL) async throws -> Outcome {
        try await mimamori(["people"] + arguments + ["--state", "state"], in: folder)
    }

    @Test(
        "Every command has help",
        arguments: ["import", "template", "list", "show", "export", "status", "replace", "replace volunteer"])
    func help(command: String) async throws {
        let help = try await mimamori(["people"] + command.split(separator: " ").map(String.init) + ["--help"])
        #expect(help.exitCode == 0)
        #expect(help.output.contains("USAGE: mimamori people \(command)"))
    }

    @Test("From the template to a list that is imported, changed, exported and lives on")
    func list() async throws {
        try await withTemporaryFolder { folder in
            _ = try await mimamori("town", "import", komorebi, "--state", "state", in: folder)
            let template = try await mimamori("people", "template")
            let fields = template.output.trimmingCharacters(in: ["\u{FEFF}", "\r", "\n"]).split(separator: ",")
            #expect(fields.count == 53)
            let header = fields.map(String.init)
            func row(_ values: [String: String]) -> String {
                header.map { values[$0] ?? "" }.joined(separator: ",") + "\r\n"
            }
            let hana = [
                "世帯番号": "H1", "地区": "丘町", "利用者番号": "R1", "氏名": "髙﨑花", "ふりがな": "たかさきはな", "連絡先1種類": "民生委員",
                "連絡先1氏名": "佐藤礼", "連絡先1電話": "0242-00-6001",
            ]
            let kana = ["世帯番号": "H2", "地区": "川端", "利用者番号": "R2", "氏名": "吉田かな", "ふりがな": "よしだかな"]
            let file = folder.appending(path: "people.csv")
            let text = header.joined(separator: ",") + "\r\n" + row(hana) + row(kana)
            try #require(text.data(using: .shiftJIS)).write(to: file)

            let trial = try await people("import", "people.csv", "--dry-run", "--json", in: folder)
            #expect(try trial.objects.map { $0["change"] as? String } == ["new", "new"])
            #expect(try await people("list", "--json", in: folder).output.isEmpty)
            #expect(try await people("import", "people.csv", in: folder).exitCode == 0)
            let again = try await people("import", "people.csv", "--json", in: folder)
            #expect((again.exitCode, again.output) == (0, ""))

            let found = try await people("list", "--find", "高崎", "--json", in: folder)
            #expect(try found.objects.map { $0["resident"] as? String } == ["R1"])
            #expect(!found.output.contains("花"))
            let named = try await people("list", "--find", "高崎", "--purpose", "visit", "--json", in: folder)
            #expect(try named.objects.map { $0["name"] as? String } == ["髙﨑花"])

            let variant = kana.merging(["氏名": "𠮷田かな"]) { $1 }
            try Data((header.joined(separator: ",") + "\r\n" + row(hana) + row(variant)).utf8).write(to: file)
            #expect(try await people("import", "people.csv", in: folder).output.contains("name 𠮷田かな, it was 吉田かな"))

            let purpose = ["--purpose", "yearly review"]
            let refused = try await people(
                ["export", "--csv", "--encoding", "cp932", "out.csv"] + purpose, in: folder)
            #expect(refused.exitCode == 1)
            #expect(refused.errors.contains("𠮷"))
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "out.csv").path))
            let replaced = try await people(
                ["export", "--csv", "--encoding", "cp932", "--replace", "out.csv"] + purpose, in: folder)
            #expect(replaced.exitCode == 0)
            #expect(replaced.errors.contains("〓"))
            _ = try await people(["export", "--csv", "own.csv"] + purpose, in: folder)
            #expect(try await people("import", "own.csv", in: folder).output.contains("nothing changes"))

            for option in ["--telephone=なし", "--email=suzuki"] {
                let wrong = try await people("replace", "volunteer", "佐藤礼", "鈴木新", option, in: folder)
                #expect(wrong.exitCode != 0 && wrong.errors.contains(option.split(separator: "=")[1]))
            }
            for name in ["鈴木\n新", "鈴木\u{1B}[2J", "\u{202E}新", "=1+1", "佐藤礼"] {
                let wrong = try await people("replace", "volunteer", "佐藤礼", name, in: folder)
                #expect(wrong.exitCode != 0 && wrong.output.isEmpty && wrong.errorLines.count == 1, "\(wrong)")
            }
            let elsewhere = try await people("replace", "volunteer", "佐藤礼", "鈴木新", "--district", "川端", in: folder)
            #expect(elsewhere.exitCode == 1 && elsewhere.errors.contains("nothing was changed"))
            let volunteer = try await people(
                "replace", "volunteer", "佐藤礼", "鈴木新", "--telephone", "０２４２－００－７７７７", "--json", in: folder)
            #expect(volunteer.output == "{\"residents\":1}\n")
            let nobody = try await people("status", "R1", "died", "--as", "kenji", in: folder)
            #expect(nobody.exitCode == 1 && nobody.errors.contains("no user “kenji”"))
            _ = try await mimamori("user", "add", "kenji", "--role", "staff", "--state", "state", in: folder)
            let died = try await people("status", "R1", "died", "--as", "kenji", "--json", in: folder)
            #expect(try died.objects.first?["new"] as? String == "died")
            let shown = try await people(["show", "R1", "--json"] + purpose, in: folder)
            #expect(shown.output.contains("0242-00-7777"))
            #expect(shown.output.contains("鈴木新") && shown.output.contains("\"status\":\"died\""))
        }
    }

    @Test("A volunteer of the list does not leave before somebody takes over, whichever came first, list or user")
    func volunteerLeaves() async throws {
        try await withTemporaryFolder { folder in
            func run(_ arguments: String...) async throws -> Outcome {
                try await mimamori(arguments + ["--state", "state"], in: folder)
            }
            _ = try await run("town", "import", komorebi)
            let header = "世帯番号,地区,利用者番号,氏名,ふりがな,連絡先1種類,連絡先1氏名,連絡先1電話\n"
            func list(_ residents: ClosedRange<Int>, _ volunteer: String = "森　一郎") -> Data {
                let rows = residents.map { "H\($0),丘町,R\($0),あ,あ,民生委員,\(volunteer),0242-00-6001\n" }
                return Data((header + rows.joined()).utf8)
            }
            let file = folder.appending(path: "people.csv")
            try list(1...2).write(to: file)
            _ = try await run("people", "import", "people.csv")
            for name in ["森 一郎", "佐藤 恵"] { _ = try await run("user", "add", name, "--role", "volunteer") }
            try list(1...3).write(to: file)
            _ = try await run("people", "import", "people.csv")

            let refused = try await run("user", "disable", "森 一郎")
            #expect(refused.exitCode == 1 && refused.errors.contains("the residents R1, R2, R3"), "\(refused)")
            let handedOver = try await run("user", "disable", "森 一郎", "--successor", "佐藤 恵")
            #expect(handedOver.exitCode == 0 && handedOver.output.contains("3 residents"), "\(handedOver)")
            for resident in ["R1", "R2", "R3"] {
                let shown = try await run("people", "show", resident, "--purpose", "visit")
                #expect(shown.output.contains("佐藤 恵"))
                #expect(!shown.output.contains("森") && !shown.output.contains("6001"), "\(shown.output)")
            }

            try list(1...3, "鈴木 新").write(to: file)
            #expect(try await run("people", "import", "people.csv").exitCode == 0)
            let free = try await run("user", "disable", "佐藤 恵")
            #expect(free.exitCode == 0, "nobody relies on a volunteer whom the list has replaced: \(free)")
        }
    }

    @Test("A damaged file is refused with file, line and column, and nothing is written")
    func damaged() async throws {
        try await withTemporaryFolder { folder in
            _ = try await mimamori("town", "import", komorebi, "--state", "state", in: folder)
            let text = "世帯番号,地区,利用者番号,氏名\nH1,丘町,R1,あ\nH2,海辺,R2,い\n"
            try Data(text.utf8).write(to: folder.appending(path: "people.csv"))
            let outcome = try await people("import", "people.csv", in: folder)
            #expect(outcome.exitCode == 1)
            #expect(outcome.errors.contains("people.csv:3:2: error: district: the town has no district “海辺”"))
            #expect(try await people("list", "--json", in: folder).output.isEmpty)
        }
    }

    @Test(
        "An Individual Number is refused in every text that is kept, without its digits",
        arguments: [
            ["requests", "done", "abcdef", "--outcome"], ["tasks", "done", "abcdef", "--outcome"],
            ["data", "erase", "R1", "--reason"], ["people", "list", "--purpose"], ["user", "add", "--role", "staff"],
            ["user", "add", "X", "--role", "staff", "--section"], ["people", "replace", "volunteer", "A"],
            [
                "consent", "give", "R1", "--purpose", "checkIns", "--to", "everyone", "--by", "self", "--text-version",
                "1", "--witness",
            ],
            [
                "consent", "give", "R1", "--purpose", "checkIns", "--to", "everyone", "--by", "staff", "--text-version",
                "1", "--ground",
            ],
        ])
    func individualNumber(arguments: [String]) async throws {
        let outcome = try await mimamori(arguments + ["1234-5678-9018", "--state", "state"])
        #expect(outcome.exitCode != 0)
        #expect(outcome.errors.contains("My Number") && !outcome.errors.contains("9018"))
    }
}
