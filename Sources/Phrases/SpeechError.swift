/// Why something cannot be said: the program and its phrases do not fit together.
public struct SpeechError: Error, Equatable, CustomStringConvertible {
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

    public var description: String {
        switch reason {
        case .noWording:
            "no dates, times and numbers can be said in the language “\(language)”: add a Wording for it"
        case .noPhrase(let key):
            "the phrases of “\(language)” have no “\(key)”: bring the device and the rules service to one version"
        case .noValue(let placeholder, let key):
            "the message “\(key)” came without {\(placeholder)}: bring the device and the rules service to one version"
        }
    }
}
