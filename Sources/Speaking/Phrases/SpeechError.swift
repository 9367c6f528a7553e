public import Texts

/// Why something cannot be said: the program and its phrases do not fit together.
public struct SpeechError: ExplainedError, Equatable {
    public enum Reason: Sendable, Equatable {
        case noWording
        case noPhrase(key: String)
        case noValue(placeholder: String, key: String)
    }

    public var language: String
    public var reason: Reason

    public init(language: String, reason: Reason) {
        self.language = language
        self.reason = reason
    }

    public var text: Text {
        switch reason {
        case .noWording:
            Text(
                en: "no dates, times and numbers can be said in the language “\(language)”: add a Wording for it",
                ja: "「\(language)」で日や時間や数を言えません。Wording を書いてください")
        case .noPhrase(let key):
            Text(
                en:
                    "the phrases of “\(language)” have no “\(key)”: bring the device and the rules service to one version",
                ja: "「\(language)」の文に「\(key)」がありません。スピーカーと答える側を同じ版にしてください")
        case .noValue(let placeholder, let key):
            Text(
                en: "the message “\(key)” came without {\(placeholder)}: "
                    + "bring the device and the rules service to one version",
                ja: "「\(key)」に {\(placeholder)} がありません。スピーカーと答える側を同じ版にしてください")
        }
    }
}
