import Rules

extension CalendarDate {
    /// Whether a day of next year is so far away that whoever hears only its month thinks of this year's.
    func isFarIntoNextYear(from today: CalendarDate) -> Bool {
        year > today.year && today.distance(to: self) > 183
    }
}
