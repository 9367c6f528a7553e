import Rules

extension EnglishWording {
    /// "half past eight in the morning", "noon", "a quarter to six in the afternoon".
    func time(_ time: TimeOfDay) -> String {
        if let name = Self.named(time) { return name }
        return "\(Self.clock(time)) \(Self.part(of: time))"
    }

    /// "from two to half past five in the afternoon": the part of the day is said once where both ends share it.
    func span(_ span: TimeSpan) -> String {
        if span == .wholeDay { return "all day" }
        let sharesPart =
            Self.named(span.from) == nil && Self.named(span.to) == nil
            && Self.part(of: span.from) == Self.part(of: span.to)
        return "from \(sharesPart ? Self.clock(span.from) : time(span.from)) to \(time(span.to))"
    }

    private static func named(_ time: TimeOfDay) -> String? {
        switch time.minutes % TimeOfDay.endOfDay.minutes {
        case 0: "midnight"
        case 12 * 60: "noon"
        default: nil
        }
    }

    private static func clock(_ time: TimeOfDay) -> String {
        let hour = hour(time.hour)
        let minutes = EnglishNumbers.cardinal(time.minute)
        switch time.minute {
        case 0: return hour
        case 15: return "a quarter past \(hour)"
        case 30: return "half past \(hour)"
        case 45: return "a quarter to \(Self.hour(time.hour + 1))"
        case 5, 10, 20, 25: return "\(minutes) past \(hour)"
        case 35, 40, 50, 55: return "\(EnglishNumbers.cardinal(60 - time.minute)) to \(Self.hour(time.hour + 1))"
        case 1..<10: return "\(hour) oh \(minutes)"
        default: return "\(hour) \(minutes)"
        }
    }

    private static func hour(_ hour: Int) -> String {
        EnglishNumbers.cardinal((hour + 11) % 12 + 1)
    }

    private static func part(of time: TimeOfDay) -> String {
        switch time.hour {
        case 29..<36: "the next morning"
        default:
            switch time.hour % 24 {
            case 0..<5, 22...: "at night"
            case 5..<12: "in the morning"
            case 12..<18: "in the afternoon"
            default: "in the evening"
            }
        }
    }
}
