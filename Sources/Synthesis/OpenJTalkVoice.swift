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

    /// - Throws: `SynthesisError`; `CancellationError`, whereupon the program is killed.
    public func synthesize(_ sentence: RubyText, settings: VoiceSettings) async throws -> AudioChunk {
        guard let jtalk = settings.openJTalk else {
            throw SynthesisError(
                operation: "Open JTalk", subject: "voice.yml",
                reason: Text(en: "“openJTalk” is missing", ja: "openJTalk がありません"),
                remedy: Text(en: "add it", ja: "書き足してください"))
        }
        return try await reading(of: sentence) { try await take($0, jtalk, volume: settings.volume) }.sound
    }

    /// What it says, and what it read.
    struct Take {
        var sound: AudioChunk
        var phonemes: [Phoneme]
    }

    /// The first take that is read right: as it is written; with what was misread in kana; all in kana.
    func reading(of sentence: RubyText, take: (String) async throws -> Take) async throws -> Take {
        let wanted = OpenJTalkText(sentence)
        guard !wanted.isSilent else {
            return Take(sound: AudioChunk(samples: [], sampleRate: 48_000), phonemes: [])
        }
        let first = try await take(wanted.written)
        if wanted.isRead(as: first.phonemes) { return first }
        let second = try await take(wanted.correcting(first.phonemes))
        return wanted.isRead(as: second.phonemes) ? second : try await take(wanted.kana)
    }

    /// Whether a sentence is read right as it is written, without any word of it in kana.
    public func readsAsWritten(_ sentence: RubyText, settings: OpenJTalkSettings) async throws -> Bool {
        let wanted = OpenJTalkText(sentence)
        return wanted.isRead(as: try await take(wanted.written, settings, volume: 100).phonemes)
    }

    private func take(_ text: String, _ settings: OpenJTalkSettings, volume: Int) async throws -> Take {
        let period = Int((Self.framePeriod * Self.ownPace / settings.moraePerSecond).rounded())
        let decibels = 20 * log10(Double(max(volume, 1)) / 100)
        let (sound, trace) = try await installation.run(
            text, ["-r", "1.1", "-p", "\(period)", "-fm", "\(settings.halfTones)", "-g", "\(decibels)"])
        return Take(sound: try WAVFile.decode(sound), phonemes: trace.phonemes)
    }
}

extension OpenJTalkVoice.Installation {
    /// One run of the program.
    /// - Parameter text: A single line; the program leaves out what follows it.
    /// - Returns: The WAV file, and what was read.
    func run(_ text: String, _ arguments: [String]) async throws -> (sound: Data, trace: OpenJTalkTrace) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mimamori-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["text", "sound", "trace"].map { folder.appending(path: $0) }
        try Data((text + "\n").utf8).write(to: files[0])
        _ = try await ChildProcess.run(
            program,
            ["-x", dictionary.path, "-m", try voiceFile().path] + arguments
                + ["-ow", files[1].path, "-ot", files[2].path, files[0].path], remedy: OpenJTalkVoice.remedy)
        let trace = OpenJTalkTrace(String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
        return (try Data(contentsOf: files[1]), trace)
    }

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
