import Texts

/// What ArgumentParser says about a command, whose own words are English only.
enum HelpScreen {
    private static let words: [Text] = [
        Text(en: "OVERVIEW: ", ja: "これは："), Text(en: "USAGE: ", ja: "使い方："), Text(en: "ARGUMENTS:", ja: "書くもの："),
        Text(en: "OPTIONS:", ja: "選べるもの："), Text(en: "SUBCOMMANDS:", ja: "できること："),
        Text(en: "Show help information.", ja: "この説明を出します。"), Text(en: "(default: ", ja: "（なければ "),
        Text(en: "(values: ", ja: "（選べる語："),
        Text(en: "See 'mimamori help <subcommand>' for detailed help.", ja: "くわしい説明：mimamori help <subcommand>"),
    ]

    static func text(_ screen: String, in language: Language) -> String {
        words.reduce(screen) { $0.replacing($1.en, with: $1.in(language)) }
    }
}
