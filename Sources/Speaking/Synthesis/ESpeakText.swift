import Japanese
import Phrases

/// Sentences in the letters that eSpeak NG reads right.
enum ESpeakText {
    /// Japanese in kana as it sounds: eSpeak NG calls kanji “Chinese letter”, leaves out digits of full width, and takes
    /// no は for a particle.
    static func of(_ sentence: RubyText, language: String) -> String {
        guard language == "ja" else { return language == "en" ? EnglishText.spoken(sentence.base) : sentence.base }
        return Pronunciation(sentence).kana.reduce(into: "") { text, letter in
            // It says りょ as “ryao”; りよ is what comes nearest.
            if text.last == "り", let large = largeKana[letter] {
                text.append(large)
            } else {
                text.append(letter)
            }
        }
    }

    private static let largeKana: [Character: Character] = ["ゃ": "や", "ゅ": "ゆ", "ょ": "よ"]
}
