/// Times of a feed: `06:55:00`, `7:05:30`, `25:10:00` after midnight; the seconds may be missing.
enum GTFSTime {
    /// The latest time of a feed.
    private static let maximumSeconds = 48 * 3600

    /// Seconds since the day of the trip began.
    static func seconds(_ text: String) -> Int? {
        plainSeconds(text) ?? (text.allSatisfy(\.isASCII) ? nil : plainSeconds(text.normalized))
    }

    private static func plainSeconds(_ text: String) -> Int? {
        var numbers: [Int] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard numbers.count < 3, (numbers.isEmpty ? 1...2 : 2...2).contains(part.utf8.count),
                part.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int(part)
            else { return nil }
            numbers.append(number)
        }
        guard numbers.count >= 2, numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
        let seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
        return seconds <= maximumSeconds ? seconds : nil
    }
}
