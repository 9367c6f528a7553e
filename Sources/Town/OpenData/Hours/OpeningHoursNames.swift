import Rules

/// What `opening_hours` calls months and weekdays.
enum OpeningHoursNames {
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    static let weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
}
