extension ForeignService {
    /// The sentence that says so.
    var refusal: ReplyKey {
        switch self {
        case .weather: .noWeather
        case .news: .noNews
        case .places: .noOtherPlaces
        case .transport: .noTransport
        case .health: .noHealthAdvice
        case .entertainment: .noEntertainment
        case .appliances: .noAppliances
        case .reminders: .noReminders
        case .shopping: .noShopping
        case .calls: .noOtherCalls
        }
    }
}
