/// A language that the product's texts are written in.
public enum Language: String, Sendable, CaseIterable {
    case en, ja

    /// The language of a command, of what it hears and says as well as of its messages: `--locale` among the arguments,
    /// then `MIMAMORI_LANGUAGE`, then the locale of the environment (locale(7)).
    /// - Returns: English if nothing names one of ours.
    public static func chosen(by arguments: [String], _ environment: [String: String]) -> Language {
        if let locale = value(of: "--locale", in: arguments), let language = Language(locale: locale) {
            return language
        }
        // The first that is set counts, even if it is a language that we lack.
        let locale = ["MIMAMORI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
            .first { !$0.isEmpty }
        return locale.flatMap(Language.init(locale:)) ?? .en
    }

    /// As ArgumentParser would read it: the last one counts. An error in the arguments must be said in a language, too.
    private static func value(of option: String, in arguments: [String]) -> String? {
        var value: String?
        for (index, argument) in arguments.enumerated() {
            // Behind it stand no options.
            if argument == "--" { break }
            if argument == option, index + 1 < arguments.count { value = arguments[index + 1] }
            if argument.hasPrefix(option + "=") { value = String(argument.dropFirst(option.count + 1)) }
        }
        return value
    }

    /// `ja`, `ja_JP.UTF-8`, `ja-JP`.
    init?(locale: String) {
        self.init(rawValue: String(locale.prefix { $0.isLetter }).lowercased())
    }
}
