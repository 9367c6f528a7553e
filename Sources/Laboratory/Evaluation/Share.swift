/// A part of a whole, with how far it can be believed.
public struct Share: Sendable, Equatable {
    public var count: Int
    public var of: Int

    public init(_ count: Int, of total: Int) {
        self.count = count
        self.of = total
    }

    /// How many of `elements` fulfil a condition.
    init<Element>(of elements: [Element], _ condition: (Element) -> Bool) {
        self.init(elements.count { condition($0) }, of: elements.count)
    }

    /// From 0 to 1; nil of nothing.
    public var rate: Double? {
        of == 0 ? nil : Double(count) / Double(of)
    }

    /// The 95 % interval (Wilson, J. Am. Stat. Assoc. 22, 1927); nil of nothing.
    public var interval: ClosedRange<Double>? {
        guard let rate else { return nil }
        let (n, z) = (Double(of), 1.96)
        let middle = rate + z * z / (2 * n)
        let spread = z * (rate * (1 - rate) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        return max(0, (middle - spread) / scale)...min(1, (middle + spread) / scale)
    }
}

extension Share: Encodable {
    private enum CodingKeys: String, CodingKey {
        case count, of, rate, low, high
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(of, forKey: .of)
        try container.encode(rate?.rounded4, forKey: .rate)
        try container.encode(interval?.lowerBound.rounded4, forKey: .low)
        try container.encode(interval?.upperBound.rounded4, forKey: .high)
    }
}

extension Double {
    /// Rounded for reports: a hundredth of a percent.
    var rounded4: Double {
        (self * 10_000).rounded() / 10_000
    }
}
