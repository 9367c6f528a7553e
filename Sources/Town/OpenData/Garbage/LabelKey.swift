import Japanese

/// Words that labels write in kanji or in kana as it comes.
private let wordsInKana = [("塵芥", "ごみ"), ("塵", "ごみ"), ("芥", "ごみ"), ("瓶", "びん"), ("壜", "びん"), ("缶", "かん")]

extension StringProtocol {
    /// For comparing the labels of categories, which every file of a town writes in its own way: widths, spaces and the marks
    /// between words are nothing, katakana are hiragana, and a word is the same in kanji and in kana.
    var labelKey: String {
        wordsInKana.reduce(normalized.lowercased().hiragana.filter { !"・·•‧∙⋅、,/&+|".contains($0) }) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
