import Foundation
package import Texts

/// What ArgumentParser says about a command or a mistake in one, whose own words are English only.
package enum HelpScreen {
    /// A star stands for what is different each time.
    private static let words: [Text] = [
        Text(en: "OVERVIEW: ", ja: "これは："), Text(en: "USAGE: ", ja: "使い方："), Text(en: "ARGUMENTS:", ja: "書くもの："),
        Text(en: "OPTIONS:", ja: "選べるもの："), Text(en: "SUBCOMMANDS:", ja: "できること："),
        Text(en: "Show help information.", ja: "この説明を出します。"), Text(en: "Show the version.", ja: "版の番号を出します。"),
        Text(en: "(values: *; default: *)", ja: "（選べる語：*。なければ *）"), Text(en: "(values: *)", ja: "（選べる語：*）"),
        Text(en: "(default: *)", ja: "（なければ *）"),
        Text(en: "See 'mimamori help *' for detailed help.", ja: "くわしい説明：mimamori help *"),
        Text(en: "Missing expected argument '*'", ja: "「*」が足りません。"),
        Text(en: "Missing one of: *", ja: "どれか一つが要ります：*"),
        Text(en: "Missing value for '*'", ja: "「*」の後ろに、値がありません。"),
        Text(en: "Unexpected argument '*'", ja: "「*」は使えません。"),
        Text(en: "* unexpected arguments: *", ja: "使えないものが * つあります：*"),
        Text(en: "Unknown option '*'. Did you mean '*'?", ja: "「*」はありません。「*」のことですか。"),
        Text(en: "Unknown option '*'", ja: "「*」はありません。"),
        Text(en: "The value '*' is invalid for '*'. Please provide one of *.", ja: "「*」は「*」に使えません。選べる語：*。"),
        Text(en: "The value '*' is invalid for '*'", ja: "「*」は「*」に使えません。"),
    ]

    package static func text(_ screen: String, in language: Language) -> String {
        switch language {
        case .en: screen
        case .ja: words.reduce(screen) { $0.replacing($1) }
        }
    }
}

extension String {
    /// With every place that reads like the English of a text written in Japanese. Lines may break at its spaces.
    fileprivate func replacing(_ text: Text) -> String {
        let pattern = NSRegularExpression.escapedPattern(for: text.en)
            .replacing("\\*", with: "([^()]*?)").replacing(" ", with: "\\s+")
        // At the end of a message nothing follows the last star.
        guard let regex = try? Regex(pattern.hasSuffix("?)") ? pattern + "$" : pattern) else { return self }
        return replacing(regex) { match in
            let values = match.output.dropFirst().compactMap(\.substring)
            let parts = text.ja.split(separator: "*", omittingEmptySubsequences: false)
            return zip(parts, values.map(String.init) + [""]).map { $0 + $1 }.joined()
        }
    }
}
