import Rules

extension Weekday {
    private static let japanese = Array("月火水木金土日")

    /// 月…日, as garbage tables write it.
    init?(japanese: Character) {
        guard let index = Self.japanese.firstIndex(of: japanese) else { return nil }
        self = Weekday.allCases[index]
    }

    var japaneseName: String { String(Self.japanese[rawValue - 1]) }
    var openingHoursName: String { OpeningHoursNames.weekdays[rawValue - 1] }

    /// `Mo`…`Su`, as opening hours write it.
    init?(openingHours: some StringProtocol) {
        guard let index = OpeningHoursNames.weekdays.firstIndex(of: String(openingHours)) else {
            return nil
        }
        self = Weekday.allCases[index]
    }
}
