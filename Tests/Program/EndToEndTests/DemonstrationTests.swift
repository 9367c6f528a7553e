import Audio
import Foundation
import TestSupport
import Testing

/// What a machine without a microphone shows.
struct DemonstrationTests {
    @Test("a typed question is answered, to the end of the input, and nothing is left behind")
    func typedQuestionsAreAnsweredToTheEndOfTheInput() async throws {
        try await withTemporaryFolder { folder in
            let program = try demonstration(in: folder, input: "what is collected tomorrow\n\nxyzzy\n")

            #expect(try await program.exitCode() == 0, "\(program.errors)")
            #expect(program.errors.isEmpty)
            #expect(program.output.contains("There is no loudspeaker, so nothing is heard."))
            #expect(program.output.contains("collectionsOn(day: tomorrow)"))
            #expect(program.output.contains("“xyzzy”? not sure"))
            #expect(program.output.contains(#/\n  asked +1/1  “thank you”\n  heard /#))
            #expect(program.output.contains("1 of 1 questions understood as they were asked."))
            #expect(program.output.hasSuffix("Nothing of this was kept.\n"))
            #expect(try leftovers(in: folder) == [])
        }
    }

    @Test("whoever stops it leaves nothing behind", arguments: [SIGINT, SIGTERM])
    func stoppingLeavesNothingBehind(signal: Int32) async throws {
        try await withTemporaryFolder { folder in
            let program = try demonstration(["--profile", "light"], asking: "", in: folder, terminal: true)
            #expect(await program.prints("Type a question, or end with Ctrl-D.", within: .seconds(60)))
            program.type("when is burnable garbage collected")
            #expect(await program.prints("The next burnable garbage collection is", within: .seconds(60)))
            program.send(signal)

            #expect(try await program.exitCode(within: .seconds(10)) == 0, "\(program.errors)")
            #expect(try leftovers(in: folder) == [])
        }
    }

    @Test("every question is heard aloud, understood, answered and logged", .tags(.slow, .realtime), .needsSlowTests)
    func everyQuestionIsUnderstoodAnsweredAndLogged() async throws {
        let questions = try questions
        try await withTemporaryFolder { folder in
            let program = try RunningProgram(
                ["run", "--demo", "--locale", "en", "--state", "state", "--replies", "replies"], in: folder)

            #expect(try await program.exitCode(within: .seconds(180)) == 0)
            #expect(program.errors.isEmpty)
            #expect(program.output.contains("\(questions.count) of \(questions.count) questions understood"))
            let heard = program.output.matches(of: /\n  heard .*“(.*)”/).map { String($0.1) }
            #expect(heard.count == questions.count)
            let replies = try FileManager.default.contentsOfDirectory(
                at: folder.appending(path: "replies"), includingPropertiesForKeys: nil)
            #expect(replies.count { $0.pathExtension == "wav" } == questions.count)
            for reply in replies {
                #expect(
                    LevelMeter(try WAVFile.decode(Data(contentsOf: reply))).peak > -30, "\(reply.lastPathComponent)")
            }
            #expect(try logged(heard, in: folder.appending(path: "state")) == heard)
        }
    }

    @Test("both voices sound where there is a loudspeaker", .tags(.slow, .realtime), .needsSlowTests)
    func bothVoicesSoundWhereThereIsALoudspeaker() async throws {
        try await withTemporaryFolder { folder in
            let room = try await AudioRoom()
            let recorder = try RunningProgram(
                ["-q", "-D", "roommic", "-f", "S16_LE", "-r", "16000", "-c", "1", "heard.wav"],
                of: URL(filePath: "/usr/bin/arecord"), in: folder,
                environment: ["ALSA_CONFIG_PATH": try alsa(room.configuration, in: folder)])
            let program = try demonstration(["--loudspeaker", "speaker"], alsa: room.configuration, in: folder)
            #expect(try await program.exitCode() == 0, "\(program.errors)")
            #expect(program.output.contains("Both voices are heard from the loudspeaker (speaker)."))
            recorder.send(SIGTERM)
            _ = try await recorder.exitCode()

            let sound = try WAVFile.decode(Data(contentsOf: folder.appending(path: "heard.wav")))
            var endpointer = Endpointer(settings: .init(timeToBegin: nil))
            let events = endpointer.process(sound) + endpointer.finish()
            #expect(events.count { if case .ended = $0 { true } else { false } } == 2, "a question and its answer")
        }
    }

    /// A demonstration with one sample question or none, on a machine with the devices of an ALSA configuration.
    private func demonstration(
        _ options: [String] = [], asking question: String = "thank you", alsa configuration: String = "",
        in folder: URL, input: String = "", terminal: Bool = false
    ) throws -> RunningProgram {
        let data = folder.appending(path: "data")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        for name in ["voices", "towns", "models"] {
            try FileManager.default.createSymbolicLink(
                at: data.appending(path: name), withDestinationURL: Checkout.root.appending(path: name))
        }
        try FileManager.default.copyContents(
            of: Checkout.root.appending(path: "grammars"), to: data.appending(path: "grammars"))
        try Data("\(question)\n".utf8).write(to: data.appending(path: "grammars/en/demonstration.txt"))
        try FileManager.default.createDirectory(at: temporary(in: folder), withIntermediateDirectories: true)
        return try RunningProgram(
            ["run", "--demo", "--locale", "en", "--data", "data"] + options, in: folder,
            environment: [
                "TMPDIR": temporary(in: folder).path, "ALSA_CONFIG_PATH": try alsa(configuration, in: folder),
            ], input: input, terminal: terminal)
    }

    private func alsa(_ configuration: String, in folder: URL) throws -> String {
        let file = folder.appending(path: "alsa.conf")
        try Data(configuration.utf8).write(to: file)
        return file.path
    }

    private func temporary(in folder: URL) -> URL {
        folder.appending(path: "tmp")
    }

    /// What the program has left of its temporary files and its state.
    private func leftovers(in folder: URL) throws -> [String] {
        let state = ["mimamori", "state"].filter {
            FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
        }
        return try FileManager.default.contentsOfDirectory(atPath: temporary(in: folder).path) + state
    }

    private var questions: [String] {
        get throws {
            try String(contentsOf: Checkout.root.appending(path: "grammars/en/demonstration.txt"), encoding: .utf8)
                .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
        }
    }

    /// The sentences that stand in the database's files, where SQLite writes texts as they are.
    private func logged(_ sentences: [String], in state: URL) throws -> [String] {
        let files = try FileManager.default.contentsOfDirectory(at: state, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix("mimamori.sqlite") }
        let contents = try files.map { try Data(contentsOf: $0) }
        return sentences.filter { sentence in contents.contains { $0.range(of: Data(sentence.utf8)) != nil } }
    }
}
