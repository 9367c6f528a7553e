import Foundation

/// Forms of kanji that names are registered in and dictionaries do not list: 髙 is 高, 﨑 is 崎.
enum KanjiVariants {
    /// The form that dictionaries list; the kanji itself where there is no other.
    static func common(_ kanji: Character) -> Character {
        common[kanji] ?? kanji
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
}
