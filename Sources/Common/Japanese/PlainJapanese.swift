public import Texts

/// What can be checked of plain Japanese (やさしい日本語): everything that a person of eighty should not have to work out,
/// by ear or on a screen. The rules are those of the guideline of the Immigration Services Agency and the Agency for
/// Cultural Affairs (2020) that can be decided without understanding.
public enum PlainJapanese {
    /// Beats of one sentence, the facts that fill it left out: five seconds of speech.
    public static let longestSentence = 30
    /// Characters of one sentence on a screen; what is not Japanese, such as the name of a file, is left out.
    static let longestLine = 40
    /// Words in katakana in one sentence that is heard, and in one that is read.
    static let mostKatakanaWords = (heard: 1, read: 2)
    /// Words of people who build machines, with those to use instead.
    static let jargon = [
        "エラー": "まちがい", "ディレクトリ": "場所", "フォルダ": "場所", "パラメータ": "数", "オプション": "選び方", "デフォルト": "決めないとき",
        "フォーマット": "形", "プロセス": "動き", "バージョン": "版", "インポート": "とりこみ", "エクスポート": "書き出し",
        "タイムアウト": "時間切れ", "サポート": "使える", "インストール": "入れる", "アクセス": "読む", "ユーザー": "使う人", "無効": "使えない",
        "不正": "まちがい", "デバイス": "機械", "パス": "場所", "ロケール": "ことば",
    ]

    private static let negations = ["ません", "ない", "なく", "なけれ"]

    /// - Returns: What is wrong with a sentence that is heard, and what to do about it; nothing where it is plain.
    public static func issues(in sentence: RubyText) -> [Text] {
        let pronunciation = Pronunciation(sentence)
        var issues: [Text] = []
        if !pronunciation.unread.isEmpty {
            let signs = pronunciation.unread.joined()
            issues.append(
                Text(
                    en: "“\(signs)” cannot be said: write its reading in kana behind it, ｜\(signs)《…》",
                    ja: "「\(signs)」が読めません。後ろに、かなで書いてください：｜\(signs)《…》"))
        }
        issues += pronunciation.undecided.map {
            Text(
                en: "the は or へ in “\($0)” may be a particle or part of a word: give the word a reading, ｜…《…》",
                ja: "「\($0)」の「は」「へ」の読みがわかりません。ことばに読みをつけてください：｜…《…》")
        }
        if pronunciation.morae.count > longestSentence {
            issues.append(
                Text(
                    en: "\(pronunciation.morae.count) morae are long to listen to: make two sentences of it",
                    ja: "\(pronunciation.morae.count) 拍は、聞くのに長すぎます。二つの文にしてください"))
        }
        return issues + wording(sentence.base, katakanaWords: mostKatakanaWords.heard)
    }

    /// - Parameter text: One or more sentences that are read on a screen, without the facts that fill them.
    /// - Returns: What is wrong with them, and what to do about it; nothing where they are plain.
    public static func issues(read text: String) -> [Text] {
        text.split { "。？！：\n".contains($0) }.flatMap { sentence in
            let length = sentence.count { $0.isJapanese }
            return wording(String(sentence), katakanaWords: mostKatakanaWords.read)
                + (length > longestLine
                    ? [
                        Text(
                            en: "\(length) characters are long to read: make two sentences of it",
                            ja: "\(length) 字は、読むのに長すぎます。二つの文にしてください")
                    ] : [])
                + jargon.filter { word, _ in
                    sentence.split { !$0.isKatakana && $0 != "ー" && !$0.isKanji }.contains { $0.contains(word) }
                }.sorted { $0.key < $1.key }.map {
                    Text(en: "“\($0)” is a word of machines: write \($1)", ja: "「\($0)」は機械のことばです。「\($1)」と書いてください")
                }
        }
    }

    private static func wording(_ sentence: String, katakanaWords most: Int) -> [Text] {
        var issues: [Text] = []
        let katakana = Set(sentence.split { !$0.isKatakana && $0 != "ー" })
        if katakana.count > most {
            let words = katakana.sorted().joined(separator: ", ")
            issues.append(
                Text(
                    en: "\(words) are many foreign words: say all but \(most) in Japanese",
                    ja: "かたかなのことばが多すぎます（\(words)）。\(most) より多くは、日本語にしてください"))
        }
        // An apology has the form of a negation.
        let words = sentence.replacing("すみません", with: "")
        if negations.map({ words.ranges(of: $0).count }).reduce(0, +) > 1 {
            issues.append(
                Text(
                    en: "two negations have to be undone: say it the other way round",
                    ja: "打ち消しが二つあります。反対の言い方にしてください"))
        }
        return issues
    }
}
