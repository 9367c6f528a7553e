import Foundation

/// The districts of which the town publishes an iCalendar file instead of a row of `area_days.csv`.
struct DistrictCalendars {
    /// A district's name and its file in the garbage folder.
    var files: [(name: String, file: String)] = []
    /// For moments given in UTC.
    var timeZone = TimeZone.gmt
    /// Every district has one: there need be no table.
    var replaceTable = false
}
