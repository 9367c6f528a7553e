public import Foundation

extension Date {
    /// An instant as JSON and the databases have it: milliseconds since 1970 in UTC.
    public var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

    public init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}
