/// What must be changed to make one row of phones out of others: the weighted edit distance, for one row and many others.
struct PhoneSequenceDistance {
    private let phones: [String]
    /// From each of `phones` to every phone there is.
    private let substitutions: [[String: Int]]

    init(_ phones: [String]) {
        self.phones = phones
        substitutions = phones.map { phone in
            Dictionary(uniqueKeysWithValues: PhoneDistance.phones.map { ($0, PhoneDistance.between(phone, $0)) })
        }
    }

    /// - Returns: Hundredths of a phone; `limit` where it is that or more.
    func to(_ other: [String], limit: Int) -> Int {
        guard abs(phones.count - other.count) * PhoneDistance.gap < limit else { return limit }
        var row = (0...phones.count).map { $0 * PhoneDistance.gap }
        for phone in other {
            var diagonal = row[0]
            row[0] += PhoneDistance.gap
            var least = row[0]
            for index in phones.indices {
                let substitution = substitutions[index][phone] ?? PhoneDistance.most
                let changed = min(
                    diagonal + substitution, min(row[index], row[index + 1]) + PhoneDistance.gap)
                diagonal = row[index + 1]
                row[index + 1] = changed
                least = min(least, changed)
            }
            if least >= limit { return limit }
        }
        return min(row[phones.count], limit)
    }
}
