/// A language that the product's texts are written in.
public enum Language: String, Sendable, CaseIterable {
    case en, ja

    /// The language of the person at this terminal: `MIMAMORI_LANGUAGE`, then `--locale` among the arguments, then the
    /// locale of the environment (locale(7)).
    /// - Returns: English where nothing names one of ours.
    public static func chosen(by arguments: [String], _ environment: [String: String]) -> Language {
        // Of these three the first that is set counts, though it be a language that we lack.
        let system = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        let named: [String?] = [environment["MIMAMORI_LANGUAGE"], value(of: "--locale", in: arguments), system]
        for case let locale? in named {
            if let language = Language(locale: locale) { return language }
        }
        return .en
    }

    /// As ArgumentParser would read it: the last one counts. An error in the arguments must be said in a language, too.
    private static func value(of option: String, in arguments: [String]) -> String? {
        var value: String?
        for (index, argument) in arguments.enumerated() {
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
