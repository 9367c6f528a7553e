public import Audio
public import Japanese
public import Phrases
import Texts

/// A voice of eSpeak NG, in memory: 22,050 samples a second, no child process. Every value shares the one engine of
/// the process, so calls are carried out one after another.
public struct ESpeakVoice: Voice {
    public init() {}

    public func synthesize(_ sentence: RubyText, settings: VoiceSettings) async throws -> AudioChunk {
        try await ESpeakEngine.shared.synthesize(
            ESpeakText.of(sentence, language: settings.language), settings: settings)
    }

    /// Says a pronunciation as the recognizer expects it.
    /// - Parameters:
    ///   - phones: Of ARPAbet, with single spaces between them.
    ///   - sentence: What is said around it; `%` stands for it.
    /// - Throws: `SynthesisError`, also when something is no phone of ARPAbet.
    public func synthesize(
        phones: String, in sentence: String = "%", settings: VoiceSettings
    ) async throws -> AudioChunk {
        guard let text = PhoneSpelling.text(of: phones) else {
            throw SynthesisError(
                operation: "saying a pronunciation", subject: "“\(phones)”",
                reason: Text(en: "not all of these are phones", ja: "知らない音が入っています"),
                remedy: Text(
                    en: "write phones of ARPAbet, as cmudict does, with spaces between them",
                    ja: "ARPAbet の音を、cmudict のように、間をあけて書いてください"))
        }
        return try await ESpeakEngine.shared.synthesize(
            sentence.replacing("%", with: text), settings: settings, readsPhonemes: true)
    }
}
