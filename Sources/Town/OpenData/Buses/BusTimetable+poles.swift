import Rules

extension BusTimetable {
    /// The stops of a name, and the platforms of those that are stations.
    func poles(named name: String) -> Set<Stop.ID> {
        var found = Set(stops.filter { $0.name.byLanguage["ja"]?.normalized == name.normalized }.map(\.id))
        var count = 0
        while found.count > count {
            count = found.count
            found.formUnion(stops.filter { $0.parent.map(found.contains) ?? false }.map(\.id))
        }
        return found
    }
}
