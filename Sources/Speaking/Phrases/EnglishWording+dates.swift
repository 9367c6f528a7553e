import Rules

extension EnglishWording {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// Where it stands in a sentence like an adverb: "tomorrow, Thursday", "on Friday", "on Monday the seventh of
    /// December", "on Saturday the fourth of December next year".
    func day(_ date: CalendarDate, today: CalendarDate) -> String {
        switch today.distance(to: date) {
        case -1: "yesterday"
        case 0: "today"
        case 1: "tomorrow, \(name(of: date.weekday))"
        case 2...6: "on \(name(of: date.weekday))"
        default: "on \(self.date(date))" + (date.isFarIntoNextYear(from: today) ? " next year" : "")
        }
    }

    func date(_ date: CalendarDate) -> String {
        let (_, month, day) = date.components
        return "\(name(of: date.weekday)) the \(EnglishNumbers.ordinal(day)) of \(Self.months[month - 1])"
    }

    func name(of weekday: Weekday) -> String {
        switch weekday {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }
}
