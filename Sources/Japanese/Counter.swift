/// A word that Japanese puts behind a number, and how the two are read together: 三日 is みっか, 三分 さんぷん.
public struct Counter: Sendable, Equatable {
    /// `分`.
    public let written: String
    /// `ふん`.
    private let reading: String
    /// Its form behind っ and ん where that is another: `ぷん`.
    private var readingAfterStop: String?
    /// Whether いち, ろく, はち, じゅう and ひゃく end in っ before it; of a counter in さ or た, ろく and ひゃく do not.
    private var stops: Set<String> = []
    /// What numbers that end in a digit end in before it: 四時 is よじ.
    private var endings: [Int: String] = [:]
    /// Numbers that are read with it as a word of their own: ついたち.
    private var words: [Int: String] = [:]
    private var hasOnlyWords = false

    /// - Parameter number: Not below zero.
    /// - Returns: `nil` for a number too large to be read, or one that this counter does not count.
    public func reading(_ number: Int) -> String? {
        if let word = words[number] { return word }
        guard !hasOnlyWords, var digits = JapaneseNumber.reading(number) else { return nil }
        let last = number % 10
        if let ending = endings[last], number == 0 || last != 0 {
            digits.removeLast(JapaneseNumber.reading(last)?.count ?? 0)
            digits += ending
        }
        if stops.contains(where: digits.hasSuffix) {
            return digits.dropLast() + "っ" + (readingAfterStop ?? reading)
        }
        return digits + (digits.hasSuffix("ん") ? readingAfterStop ?? reading : reading)
    }

    private init(_ written: String, _ reading: String) {
        (self.written, self.reading) = (written, reading)
    }

    private func with(_ change: (inout Counter) -> Void) -> Counter {
        var counter = self
        change(&counter)
        return counter
    }

    /// The longest first, so that 時間 is not taken for 時.
    static let all: [Counter] = {
        let hour = [0: "れい", 4: "よ", 7: "しち", 9: "く"]
        let days = [
            2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか", 9: "ここのか", 10: "とおか",
            14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか",
        ]
        let kRow: Set = ["いち", "ろく", "はち", "じゅう", "ひゃく", "びゃく", "ぴゃく"]
        let sRow: Set = ["いち", "はち", "じゅう"]
        let counters = [
            Counter("年", "ねん").with { $0.endings = [4: "よ"] },
            Counter("か月", "かげつ").with { $0.stops = kRow },
            Counter("月", "がつ").with { $0.endings = [4: "し", 7: "しち", 9: "く"] },
            Counter("週間", "しゅうかん").with { $0.stops = sRow },
            Counter("日間", "にちかん").with {
                $0.words = days.mapValues { $0 + "かん" }; $0.endings = [7: "しち", 9: "く"]
            },
            Counter("日", "にち").with {
                $0.words = days; $0.endings = [7: "しち", 9: "く"]
            },
            Counter("時間", "じかん").with { $0.endings = hour },
            Counter("時", "じ").with { $0.endings = hour },
            Counter("分", "ふん").with {
                $0.stops = kRow; $0.readingAfterStop = "ぷん"
            },
            Counter("つ", "つ").with {
                $0.hasOnlyWords = true
                $0.words = [
                    1: "ひとつ", 2: "ふたつ", 3: "みっつ", 4: "よっつ", 5: "いつつ", 6: "むっつ", 7: "ななつ", 8: "やっつ", 9: "ここのつ",
                ]
            },
            Counter("人", "にん").with {
                $0.words = [1: "ひとり", 2: "ふたり"]; $0.endings = [4: "よ", 7: "しち"]
            },
            Counter("歳", "さい").with {
                $0.stops = sRow; $0.words = [20: "はたち"]
            },
            Counter("件", "けん").with { $0.stops = kRow },
            Counter("回", "かい").with { $0.stops = kRow },
            Counter("個", "こ").with { $0.stops = kRow },
            Counter("枚", "まい"), Counter("番", "ばん"), Counter("号", "ごう"), Counter("度", "ど"), Counter("円", "えん"),
        ]
        return counters.sorted { $0.written.count > $1.written.count }
    }()

    /// By the word itself.
    public static func named(_ written: String) -> Counter? {
        all.first { $0.written == written }
    }
}
