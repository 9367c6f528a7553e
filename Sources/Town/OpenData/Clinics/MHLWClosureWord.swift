import Rules

/// A word of the text in which clinics name their closed days.
enum MHLWClosureWord: Equatable {
    case weekdays(Set<Weekday>)
    case holiday
    /// 山の日: which of the holidays a date is.
    case holidayName
    /// 第, before the weeks of a month.
    case ordinal
    /// 最終: the last week of a month.
    case last
    case period(MHLWPeriod)
    /// A name for days that are the same every year: 元日.
    case fixed(DateSelector)
    /// 上旬 and the like, in days of a month.
    case partOfMonth(ClosedRange<Int>)
    case half(HalfDay)
    /// A part of a day that the clinic's hours do not show: 夜診.
    case unclearPart
    /// 半 of 13時半.
    case halfHour
    case reiwa, heisei
    /// 元 of 令和元年.
    case firstYear
    case nextYear
    case everyMonth
    case week
    case dayAfter, dayBefore
    case onward, until, only
    /// It is closed, which the field says of everything in it.
    case closed
    /// It is open: the contrary of what the field is for.
    case open
    /// ただし, 除く: some of the days are not closed.
    case except
    /// で終了: open until then.
    case ends
    case vague
    /// 等: there are more days.
    case others
    /// On days that nobody can name beforehand.
    case irregular
    /// Why it is closed; by itself it says nothing about when.
    case reason
    /// It does not close.
    case never
    case filler
}

extension MHLWClosureWord {
    private typealias Kind = MHLWClosureLexer.Kind

    /// Every spelling, in capital letters and compatibility forms folded (NFKC).
    static let table: [String: MHLWClosureLexer.Kind] = {
        var table: [String: Kind] = [:]
        for (word, spellings) in words {
            for spelling in spellings.split(separator: " ") { table[String(spelling)] = .word(word) }
        }
        for (index, name) in "月火水木金土日".enumerated() {
            guard let weekday = Weekday(rawValue: index + 1) else { continue }
            for suffix in ["", "曜", "曜日"] { table["\(name)\(suffix)"] = .word(.weekdays([weekday])) }
        }
        for (kind, spellings) in joints {
            for spelling in spellings.split(separator: " ") { table[String(spelling)] = kind }
        }
        return table
    }()

    /// The length of the longest spelling that begins with a character.
    static let maximumLengths = table.keys.reduce(into: [Character: Int]()) { lengths, word in
        guard let first = word.first else { return }
        lengths[first] = max(lengths[first] ?? 0, word.count)
    }

    /// Words that stand where signs may.
    private static let joints: [(Kind, String)] = [
        (.dash, "から より カラ ヨリ"),
        (.comma, "と や 及び および 並びに ならびに 又は または もしくは"),
    ]

    private static let words: [(MHLWClosureWord, String)] = seasons + fixedDays + days + statements

    private static let seasons: [(MHLWClosureWord, String)] = [
        (
            .period(.goldenWeek),
            "GW G.W. G.W ゴールデンウィーク ゴールデンウイーク ゴールデンウィク ゴールデン・ウィーク ゴールデン 大型連休 黄金週間 5月連休 五月連休 5月の連休 五月の連休 春の連休"
        ),
        (.period(.bon), "お盆 御盆 おぼん オボン 盆 お盆休み 盆休み 盆休 夏盆 月遅れ盆"),
        (.period(.oldBon), "旧盆 旧お盆"), (.period(.newBon), "新盆 7月盆 七月盆 東京盆"),
        (.period(.summer), "夏季 夏期 夏 夏休み 夏休 夏季休暇 夏期休暇 夏季休診 夏期休診 夏季休業 夏期休業 サマーホリデー"),
        (.period(.silverWeek), "シルバーウィーク シルバーウイーク SW 秋の連休"), (.period(.autumn), "秋季 秋期 秋休み 秋"),
        (.period(.christmas), "クリスマス"), (.period(.yearEnd), "年末 歳末 年の瀬"),
        (.period(.turnOfYear), "年末年始 年末・年始 年末、年始 年末/年始 年末から年始 暮れ正月"), (.period(.newYear), "年始 正月 お正月 新年 年初"),
        (.period(.winter), "冬季 冬期 冬休み 冬 冬季休暇 冬期休暇"), (.period(.spring), "春季 春期 春休み 春"),
    ]

    private static let fixedDays: [(MHLWClosureWord, String)] = [
        (.fixed(DateSelector(1, 1, to: 1, 1)), "元日 元旦"), (.fixed(DateSelector(12, 31, to: 12, 31)), "大晦日 大みそか おおみそか"),
        (
            .fixed(DateSelector(1, 1, to: 1, 3)),
            ["三", "3"].flatMap { number in ["が", "ガ", "ヶ", "ケ", "箇", "か", "カ", "ヵ"].map { "\(number)\($0)日" } }
                .flatMap { [$0, "正月\($0)", "正月の\($0)", "お正月\($0)", "お正月の\($0)", "新年\($0)", "年始\($0)"] }
                .joined(separator: " ")
        ),
        (.partOfMonth(1...10), "上旬 初旬 初め はじめ 始め 頭 月初"), (.partOfMonth(10...21), "中旬 半ば なかば 中頃 中ごろ"),
        (.partOfMonth(20...31), "下旬 末 末頃 末ごろ 終わり頃 月末"),
    ]

