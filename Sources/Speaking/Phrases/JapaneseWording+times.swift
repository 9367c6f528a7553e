import Rules

extension JapaneseWording {
    /// "午前8時半", "昼の12時", "次の日の午前2時".
    func time(_ time: TimeOfDay) -> String {
        Self.part(of: time) + Self.clock(time)
    }

    /// "午後2時から5時半まで": the part of the day is said once where both ends share it.
    func span(_ span: TimeSpan) -> String {
        if span == .wholeDay { return "一日中《いちにちじゅう》" }
        let sharesPart = Self.part(of: span.from) == Self.part(of: span.to)
        return time(span.from) + "から" + (sharesPart ? Self.clock(span.to) : time(span.to)) + "まで"
    }

    private static func clock(_ time: TimeOfDay) -> String {
        let hour = (time.hour + 11) % 12 + 1
        return switch time.minute {
        case 0: "\(hour)時"
        case 30: "\(hour)時半"
        default: "\(hour)時\(time.minute)分"
        }
    }

    /// Nobody says 午後0時半 at home: it is half past twelve at noon.
    private static func part(of time: TimeOfDay) -> String {
        let day = time > .endOfDay ? "次《つぎ》の日《ひ》の" : ""
        return switch time.hour % 24 {
        case 0: day + "夜《よる》の"
        case 1..<12: day + "午前《ごぜん》"
        case 12: day + "昼《ひる》の"
        default: day + "午後《ごご》"
        }
    }
}
