import Foundation
import OpenData
import TestSupport
import Testing

@Suite struct ItemFinderTests {
    private let finder: ItemFinder

    init() {
        let csv = """
            label,name,notice,furigana
            可燃,アイスノン（保冷剤）,,あ
            不燃,コーヒーメーカー,,こ
            有害,乾電池,,かんでんち
            可燃,墓石,,は
            収集不可,墓石,石材店に相談,は
            不燃,ラジオ,,ら
            不燃,ラジカセ,,ら
            可燃,コーヒー豆,,こ
            """
        finder = ItemFinder(TargetReader.read(csv, file: "target.csv").value)
    }

    @Test(arguments: [
        ("乾電池", [4]), ("かんでんち", [4]), ("カンデンチ", [4]), ("ｶﾝﾃﾞﾝﾁ", [4]), ("乾 電 池", [4]),
        ("コーヒーメーカー", [3]), ("コーヒーメーカ", [3]), ("コオヒイメエカア", [3]), ("こーひーめーかー", [3]), ("ｺｰﾋｰﾒｰｶｰ", [3]),
        ("アイスノン", [2]), ("アイスノン(保冷剤)", [2]), ("保冷剤", [2]), ("コーヒー", [3, 9]), ("らじ", [7, 8]), ("墓石", [5, 6]),
        ("ら", []), ("", []), ("宇宙船", []),
    ])
    func aThingIsFoundByWhateverItIsCalled(_ name: String, _ lines: [Int]) {
        #expect(finder.items(named: name).map(\.line) == lines)
    }

    // MARK: - Whole names and parts

    /// Things of one name and of others that have it in theirs, each with its own category.
    private static let household = [
        "枕", "氷まくら", "座布団", "ふとん", "ダンボール", "傘", "日がさ", "傘立て", "てんぷら油", "天ぷらなべ", "引き出し", "ベッド", "ベッドカバー", "バッグ",
        "カーテン・じゅうたん", "カーテンレール", "フィルム", "取り皿", "使い捨てカイロ", "ヴァイオリン", "椅子（木製）", "いす（金属製）", "茶碗", "タオル・雑巾",
        "タオルケット", "ビデオデッキ", "はさみ", "鋏", "石けん",
    ]

    private static func finder(_ names: [String]) -> ItemFinder {
        let rows = names.enumerated().map { "分別\($0),\($1),," }.joined(separator: "\n")
        return ItemFinder(TargetReader.read("label,name,notice,furigana\n\(rows)", file: "target.csv").value)
    }

    /// What a dictionary says of the words in these tests; of compounds it does not always know the reading.
    private static let dictionary = [
        "枕": "まくら", "氷枕": "こおりまくら", "氷まくら": "こおりまくら", "氷": "こおり", "座布団": "ざぶとん", "布団": "ふとん", "蒲団": "ふとん",
        "段ボール": "だんぼーる", "傘": "かさ",
        "日がさ": "ひがさ", "傘立て": "かさたて", "てんぷら油": "てんぷらゆ", "天ぷら油": "てんぷらゆ", "天ぷら": "てんぷら", "油": "あぶら", "天ぷらなべ": "てんぷらなべ",
        "引き出し": "ひきだし", "引出し": "ひきだし", "引出": "ひきで", "取り皿": "とりざら", "使い捨てカイロ": "つかいすてかいろ", "椅子": "いす", "茶碗": "ちゃわん",
        "茶わん": "ちゃわん", "鋏": "はさみ", "石鹸": "せっけん", "石けん": "せっけん", "絨毯": "じゅうたん", "雑巾": "ぞうきん",
    ]

    private static func read(_ names: [String]) -> [String: String] {
        dictionary.filter { names.contains($0.key) }
    }

