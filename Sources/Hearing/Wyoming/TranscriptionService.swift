import Foundation
import Threading

/// A speech-to-text service that speaks the Wyoming protocol: each utterance on a connection of its own, as Home
/// Assistant drives them. What is sent to it leaves this program.
public actor TranscriptionService {
    private let executor = ThreadExecutor(name: "wyoming")
    public nonisolated let address: ServiceAddress

    /// Samples in a chunk: a tenth of a second at 16 kHz.
    private static let chunk = 1600

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    public init(at address: ServiceAddress) {
        self.address = address
    }

    /// What is said in a sound.
    /// - Parameters:
    ///   - samples: 16-bit mono.
    ///   - rate: Samples a second.
    ///   - language: A language code; nil lets the service choose.
    ///   - patience: How long it may take in all.
    /// - Returns: Empty where it heard nothing.
    /// - Throws: `WyomingError`.
    public func transcribe(
        _ samples: [Int16], rate: Int, language: String?, patience: Duration
    ) throws -> String {
        var connection = try WyomingConnection(to: address, deadline: .now + patience)
        let format = SoundFormat(rate: rate)
        try connection.send(WyomingEvent(type: "transcribe", Transcribe(language: language)))
        try connection.send(WyomingEvent(type: "audio-start", format))
        for start in stride(from: 0, to: samples.count, by: Self.chunk) {
            let chunk = samples[start..<min(start + Self.chunk, samples.count)].map(\.littleEndian)
            try connection.send(
                WyomingEvent(type: "audio-chunk", format, payload: chunk.withUnsafeBytes { Data($0) }))
        }
        try connection.send(WyomingEvent(type: "audio-stop"))
        let event = try connection.receive("transcript")
        guard let transcript = try? event.value(Transcript.self) else { throw WyomingError.garbage }
        return transcript.text ?? ""
    }

    /// The programs that it says it hears with, and their languages.
    /// - Throws: `WyomingError`.
    public func describe(patience: Duration) throws -> [TranscriptionProgram] {
        var connection = try WyomingConnection(to: address, deadline: .now + patience)
        try connection.send(WyomingEvent(type: "describe"))
        let event = try connection.receive("info")
        guard let info = try? event.value(Info.self) else { throw WyomingError.garbage }
        return info.asr ?? []
    }

    private struct Transcribe: Encodable {
        var language: String?
    }

    private struct SoundFormat: Encodable {
        var rate: Int
        /// Bytes.
        var width = 2
        var channels = 1
    }

    private struct Transcript: Decodable {
        var text: String?
    }

    private struct Info: Decodable {
        var asr: [TranscriptionProgram]?
    }
}
