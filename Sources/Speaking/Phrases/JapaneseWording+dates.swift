import Rules

extension JapaneseWording {
    /// "明日の木曜日", "今度の日曜日", "12月7日の月曜日", "来年の12月4日の土曜日".
    func day(_ date: CalendarDate, today: CalendarDate) -> String {
        switch today.distance(to: date) {
        case -1: "昨日《きのう》"
        case 0: "今日《きょう》"
        case 1: "明日《あした》の\(name(of: date.weekday))"
        case 2: "あさっての\(name(of: date.weekday))"
        case 3...6: "今度《こんど》の\(name(of: date.weekday))"
        default: (date.isFarIntoNextYear(from: today) ? "来年《らいねん》の" : "") + self.date(date)
        }
    }

    func date(_ date: CalendarDate) -> String {
        let (_, month, day) = date.components
        return "\(month)月\(day)日の\(name(of: date.weekday))"
    }

    func name(of weekday: Weekday) -> String {
        switch weekday {
        case .monday: "月曜日《げつようび》"
        case .tuesday: "火曜日《かようび》"
        case .wednesday: "水曜日《すいようび》"
        case .thursday: "木曜日《もくようび》"
        case .friday: "金曜日《きんようび》"
        case .saturday: "土曜日《どようび》"
        case .sunday: "日曜日《にちようび》"
        }
    }
}
