import Audio
import Foundation
import TestSupport
import Testing

/// The commands as a script uses them: exit codes, JSON keys and lines are a contract.
@Suite struct CommandTests {
    @Test(arguments: [
        "run", "listen", "devices", "doctor", "transcribe", "parse", "ask", "say", "grammar", "grammar check",
        "grammar list", "pronounce", "record",
    ])
    func everyCommandHasHelp(command: String) async throws {
        let help = try await mimamori(command.split(separator: " ").map(String.init) + ["--help"])
        #expect(help.exitCode == 0)
        #expect(help.output.contains("USAGE: mimamori \(command) "))
        #expect(help.errors.isEmpty)
    }

    @Test(arguments: [
        ("ask --now tomorrow hello", "“tomorrow” is no time"),
        ("ask --district nowhere hello", "district “nowhere”"),
        ("ask --town /nowhere hello", "/nowhere/town.yml"),
        ("ask --locale xx hello", "locale “xx”"),
        ("parse --locale xx hello", "locale “xx”"),
        ("parse --grammar /nowhere.gram hello", "/nowhere.gram"),
        ("parse --data /nowhere hello", "/nowhere"),
        ("parse", "Missing expected argument"),
        ("transcribe --grammar /nowhere.gram a.wav", "/nowhere.gram"),
        ("transcribe nothere.wav", "nothere.wav: no such file or directory"),
        ("run --household nobody", "household “nobody”"),
        ("listen --trailing-silence 9", "--trailing-silence"),
        ("say ...", "nothing to say"),
        ("say --voice nonesuch -o a.wav hello", "“nonesuch”"),
        ("say -o /nowhere/a.wav hello", "/nowhere/a.wav cannot be written: no such file or directory"),
        ("grammar check --locale xx", "locale “xx”"),
        ("grammar list --limit 0", "--limit"),
        ("record --output a --count 0", "--count"),
        ("record --output a --sentences /nowhere.txt", "/nowhere.txt"),
        ("record --output /proc/a", "/proc/a"),
        ("record", "Missing expected argument"),
        ("frobnicate", "frobnicate"),
    ])
    func badInputIsOneClearLine(command: String, complaint: String) async throws {
        let outcome = try await mimamori(command.split(separator: " ").map(String.init))
        #expect(outcome.exitCode != 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.errors.hasPrefix("mimamori: "))
        #expect(outcome.errors.contains(complaint))
        #expect(!outcome.errors.contains("NSCocoaErrorDomain"))
    }

    @Test func aMistakeInAGrammarIsShownWithItsPlace() async throws {
        try await withTemporaryFolder { folder in
            try Data("#JSGF V1.0;\ngrammar x;\npublic <x> = hello (world;\n".utf8)
                .write(to: folder.appending(path: "x.gram"))

            let parse = try await mimamori("parse", "--grammar", "x.gram", "hello", in: folder)
            #expect(parse.exitCode == 1)
            #expect(parse.errors.hasPrefix("mimamori: x.gram:3:20: error: "))
            #expect(parse.errorLines.count == 1)

            let check = try await mimamori("grammar", "check", "--grammar", "x.gram", in: folder)
            #expect(check.exitCode == 1)
            #expect(check.output.hasPrefix("x.gram:3:20: error: "))
            #expect(check.errors.isEmpty)
        }
    }

    @Test func aSentenceIsParsed() async throws {
        let outcome = try await mimamori("parse", "--json", "when is burnable garbage collected")
        let object = try #require(try outcome.objects.first)
        #expect(outcome.exitCode == 0)
        #expect(Set(object.keys) == ["outcome", "intent", "slots"])
        #expect(object["outcome"] as? String == "recognized")
        #expect(object["intent"] as? String == "nextCollection")
        #expect(object["slots"] as? [String: String] == ["category": "burnable"])
        #expect(outcome.errors.isEmpty)
    }

