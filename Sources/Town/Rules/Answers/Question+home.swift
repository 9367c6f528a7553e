extension Question {
    /// Whether a home cannot answer it from what it has: what others have said or done stands in the town hall only.
    public var needsService: Bool {
        switch self {
        case .didCheckIn, .announcements, .whoLooked: true
        default: false
        }
    }
}