    @Test(
        "A whole word or its reading is preferred to a part of another",
        arguments: [
            ("まくら", ["枕"]), ("マクラ", ["枕"]), ("ﾏｸﾗ", ["枕"]), ("枕", ["枕"]), ("布団", ["ふとん"]), ("蒲団", ["ふとん"]),
            ("フトン", ["ふとん"]),
            ("段ボール", ["ダンボール"]), ("だんぼーる", ["ダンボール"]), ("かさ", ["傘"]), ("傘", ["傘"]), ("天ぷら油", ["てんぷら油"]),
            ("てんぷらあぶら", ["てんぷら油"]), ("テンプラ油", ["てんぷら油"]), ("引出し", ["引き出し"]), ("引出", ["引き出し"]), ("ひきだし", ["引き出し"]),
            ("ベット", ["ベッド"]), ("バック", ["バッグ"]), ("フイルム", ["フィルム"]), ("取皿", ["取り皿"]), ("使捨てカイロ", ["使い捨てカイロ"]),
            ("バイオリン", ["ヴァイオリン"]), ("バイオリーン", ["ヴァイオリン"]), ("椅子", ["椅子（木製）", "いす（金属製）"]),
            ("いす", ["椅子（木製）", "いす（金属製）"]),
            ("茶わん", ["茶碗"]), ("ちゃわん", ["茶碗"]), ("タオル", ["タオル・雑巾"]), ("ぞうきん", ["タオル・雑巾"]), ("カーテン", ["カーテン・じゅうたん"]),
            ("絨毯", ["カーテン・じゅうたん"]), ("はさみ", ["はさみ", "鋏"]), ("鋏", ["鋏"]), ("石鹸", ["石けん"]), ("せっけん", ["石けん"]),
            ("氷枕", ["氷まくら"]),
        ])
    func wholeWord(_ name: String, _ expected: [String]) async throws {
        let matches = try await Self.finder(Self.household).matches(name, reading: Self.read)
        #expect(matches.areWhole)
        #expect(matches.items.map(\.name) == expected)
    }

    @Test(
        "Of a word that is only a part, all things that hold it are named, and said to be others",
        arguments: [
            ("カバー", ["ベッドカバー"]), ("デッキ", ["ビデオデッキ"]), ("天ぷら", ["てんぷら油", "天ぷらなべ"]), ("ずす", []), ("出し", ["引き出し"]),
        ])
    func partOfAWord(_ name: String, _ expected: [String]) async throws {
        let matches = try await Self.finder(Self.household).matches(name, reading: Self.read)
        #expect(!matches.areWhole)
        #expect(matches.items.map(\.name) == expected)
    }

    @Test("Without a dictionary the data's own readings are used, and a part is known for one")
    func withoutDictionary() {
        let finder = Self.finder(Self.household)
        #expect(finder.matches("まくら").areWhole == false)
        #expect(finder.matches("まくら").items.map(\.name) == ["氷まくら"])
        #expect(finder.matches("引出し").items.map(\.name) == ["引き出し"])
    }

    @Test(
        "A column of kana headings is no reading, and one of whole readings is",
        arguments: [
            ("枕", "ま", nil), ("枕", "まくら", "まくら"), ("枕", "マクラ", "マクラ"), ("枕", "あいうえおかきくけこ", nil), ("枕", "ま行", nil),
            ("枕", "その他", nil),
            ("氷まくら", "こおりまくら", "こおりまくら"), ("氷まくら", "かきくけこ", nil), ("アイスノン（保冷剤）", "あいすのん", "あいすのん"),
            ("CD", "しーでぃー", "しーでぃー"),
            ("風呂おけ", "ふろおけ", "ふろおけ"), ("買い物かご", "かいものかご", "かいものかご"),
        ] as [(String, String, String?)])
    func wholeReading(_ name: String, _ column: String, _ reading: String?) {
        let target = TargetReader.read("label,name,notice,furigana\n紙,\(name),,\(column)\n", file: "target.csv").value
            .first
        #expect(target?.reading == reading)
    }

    @Test("In a town of the sample's words, each is found whole in every spelling, however many others hold it")
    func variantSpellings() async throws {
        var random = SplitMix(state: 19)
        let folder = Checkout.root.appending(path: "towns/komorebi/garbage")
        let sample = GarbageReader.read(folder: "") { try Data(contentsOf: folder.appending(path: $0)) }.value.targets
        let words = sample.map { (name: $0.name, reading: $0.reading ?? $0.name) }.shuffled(using: &random).prefix(40)
        for word in words {
            let isKanji = word.name != word.reading
            // The town writes it in kanji or in kana, and its compounds in either.
            let own = [word.name, word.reading].randomElement(using: &random) ?? word.name
            let others = ["古い\(word.name)", "\(word.reading)カバー", "氷\(word.reading)", "\(word.name)入れ"].shuffled(
                using: &random)
            let finder = Self.finder((others + [own]).shuffled(using: &random))
            let katakana = try #require(word.reading.applyingTransform(.hiraganaToKatakana, reverse: false))
            let halfWidth = try #require(katakana.applyingTransform(.fullwidthToHalfwidth, reverse: false))
            for spelling in [word.name, word.reading, katakana, halfWidth, "　\(word.name) "] {
                let matches = try await finder.matches(spelling) { names in
                    isKanji && names.contains(word.name) ? [word.name: word.reading] : [:]
                }
                #expect(matches.areWhole && matches.items.map(\.name) == [own], "\(spelling) for \(own): \(matches)")
            }
        }
    }
}
