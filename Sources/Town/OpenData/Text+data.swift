import Texts

/// What is wrong with values that many files have.
extension Text {
    static func noDate(_ value: String, example: String) -> Text {
        Text(en: "“\(value)” is no date: write it as \(example)", ja: "「\(value)」は日付ではありません。\(example) のように書いてください")
    }

    static func noTime(_ value: String, example: String) -> Text {
        Text(en: "“\(value)” is no time: write it as \(example)", ja: "「\(value)」は時刻ではありません。\(example) のように書いてください")
    }

    /// A name that another file, `place`, does not have.
    static func unknown(_ name: String, in place: String) -> Text {
        Text(en: "\(place) has no “\(name)”: spell it as there", ja: "\(place) に「\(name)」がありません。同じ字で書いてください")
    }
}