    @Test func wordsThatMeanNothingAreNoError() async throws {
        let outcome = try await mimamori("parse", "--json", "burnable clinic the")
        let object = try #require(try outcome.objects.first)
        #expect(outcome.exitCode == 0)
        #expect(object["outcome"] as? String == "notRecognized")
        #expect(object["intent"] is NSNull)
        #expect(object["slots"] as? [String: String] == [:])
    }

    /// 2026-11-25 is a Wednesday, and the station's burnable garbage is collected on Mondays, Wednesdays and Fridays,
    /// the hill's on Mondays and Thursdays.
    @Test(arguments: [
        ("2026-11-25T07:30:00+09:00", "station", "collection is today."),
        (
            "2026-11-25T08:30:00+09:00", "station",
            "It is too late for today. The next burnable garbage collection is on Friday."
        ),
        ("2026-11-24T23:30:00Z", "station", "It is too late for today."),
        ("2026-11-25T07:30", "hill", "collection is tomorrow, Thursday."),
    ])
    func anAnswerDependsOnTimeAndDistrict(now: String, district: String, reply: String) async throws {
        let outcome = try await mimamori(
            "ask", "--json", "--now", now, "--district", district, "when is burnable garbage collected")
        let object = try #require(try outcome.objects.first)
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors.isEmpty)
        #expect(Set(object.keys).isSuperset(of: ["outcome", "intent", "slots", "reply"]))
        #expect(object["outcome"] as? String == "recognized")
        #expect(object["intent"] as? String == "nextCollection")
        #expect((object["reply"] as? String)?.contains(reply) == true, "\(object)")
    }

    @Test func theGrammarIsChecked() async throws {
        let outcome = try await mimamori("grammar", "check", "--json")
        let object = try #require(try outcome.objects.first)
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors.isEmpty)
        #expect(Set(object.keys) == ["intents", "sentences", "words", "issues", "confusions", "name"])
        #expect((object["sentences"] as? Int ?? 0) >= 300)
    }

    @Test func aPronunciationIsShownWithWhoSaysSo() async throws {
        let outcome = try await mimamori("pronounce", "--json", "clinic", "Sakura", "tamahira")
        let objects = try outcome.objects
        #expect(outcome.exitCode == 0)
        #expect(objects.allSatisfy { Set($0.keys) == ["word", "pronunciations", "source"] })
        #expect(objects.map { $0["source"] as? String } == ["model", "wordList", "derived"])
        #expect((objects.last?["pronunciations"] as? [String])?.contains("T AA M AA HH IY R AA") == true)
    }

    @Test func aWordThatCannotBePronouncedIsNoSuccess() async throws {
        let outcome = try await mimamori("pronounce", "桜")
        #expect(outcome.exitCode == 1)
        #expect(outcome.output.contains("words.dict"))
    }

    @Test func aTownsNamesThatNoDictionaryHasAreNoMistakeAndAMisspelledWordOfAGrammarIsShown() async throws {
        try await withTemporaryFolder { folder in
            try Data("#JSGF V1.0;\ngrammar x;\npublic <x> = hello wrold;\n".utf8)
                .write(to: folder.appending(path: "x.gram"))
            let check = try await mimamori("grammar", "check", "--grammar", "x.gram", in: folder)
            #expect(check.exitCode == 0)
            #expect(check.output.hasPrefix("x.gram:3:20: warning: 'wrold' is in no dictionary"))
        }
    }

    @Test func aClinicWhoseNameNoDictionaryHasIsHeard() async throws {
        try await withTemporaryFolder { folder in
            let town = folder.appending(path: "town")
            try FileManager.default.copyContents(of: Checkout.root.appending(path: "towns/komorebi"), to: town)
            let manifest = town.appending(path: "town.yml")
            let text = try String(contentsOf: manifest, encoding: .utf8)
            try Data(text.replacing("[sakura clinic, ", with: "[tamahira clinic, ").utf8).write(to: manifest)
            _ = try await mimamori(
                "say", "--voice", "en-us+f2", "-o", "question.wav", "Is tamahira clinic open today?", in: folder)
            let outcome = try await mimamori(
                "transcribe", "--profile", "light", "--json", "--town", town.path, "question.wav", in: folder)
            let object = try #require(try outcome.objects.first)
            #expect((object["text"] as? String)?.contains("tamahira clinic") == true)
        }
    }

    @Test func twoIntentsThatSoundTheSameFailTheCheck() async throws {
        try await withTemporaryFolder { folder in
            try Data("#JSGF V1.0;\ngrammar x;\npublic <a> = say no;\npublic <b> = say know;\n".utf8)
                .write(to: folder.appending(path: "x.gram"))
            let check = try await mimamori("grammar", "check", "--json", "--grammar", "x.gram", in: folder)
            let object = try #require(try check.objects.first)
            #expect(check.exitCode == 1)
            #expect((object["issues"] as? [[String: Any]])?.first?["line"] as? Int == 4)
            #expect((object["confusions"] as? [[String: Any]])?.first?["distance"] as? Double == 0)
        }
    }

    @Test func sentencesAreListedWithSlotsAsNames() async throws {
        let outcome = try await mimamori("grammar", "list", "--json")
        let objects = try outcome.objects
        #expect(outcome.exitCode == 0)
        #expect(objects.count >= 300)
        #expect(objects.allSatisfy { Set($0.keys) == ["intent", "sentence"] })
        #expect(objects.contains { ($0["sentence"] as? String)?.contains("<category>") == true })
    }

    @Test func aTextIsSpokenIntoAFile() async throws {
        try await withTemporaryFolder { folder in
            let outcome = try await mimamori("say", "-o", "hello.wav", "Good morning.", in: folder)
            #expect(outcome.exitCode == 0)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errorLines.count == 1)
            let sound = try WAVFile.decode(Data(contentsOf: folder.appending(path: "hello.wav")))
            #expect(sound.duration > .milliseconds(500))
            #expect(LevelMeter(sound).peak > -30)
        }
    }

    @Test func aMachineIsExamined() async throws {
        let outcome = try await mimamori("doctor", "--json")
        let objects = try outcome.objects
        #expect(outcome.exitCode == 0, "\(outcome.output)")
        #expect(outcome.errors.isEmpty)
        #expect(objects.allSatisfy { Set($0.keys) == ["part", "state", "message"] })
        #expect(
            Set(objects.compactMap { $0["part"] as? String }).isSuperset(of: [
                "acoustic model", "neural model", "microphone",
            ]))
    }

    @Test func devicesAreListedWithoutNoise() async throws {
        let outcome = try await mimamori("devices", "--json")
        #expect(outcome.exitCode == 0)
        #expect(outcome.errors.isEmpty)
        #expect(try outcome.objects.allSatisfy { $0["name"] is String })
    }

    @Test(arguments: [
        (["town", "check", "--on", "2029-11-21", "towns/komorebi"], "まちがい: データは 2028-03-31 で終わりました"),
        (["doctor", "--state", "state"], "よい"), (["town", "check", "/nowhere"], "町のデータか"),
        (["hours", "--from", "2026-12-02", "--to", "2026-12-01", "off"], "--to は --from と同じか、後の日です"),
        (["item", "--data", "towns/komorebi", "宇宙船"], "役場に電話してください"),
        (["town", "import", "--help"], "使い方：mimamori town import"), (["say", "--help"], "（なければ default"),
    ])
    func whoeverReadsJapaneseIsToldInJapanese(arguments: [String], text: String) async throws {
        try await withTemporaryFolder { folder in
            let arguments = arguments.map {
                $0.hasPrefix("towns/") ? Checkout.root.appending(path: $0).path : $0
            }
            let program = try RunningProgram(arguments, in: folder, environment: ["MIMAMORI_LANGUAGE": "ja"])
            _ = try await program.exitCode()
            #expect((program.output + program.errors).contains(text), "\(program.output)\(program.errors)")
        }
    }
}
