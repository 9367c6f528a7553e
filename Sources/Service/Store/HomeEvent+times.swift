import DeviceLink
import Foundation

/// What the clock of a home says, which may be wrong.
extension HomeEvent {
    /// When a clock that is set can be.
    private static let plausible =
        Date(timeIntervalSince1970: 1_577_836_800)..<Date(timeIntervalSince1970: 4_102_444_800)  // 2020 to 2100

    /// What a clock shows that nobody has set: it begins with 1970, or with the year in which its chip was made. A day
    /// before is the same in a zone of the east.
    private static let unset = Date(timeIntervalSince1970: -86_400)..<plausible.lowerBound

    /// Whether a clock can have said its times, one that is set or one that is not.
    var hasPossibleTimes: Bool {
        times.allSatisfy { Self.plausible.contains($0) || Self.unset.contains($0) }
    }

    /// The same, with `arrival` for every time that is not known.
    func timed(by arrival: Date) -> HomeEvent {
        func known(_ time: Date) -> Date { Self.plausible.contains(time) ? time : arrival }
        var event = self
        event.occurredAt = known(occurredAt)
        switch content {
        case .effects(var ask, let effects):
            ask.askedAt = known(ask.askedAt)
            event.content = .effects(ask, effects)
        case .exchange(var exchange):
            exchange.at = known(exchange.at)
            event.content = .exchange(exchange)
        default: break
        }
        return event
    }

    private var times: [Date] {
        switch content {
        case .effects(let ask, _): [occurredAt, ask.askedAt]
        case .exchange(let exchange): [occurredAt, exchange.at]
        default: [occurredAt]
        }
    }
}
