/// How long to wait before the next attempt at something that keeps failing: each time twice as long, up to a limit.
public struct BackOff: Sendable, Equatable {
    public let first: Duration
    public let limit: Duration
    private var following: Duration

    public init(first: Duration = .milliseconds(250), limit: Duration = .seconds(10)) {
        self.first = first
        self.limit = limit
        following = first
    }

    public mutating func next() -> Duration {
        defer { following = min(following * 2, limit) }
        return following
    }

    public mutating func reset() {
        following = first
    }
}
