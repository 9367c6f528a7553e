public import Audio
public import Foundation
public import Japanese
public import Phrases
public import Texts

/// A voice of Open JTalk (Debian `open-jtalk`), which knows the accents of Japanese words: 48,000 samples a second. Each
/// sentence is a run of the program, half a second on a small machine; see `CachedVoice`.
///
/// It is given kanji, because its accents hang on them. What it read comes back with the sound: where that is not the
/// reading that we were given, the words it misread are given in kana.
public struct OpenJTalkVoice: Voice {
    /// What it speaks with.
    public struct Installation: Sendable, Equatable {
        public var program: URL
        public var dictionary: URL
        /// The folder of the voice: its `.htsvoice` file and its licence.
        public var voice: URL
    }

    public static let remedy = Text(
        en: "install it with `scripts/japanese-voice`", ja: "`scripts/japanese-voice` で入れてください")

    /// Its pace at `-r 1.1`, at which its pauses are as short as they should be, in morae a second between pauses. That
    /// is the mean over 18 replies; `mimamori voice pace` measures every reply.
    private static let ownPace = 7.73
    /// The voice's samples in a frame at its own pace.
    private static let framePeriod = 240.0

    private let installation: Installation

    public init(_ installation: Installation) {
        self.installation = installation
    }

    /// Beats of the clause that a reply may begin with while the rest of its first sentence is made, and of that rest: of
    /// a shorter one both are made as fast.
    private static let minimumClause = (head: 2, rest: 4)

    public func pieces(of sentence: RubyText) -> [RubyText] {
        sentence.firstClause(minimum: Self.minimumClause.head, rest: Self.minimumClause.rest).map {
            [$0.head, $0.rest]
        }
            ?? [sentence]
    }

    /// - Throws: `SynthesisError`; `CancellationError`, whereupon the program is killed.
    public func synthesize(_ sentence: RubyText, settings: VoiceSettings) async throws -> AudioChunk {
        guard let jtalk = settings.openJTalk else {
            throw SynthesisError(
                operation: "Open JTalk", subject: "voice.yml",
                reason: Text(en: "“openJTalk” is missing", ja: "openJTalk がありません"),
                remedy: Text(en: "add it", ja: "書き足してください"))
        }
        let lines = sentence.lines(maximum: Self.maximumLine)
        guard lines.count <= 1 else {
            var sound = AudioChunk(samples: [])
            for line in lines { try await sound.append(synthesize(line, settings: settings)) }
            return sound
        }
        let wanted = OpenJTalkText(sentence)
        guard !wanted.isSilent else { return AudioChunk(samples: [], sampleRate: 48_000) }
        let sound = try await reading(
            of: wanted, read: { try await installation.read($0).phonemes },
            say: { try await say($0, jtalk, volume: settings.volume) })
        let isClause = sentence.base.last.map { "、，､".contains($0) } == true
        return sound.withoutSilentEdges(
            keeping: Self.edge, and: isClause ? .seconds(Self.pause / jtalk.moraePerSecond) - Self.edge : Self.edge)
    }

    /// Letters; the program reads 1,023 bytes of a line and leaves out the rest.
    private static let maximumLine = 160
    /// Silence that is left at either end.
    private static let edge = Duration.milliseconds(20)
    /// The silence of a 、 between two words, in beats, as the voice itself makes it.
    private static let pause = 2.85

    /// The sound of the first wording that is read right: as it is written; with what was misread in kana; all in kana; in
    /// katakana, in which nothing is taken for a particle.
    ///
    /// Most sentences are read right as they are written, so that is said while it is read.
    /// - Parameter read: How a wording is read, which is told much sooner than it is said.
    func reading<Sound: Sendable>(
        of wanted: OpenJTalkText, read: @Sendable (String) async throws -> [Phoneme],
        say: @escaping @Sendable (String) async throws -> Sound
    ) async throws -> Sound {
        let written = wanted.written
        async let sound = say(written)
        let phonemes = try await read(written)
        if wanted.isRead(as: phonemes) { return try await sound }
        for wording in [wanted.correcting(phonemes), wanted.kana] where try await wanted.isRead(as: read(wording)) {
            return try await say(wording)
        }
        return try await say(wanted.katakana)
    }

    /// Whether a sentence is read right as it is written, without any word of it in kana.
    public func readsAsWritten(_ sentence: RubyText) async throws -> Bool {
        let wanted = OpenJTalkText(sentence)
        return wanted.isRead(as: try await installation.read(wanted.written).phonemes)
    }

    private func say(_ text: String, _ settings: OpenJTalkSettings, volume: Int) async throws -> AudioChunk {
        let period = Int((Self.framePeriod * Self.ownPace / settings.moraePerSecond).rounded())
        let decibels = 20 * log10(Double(max(volume, 1)) / 100)
        let arguments = ["-r", "1.1", "-p", "\(period)", "-fm", "\(settings.halfTones)", "-g", "\(decibels)"]
        return try WAVFile.decode(try await installation.speak(text, arguments))
    }
}

extension OpenJTalkVoice.Installation {
    /// Speaks a single line; the program leaves out what follows it.
    /// - Returns: The WAV file.
    func speak(_ line: String, _ arguments: [String]) async throws -> Data {
        try await run(line, arguments, writing: "-ow")
    }

    /// How the program reads a line.
    func read(_ line: String) async throws -> OpenJTalkTrace {
        OpenJTalkTrace(String(decoding: try await run(line, Self.hasty, writing: "-ot"), as: UTF8.self))
    }

    /// One run of the program.
    /// - Parameter option: Which of its results is wanted.
    private func run(_ line: String, _ arguments: [String], writing option: String) async throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mimamori-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (text, result) = (folder.appending(path: "text"), folder.appending(path: "result"))
        try Data((line + "\n").utf8).write(to: text)
        _ = try await ChildProcess.run(
            program,
            ["-x", dictionary.path, "-m", try voiceFile().path] + arguments + [option, result.path, text.path],
            remedy: OpenJTalkVoice.remedy)
        return try Data(contentsOf: result)
    }

    /// The program cannot read without speaking: so fast, and at one sample a frame, that takes it no time.
    private static let hasty = ["-r", "100", "-p", "1"]

    private func voiceFile() throws -> URL {
        let files = try FileManager.default.contentsOfDirectory(at: voice, includingPropertiesForKeys: nil)
        guard let file = files.first(where: { $0.pathExtension == "htsvoice" }) else {
            throw SynthesisError(
                operation: "Open JTalk", subject: voice.path,
                reason: Text(en: "there is no .htsvoice file in it", ja: "中に .htsvoice がありません"),
                remedy: OpenJTalkVoice.remedy)
        }
        return file
    }
}

extension OpenJTalkVoice.Installation {
    private static let program = URL(filePath: "/usr/bin/open_jtalk")
    private static let dictionary = URL(filePath: "/var/lib/mecab/dic/open-jtalk/naist-jdic")
    private static let voices = URL(filePath: "/usr/share/hts-voice")

    /// - Parameter folder: Of the voice, where it was installed beside the program; Debian's own is the second choice.
    /// - Returns: `nil` where a part of it is missing.
    public static func find(voice: String, in folder: URL?) -> OpenJTalkVoice.Installation? {
        let places = [folder, voices.appending(path: voice)].compactMap { $0 }
        let parts = [program, dictionary].map(\.path).allSatisfy(FileManager.default.fileExists)
        guard parts, let place = places.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
            return nil
        }
        return OpenJTalkVoice.Installation(program: program, dictionary: dictionary, voice: place)
    }
}
