import Rules

extension Weekday {
    /// 月…日, as garbage tables write it.
    init?(japanese: Character) {
        guard let index = Array("月火水木金土日").firstIndex(of: japanese) else { return nil }
        self = Weekday.allCases[index]
    }

    /// `Mo`…`Su`, as opening hours write it.
    init?(openingHours: some StringProtocol) {
        guard let index = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].firstIndex(of: String(openingHours)) else {
            return nil
        }
        self = Weekday.allCases[index]
    }
}
