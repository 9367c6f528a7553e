import Audio
import CESpeakNG
import Phrases
import Threading
import Texts

/// The one eSpeak NG engine of the process. The library keeps its voice and parameters in globals and cannot be started
/// twice (`espeak_ng_Terminate` then waits for ever), so it is initialized at first use and never terminated.
///
/// Runs on a thread of its own: synthesis is a blocking computation of a few milliseconds a sentence.
actor ESpeakEngine {
    static let shared = ESpeakEngine()

    private let executor = ThreadExecutor(name: "espeak-ng")
    private var sampleRate: Int?

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// - Parameter readsPhonemes: Phonemes between double square brackets are said, not spelled.
    func synthesize(
        _ text: String, settings: VoiceSettings, readsPhonemes: Bool = false
    ) throws -> AudioChunk {
        let sampleRate = try start()
        try apply(settings)
        let sound = Sound()
        let flags = espeakCHARS_UTF8 | (readsPhonemes ? espeakPHONEMES : 0)
        // Positions and identifiers are of no use to us.
        let status = espeak_ng_Synthesize(
            text, text.utf8.count + 1, 0, POS_CHARACTER, 0, UInt32(flags), nil,
            Unmanaged.passUnretained(sound).toOpaque())
        try check(status, "espeak_ng_Synthesize", on: "“\(text)”")
        return AudioChunk(samples: sound.samples, sampleRate: sampleRate)
    }

    enum PhonemeNotation: Int32 {
        /// eSpeak NG's own, in ASCII.
        case mnemonics = 0
        case ipa = 2
    }

    /// The phonemes of each text, as the voice would say it alone.
    func phonemes(
        of texts: Set<String>, voice: String, in notation: PhonemeNotation = .ipa
    ) throws -> [String: String] {
        _ = try start()
        try choose(voice)
        var phonemes: [String: String] = [:]
        for text in texts {
            phonemes[text] = text.withCString { start in
                var rest: UnsafeRawPointer? = UnsafeRawPointer(start)
                var clauses: [String] = []
                // A clause at a time, until the library has no more text.
                while rest != nil {
                    guard
                        let clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, notation.rawValue)
                    else { break }
                    clauses.append(String(cString: clause))
                }
                return clauses.joined(separator: " ")
            }
        }
        return phonemes
    }

    private func start() throws -> Int {
        if let sampleRate { return sampleRate }
        espeak_ng_InitializePath(nil)
        let remedy = Text(
            en: "install it with `apt-get install espeak-ng-data`", ja: "`apt-get install espeak-ng-data` で入れてください")
        try check(espeak_ng_Initialize(nil), "espeak_ng_Initialize", on: "its data folder", remedy: remedy)
        try check(
            espeak_ng_InitializeOutput(ENOUTPUT_MODE_SYNCHRONOUS, 0, nil), "espeak_ng_InitializeOutput",
            on: "memory")
        espeak_SetSynthCallback { wave, count, events in
            guard let user = events?.pointee.user_data else { return 0 }
            if let wave, count > 0 {
                Unmanaged<Sound>.fromOpaque(user).takeUnretainedValue()
                    .samples.append(contentsOf: UnsafeBufferPointer(start: wave, count: Int(count)))
            }
            return 0
        }
        let rate = Int(espeak_ng_GetSampleRate())
        sampleRate = rate
        return rate
    }

    private func apply(_ settings: VoiceSettings) throws {
        try choose(settings.voice)
        // Choosing a voice resets the parameters to the voice's own.
        let parameters: [(espeak_PARAMETER, Int)] = [
            (espeakRATE, settings.wordsPerMinute),
            (espeakPITCH, settings.pitch),
            (espeakWORDGAP, settings.wordGapMilliseconds / 10),
            (espeakVOLUME, settings.volume),
        ]
        for (parameter, value) in parameters {
            try check(
                espeak_ng_SetParameter(parameter, Int32(value), 0), "espeak_ng_SetParameter",
                on: "parameter \(parameter.rawValue) = \(value)")
        }
    }

    private func choose(_ voice: String) throws {
        try check(
            espeak_ng_SetVoiceByName(voice), "espeak_ng_SetVoiceByName", on: "voice “\(voice)”",
            remedy: Text(
                en: "`espeak-ng --voices` lists the voices there are", ja: "声の名前は `espeak-ng --voices` で見てください"))
    }

    private func check(
        _ status: espeak_ng_STATUS, _ operation: String, on subject: String, remedy: Text? = nil
    ) throws {
        guard status != ENS_OK else { return }
        let reason = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let start = buffer.baseAddress else { return "" }
            espeak_ng_GetStatusCodeMessage(status, start, buffer.count)
            return String(cString: start)
        }
        throw SynthesisError(operation: operation, subject: subject, reason: Text(verbatim: reason), remedy: remedy)
    }
}

/// Collects what the callback delivers during one call, on the engine's thread.
private final class Sound {
    var samples: [Int16] = []
}
