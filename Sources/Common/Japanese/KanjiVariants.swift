import Foundation

/// Forms of kanji that names are registered in and dictionaries do not list: 髙 is 高, 﨑 is 崎.
enum KanjiVariants {
    /// The form that dictionaries list; the kanji itself where there is no other.
    static func common(_ kanji: Character) -> Character {
        common[kanji] ?? kanji
    }

    /// The form under which a name is found: also the old and the simplified forms of names, which dictionaries list.
    static func found(_ kanji: Character) -> Character {
        let common = common(kanji)
        return simple[common] ?? common
    }

    /// Whether the dictionary of Open JTalk is certain to have it: the two levels of JIS X 0208.
    static func isListed(_ kanji: Character) -> Bool {
        String(kanji).data(using: .iso2022JP) != nil
    }

    private static let common: [Character: Character] = {
        let pairs = """
            﨑崎 髙高 德徳 黑黒 瀨瀬 增増 淸清 靑青 鄕郷 橫横 綠緑 緖緒 寬寛 敎教 悅悦 曻昇 桒桑 栁柳 濵浜 昻昂 曺曹 凞熙 甁瓶 郞郎 閒間
            薰薫 賴頼 羡羨 冝宜 凬風 兊兌 﨔欅 靍鶴 靏鶴 贒賢 榘矩 勛勲 喆哲 愠慍 晳晰 暠皓 杦杉 裵裴 𠮷吉 𠮟叱 𡈽土 㟢崎
            槗橋 𣘺橋 桺柳 柗松 㐂喜 隝島 㠀島 嶹島 泻潟 㑹会 囯国 圡土 壄野 歷歴 每毎 旣既 產産 戶戸 錄録 虛虚 絕絶 稅税 說説 脫脱 閱閲
            銳鋭 溫温 彥彦 姸妍 硏研 倂併 屛屏 黃黄 蔣蒋 鷗鴎 摑掴 頰頬 剝剥 塡填 嚙噛 簞箪 蠟蝋 醬醤 麴麹 麵麺 繡繍 禱祷 瀆涜 萊莱 搔掻
            瘦痩 繫繋 顚顛 吞呑 軀躯 驒騨 俱倶 俠侠 噓嘘 鹼鹸 屢屡 潑溌 焰焔 囊嚢 啞唖 攢攅 步歩 卽即 槪概 郶部 晚晩 涉渉 狀状 尙尚 內内
            煇輝 巢巣 囱窓 逺遠 嵓巌 埈峻 澈徹 蘒萩 釰剣 鈆鉛 鍳鑑 雝雍 魲鱸 鮏鮭 鸎鴬
            """
        return Dictionary(
            uniqueKeysWithValues: pairs.split(whereSeparator: \.isWhitespace).map { ($0.first!, $0.last!) })
    }()
    private static let simple: [Character: Character] = {
        let pairs = """
            齋斉 齊斉 斎斉 邊辺 邉辺 澤沢 濱浜 嶋島 嶌島 櫻桜 廣広 國国 冨富 惠恵 眞真 龍竜 條条 榮栄 圓円 鹽塩 學学 壽寿 實実 將将 瀧滝 萬万
            藏蔵 參参 來来 禮礼 靜静 彌弥 蘆芦 檜桧 曾曽 槇槙 舘館 籠篭 會会 關関 鐵鉄 龜亀 豐豊 應応 澁渋 峯峰 齡齢 埜野 髮髪 輿与 與与 觀観 顯顕
            佛仏 傳伝 兒児 劍剣 勳勲 單単 堯尭 遙遥 瑤瑶 晄晃 穗穂 縣県 聲声 莊荘 鷄鶏 濟済 淺浅 溪渓 獻献 畫画 盡尽 稻稲 粹粋
            繩縄 舊旧 藝芸 藥薬 號号 讓譲 轉転 邨村 釋釈 錢銭 雙双 驛駅 鬪闘 黨党 假仮 壹壱 蘓蘇 籔薮 藪薮 渕淵 渊淵
            """
        return Dictionary(
            pairs.split(whereSeparator: \.isWhitespace).map { ($0.first!, $0.last!) },
            uniquingKeysWith: { first, _ in first })
    }()
}
