import Foundation
import Yams
import Texts

/// How the voice of one language speaks: `voices/<locale>/voice.yml`.
public struct VoiceSettings: Sendable, Hashable, Codable {
    /// The synthesizer's name for the voice, for example `en-us+m3`.
    public var voice: String
    /// The pace of articulation, 80…450. A listener gains more from word gaps than from drawn-out words.
    public var wordsPerMinute: Int
    /// 0…99.
    public var pitch: Int
    /// Silence after each word, 0…1000.
    public var wordGapMilliseconds: Int
    /// 0…200; 100 is the voice's own.
    public var volume: Int
    /// Silence after each sentence, 0…5000.
    public var sentencePauseMilliseconds: Int
    /// The better voice of Japanese; nil in a language that it does not speak.
    public var openJTalk: OpenJTalkSettings?

    public init(
        voice: String, wordsPerMinute: Int, pitch: Int, wordGapMilliseconds: Int, volume: Int,
        sentencePauseMilliseconds: Int, openJTalk: OpenJTalkSettings? = nil
    ) {
        self.voice = voice
        self.wordsPerMinute = wordsPerMinute
        self.pitch = pitch
        self.wordGapMilliseconds = wordGapMilliseconds
        self.volume = volume
        self.sentencePauseMilliseconds = sentencePauseMilliseconds
        self.openJTalk = openJTalk
    }

    /// - Parameter file: What errors call it.
    public init(yaml: String, file: String) throws(VoiceSettingsError) {
        let decoded: KeyChecked<VoiceSettings>
        do {
            decoded = try YAMLDecoder().decode(KeyChecked<VoiceSettings>.self, from: yaml)
        } catch DecodingError.keyNotFound(let key, _) {
            throw VoiceSettingsError(
                file: file,
                message: Text(
                    en: "“\(key.stringValue)” is missing: add it", ja: "「\(key.stringValue)」がありません。書いてください"))
        } catch DecodingError.typeMismatch(_, let context), DecodingError.dataCorrupted(let context) {
            let key = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw VoiceSettingsError(
                file: file,
                message: Text(
                    en: "“\(key)” cannot be read: \(context.debugDescription)",
                    ja: "「\(key)」を読めません：\(context.debugDescription)"))
        } catch {
            throw VoiceSettingsError(file: file, message: Text(en: "cannot be read: \(error)", ja: "読めません：\(error)"))
        }
        self = decoded.value
        if let unknown = decoded.unknownKeys.first { throw VoiceSettingsError(file: file, message: unknown.message) }
        let limits: [(name: String, value: Double, range: ClosedRange<Double>)] = [
            ("wordsPerMinute", Double(wordsPerMinute), 80...450), ("pitch", Double(pitch), 0...99),
            ("wordGapMilliseconds", Double(wordGapMilliseconds), 0...1000), ("volume", Double(volume), 0...200),
            ("sentencePauseMilliseconds", Double(sentencePauseMilliseconds), 0...5000),
            ("openJTalk.moraePerSecond", openJTalk?.moraePerSecond ?? 5, 2...9),
            ("openJTalk.halfTones", openJTalk?.halfTones ?? 0, -24...24),
        ]
        for (name, value, range) in limits where !range.contains(value) {
            throw VoiceSettingsError(
                file: file,
                message: Text(
                    en: "“\(name)” is \(value.formatted()): give it a value from "
                        + "\(range.lowerBound.formatted()) to \(range.upperBound.formatted())",
                    ja: "「\(name)」が \(value.formatted()) です。\(range.lowerBound.formatted()) から "
                        + "\(range.upperBound.formatted()) までにしてください"))
        }
    }
}

extension VoiceSettings {
    /// The language of the synthesizer's voice: `ja` of `ja+m3`, `en` of `en-us+m3`.
    public var language: String {
        String(voice.prefix { $0.isLetter })
    }
}
