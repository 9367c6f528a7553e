import Audio
import Foundation
import TestSupport
import Testing

/// The product in a room: somebody with another voice speaks to it, and somebody else listens to what it says.
@Suite(
    .serialized, .tags(.realtime, .slow), .needsSlowTests,
    .enabled(if: Room.isAvailable, "needs pulseaudio, alsa-utils and flite"))
struct RoomTests {
    @Test func aSpokenQuestionIsAnsweredAloud() async throws {
        try await withTemporaryFolder { folder in
            let room = try await AudioRoom()
            let alsa = folder.appending(path: "alsa.conf")
            try Data(room.configuration.utf8).write(to: alsa)
            let environment = ["ALSA_CONFIG_PATH": alsa.path]
            let flite = try RunningProgram(
                ["-voice", "slt", "-t", "when is burnable garbage collected", "-o", "question.wav"], of: Room.flite,
                in: folder)
            #expect(try await flite.exitCode() == 0)

            let speaker = try RunningProgram(
                ["run", "--microphone", "mic", "--loudspeaker", "speaker", "--state", "state"], in: folder,
                environment: environment)
            try #require(await speaker.prints("microphone", within: .seconds(10)), "\(speaker.errors)")
            let recorder = try RunningProgram(
                ["-q", "-D", "roommic", "-f", "S16_LE", "-r", "16000", "-c", "1", "reply.wav"], of: Room.arecord,
                in: folder, environment: environment)
            let mouth = try RunningProgram(
                ["-q", "-D", "earplug", "question.wav"], of: Room.aplay, in: folder, environment: environment)
            #expect(try await mouth.exitCode() == 0)
            try #require(await speaker.prints("  answer ", within: .seconds(10)), "\(speaker.output)")

            #expect(speaker.output.contains("nextCollection(category: burnable)"))
            let spoken = try #require(speaker.answer)
            // The exchange is shown when its reply has been played; the monitor is a moment behind.
            try await Task.sleep(for: .seconds(1))
            recorder.send(SIGTERM)
            _ = try await recorder.exitCode()
            speaker.send(SIGTERM)
            #expect(try await speaker.exitCode(within: .seconds(5)) == 0)

            try addAir(to: folder.appending(path: "reply.wav"))
            try Data(Room.replies.utf8).write(to: folder.appending(path: "replies.gram"))
            let heard = try await mimamori(
                "transcribe", "--json", "--grammar", "replies.gram", "reply.wav", in: folder)
            let object = try #require(try heard.objects.first, "\(heard.errors)")
            // The words, and not the outcome: the confidence is that of people's speech, and this voice is synthetic.
            #expect(object["text"] as? String == words(spoken))
        }
    }

    /// Adds the faint noise of every real room: in exact zeros, as a synthesizer's pauses are, PocketSphinx loses its way.
    private func addAir(to file: URL) throws {
        var sound = try WAVFile.decode(Data(contentsOf: file))
        let air = AudioSignals.noise(amplitude: 0.001, seconds: sound.duration / .seconds(1))
        for (index, sample) in air.samples.prefix(sound.samples.count).enumerated() {
            sound.samples[index] = Int16(clamping: Int(sound.samples[index]) + Int(sample))
        }
        try WAVFile.encode(sound).write(to: file)
    }

    /// A reply as the words that are heard.
    private func words(_ reply: String) -> String {
        reply.lowercased().replacing("-", with: " ").filter { $0.isLetter || $0 == " " }
    }
}

extension RunningProgram {
    /// The reply it showed last.
    fileprivate var answer: String? {
        guard let line = output.split(separator: "\n").last(where: { $0.hasPrefix("  answer ") }) else { return nil }
        return line.range(of: " ms  ").map { String(line[$0.upperBound...]) }
    }
}

private enum Room {
    static let flite = URL(filePath: "/usr/bin/flite")
    static let aplay = URL(filePath: "/usr/bin/aplay")
    static let arecord = URL(filePath: "/usr/bin/arecord")
    static let isAvailable =
        AudioRoom.isAvailable
        && [flite, aplay, arecord].allSatisfy { FileManager.default.isExecutableFile(atPath: $0.path) }

    /// Everything the speaker can reply to the question, on any day and at any time.
    static let replies = """
        #JSGF V1.0;
        grammar replies;
        public <reply> = [it is too late for today] the next burnable garbage collection is <day>
            [please put it out before eight in the morning];
        <day> = today | tomorrow <weekday> | on <weekday> [the <ordinal> of <month>];
        <weekday> = monday | tuesday | wednesday | thursday | friday | saturday | sunday;
        <ordinal> = <unit> | tenth | eleventh | twelfth | thirteenth | fourteenth | fifteenth | sixteenth | seventeenth
            | eighteenth | nineteenth | twentieth | twenty <unit> | thirtieth | thirty first;
        <unit> = first | second | third | fourth | fifth | sixth | seventh | eighth | ninth;
        <month> = january | february | march | april | may | june | july | august | september | october | november
            | december;
        """
}