    private static let days: [(MHLWClosureWord, String)] = [
        (.weekdays([.monday, .tuesday, .wednesday, .thursday, .friday]), "平日"),
        (.holiday, "祝日 祝祭日 祝 国民の祝日 国民の休日 法定休日 振替休日 振替日 祝休日 休日 祭日 旗日"), (.ordinal, "第"), (.last, "最終 最後の 最終週の"),
        (
            .half(.morning), "午前 午前中 午前の部 AM A.M. A.M 朝"
        ),
        (.half(.afternoon), "午後 午後の部 PM P.M. P.M 昼から 昼以降"),
        (.unclearPart, "夜診 夕診 夜間 夕方 夜 半日 夜間診療 夕診療 昼 一部 時間短縮 短縮"), (.halfHour, "半"),
        (.reiwa, "令和 R"), (.heisei, "平成 H"), (.firstYear, "元"), (.nextYear, "翌年 翌年の 翌 来年 明年 翌々年 同年 同月 同"),
        (
            .holidayName,
            "山の日 海の日 敬老の日 体育の日 スポーツの日 文化の日 勤労感謝の日 こどもの日 子供の日 みどりの日 憲法記念日 昭和の日 天皇誕生日 建国記念の日 建国記念日 春分の日 秋分の日 成人の日"
        ), (.everyMonth, "毎月"), (.week, "週 週目"), (.dayAfter, "翌日 次の日 あくる日"), (.dayBefore, "前日 前の日"),
        (.onward, "以降 以後 いこう"),
        (.until, "まで 迄 マデ"), (.only, "のみ だけ ノミ 限り"),
    ]

    private static let statements: [(MHLWClosureWord, String)] = [
        (
            .closed,
            "休診 休診日 休診します 休診致します 休診いたします 休診となります 休診とします 休診です 休診とさせていただきます 休診させていただきます 休み 休みます お休み お休みします お休みです 休み(です) 休業 休業日 休院 休院日 休館 休館日 休園 休園日 休室 全休 定休 定休日 休 閉まる 閉める 全日休診 終日休診 休暇 休務 休養日"
        ),
        (
            .open,
            "診療 診察 開院 営業 開診 診療します 診療いたします 診療しています 診察します 開院します 営業します"
        ),
        (
            .except,
            "ただし 但し 但 除く のぞく 除き 以外 場合 場合は ときは 時は 代わり 代診 代替 変更 診療日 診療あり 通常診療 通常通り 通常どおり 平常通り 平常どおり 平常診療 通常 平常 受付 やっています 開けます 開いています"
        ), (.ends, "終了 終わり 閉院 閉診 終診"),
        (
            .vague,
            "頃 ごろ 前後 約 あたり 辺り くらい ぐらい 程度 原則 原則として 未定 変動 異なる 異なります 変わる 変わります による よる 参照 応じて 暦通り 暦どおり カレンダー通り カレンダーどおり 予定は未定 一定しない その年 年により 年によって 月により 要確認 要問合せ 要問い合わせ"
        ),
        (.others, "等 など ほか 他 その他 ETC ETC. 等々"),
        (.irregular, "不定休 不定期 不定 随時 適宜 都度 月1回 月2回 月3回 月一回 月二回 月に1回 月に2回 月に一回 月に数回 週1回"),
        (
            .reason,
            "学会 学会出張 学会参加 学会出席 学会のため 学会出席のため 学会参加のため 研修 研修会 院内研修 職員研修 社員旅行 職員旅行 慰安旅行 出張 臨時 臨時休診 臨時休診日 臨時休業 棚卸 棚卸し 健診 健診のため 訪問診療 往診 あり 有 有り アリ 院長不在 医師不在 不在 のため 為 都合 諸事情 記念日 創立記念日 開院記念日 開業記念日 設立記念日 研究日 会議 講演 講習会 連休 連休中 飛び石連休"
        ),
        (
            .never,
            "なし 無し ナシ 無 無し。 特になし 特に無し 特にありません 特に無い ありません ございません 該当なし 該当無し 年中無休 無休 休診なし 休診日なし 休まず 設定なし"
        ),
        (
            .filler,
            "の は も を が に で へ 期間 期間中 中 間 毎週 毎年 例年 毎 診 全日 終日 一日中 1日中 当院 当院は 医院 当クリニック いずれも それぞれ ともに 共に すべて 全て 全部 その間 また 尚 なお 予定 致します いたします します です となります とします とさせていただきます させていただきます 下記 以下 以下の通り 次の通り 下記の通り のとおり の通り 曜 曜日 日程 振休 振替 一斉 定期 休診期間 長期 特別 診療科 全診療科 全科"
        ),
    ]
}
