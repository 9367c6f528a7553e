/// A slot of the grammar whose phrases come from the town and the home, not from the grammar's own files.
public enum TownSlot: String, Sendable, CaseIterable {
    case category, district, item, clinic, person, busStop
}

/// One value of a slot and the ways people say it.
public struct SlotEntry: Sendable, Equatable {
    public var value: String
    public var phrases: [String]

    public init(value: String, phrases: [String]) {
        self.value = value
        self.phrases = phrases
    }
}

extension Town {
    /// The values of a slot that can be said in a language: those without a phrase in it are left out.
    /// - Parameter language: A language code, such as `en`.
    public func slotEntries(_ slot: TownSlot, language: String, household: Household) -> [SlotEntry] {
        let spoken: [(id: String, spokenAs: [String: [String]])] =
            switch slot {
            case .category: categories.map { ($0.id, $0.spokenAs) }
            case .district: districts.map { ($0.id, $0.spokenAs) }
            case .item: items.map { ($0.id, $0.spokenAs) }
            case .clinic: clinics.map { ($0.id, $0.spokenAs) }
            case .busStop: (bus?.stops ?? []).map { ($0.id, $0.spokenAs) }
            case .person: household.watchesOver.map { ($0.id, $0.spokenAs) }
            }
        return spoken.compactMap { id, spokenAs in
            guard let phrases = spokenAs[language], !phrases.isEmpty else { return nil }
            return SlotEntry(value: id, phrases: phrases)
        }
    }
}
