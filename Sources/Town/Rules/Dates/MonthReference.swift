/// A month as people name it.
public enum MonthReference: Sendable, Hashable {
    /// 1…12.
    case named(Int)
    case thisMonth, nextMonth

    /// - Parameter name: A value of the grammar's slot `month`: `month12`, `thisMonth`, `nextMonth`.
    public init?(name: String) {
        guard let reference = Self.byName[name] else { return nil }
        self = reference
    }

    private static let byName: [String: MonthReference] = {
        let named = (1...12).map { ("month\($0)", MonthReference.named($0)) }
        return Dictionary(uniqueKeysWithValues: named + [("thisMonth", .thisMonth), ("nextMonth", .nextMonth)])
    }()
}
