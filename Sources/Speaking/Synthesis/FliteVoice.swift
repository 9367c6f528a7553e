public import Audio
import Foundation
public import Japanese
public import Phrases
import Texts

/// A voice of the program flite (Debian `flite`), a second synthesizer with its own rules for spelling: measurements
/// with eSpeak NG alone would only find what eSpeak NG's rules say about both writing and sound.
public struct FliteVoice: Voice {
    private static let program = URL(filePath: "/usr/bin/flite")

    /// Whether the program is installed.
    public static var isPresent: Bool {
        FileManager.default.isExecutableFile(atPath: program.path)
    }

    public init() {}

    /// - Parameter settings: Only the name of the voice counts: `slt`, `rms`, `awb`, `kal16`.
    public func synthesize(_ sentence: RubyText, settings: VoiceSettings) async throws -> AudioChunk {
        let file = FileManager.default.temporaryDirectory.appending(path: "mimamori-\(UUID().uuidString).wav")
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try await run(["-voice", settings.voice, "-t", sentence.base, "-o", file.path])
        return try WAVFile.decode(Data(contentsOf: file))
    }

    /// How flite itself pronounces a word, in the phones of ARPAbet with single spaces between them.
    public func phones(of word: String) async throws -> String {
        let printed = try await run(["-ps", "-t", word, "-o", "none"])
        // Its one phone that cmudict does not have is the weak vowel, and a pause is none.
        return printed.split(whereSeparator: \.isWhitespace).filter { $0 != "pau" }
            .map { $0 == "ax" ? "AH" : $0.uppercased() }.joined(separator: " ")
    }

    private func run(_ arguments: [String]) async throws -> String {
        try await ChildProcess.run(
            Self.program, arguments,
            remedy: Text(en: "`flite -lv` lists the voices there are", ja: "声の名前は `flite -lv` で見てください"))
    }
}
