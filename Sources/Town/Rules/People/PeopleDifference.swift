public import Texts

/// What a new list of people changes. Homes and people are the same if their ids are.
public struct PeopleDifference: Sendable, Equatable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case new
        /// To another home, district or address.
        case moved
        case changed
        /// In the list before, and not in the new one. Their data stay until somebody says what became of them.
        case gone
    }

    /// One resident to whom something happens.
    public struct Change: Sendable, Equatable {
        public var kind: Kind
        public var resident: String
        public var name: String
        public var household: String
        /// What is different; empty for a person who is new or gone.
        public var fields: [Field]
    }

    public struct Field: Sendable, Equatable {
        public var name: Name
        public var old: String
        public var new: String
    }

    public enum Name: String, Sendable, Codable {
        case household, district, address, telephone, order, name, reading, languages, status, contacts
    }

    /// New, moved, changed and gone people, each in the order of the list.
    public let changes: [Change]

    public init(from old: PeopleList, to new: PeopleList) {
        let before = Self.places(old, beside: new)
        let after = Self.places(new, beside: old)
        var changes: [Change] = []
        for (household, resident) in new.residents {
            guard let place = after[resident.id] else { continue }
            guard let had = before[resident.id] else {
                changes.append(Change(.new, resident, household))
                continue
            }
            let (moves, others) = (had.moves(to: place), had.changes(to: place))
            guard !moves.isEmpty || !others.isEmpty else { continue }
            changes.append(
                Change(moves.isEmpty ? .changed : .moved, resident, household, fields: moves + others))
        }
        for (household, resident) in old.residents
        where after[resident.id] == nil && resident.status?.isPresent ?? true {
            changes.append(Change(.gone, resident, household))
        }
        self.changes = Kind.allCases.flatMap { kind in changes.filter { $0.kind == kind } }
    }

    public func residents(_ kind: Kind) -> [String] {
        changes.filter { $0.kind == kind }.map(\.resident)
    }

    /// - Parameter other: A position counts only those who live in the home in both lists.
    private static func places(_ list: PeopleList, beside other: PeopleList) -> [String: Place] {
        let homes = Dictionary(
            other.residents.map { ($0.resident.id, $0.household.id) }, uniquingKeysWith: { first, _ in first })
        var places: [String: Place] = [:]
        for household in list.households {
            var position = 0
            for resident in household.residents where places[resident.id] == nil {
                if homes[resident.id] == household.id { position += 1 }
                places[resident.id] = Place(household: household, position: position, resident: resident)
            }
        }
        return places
    }
}

extension PeopleDifference.Change {
    fileprivate init(
        _ kind: PeopleDifference.Kind, _ resident: ListedResident, _ household: ListedHousehold,
        fields: [PeopleDifference.Field] = []
    ) {
        self.init(
            kind: kind, resident: resident.id, name: resident.name, household: household.id, fields: fields)
    }
}

/// A resident in their home.
private struct Place {
    var household: ListedHousehold
    var position: Int
    var resident: ListedResident

    func moves(to new: Place) -> [PeopleDifference.Field] {
        [
            field(.household, household.id, new.household.id),
            field(.district, household.district, new.household.district),
            field(.address, household.address, new.household.address),
        ].compactMap(\.self)
    }

    func changes(to new: Place) -> [PeopleDifference.Field] {
        let order =
            household.id == new.household.id ? field(.order, "\(position)", "\(new.position)") : nil
        return [
            field(.telephone, household.telephone, new.household.telephone), order,
            field(.name, resident.name, new.resident.name), field(.reading, resident.reading, new.resident.reading),
            field(
                .languages, resident.languages.joined(separator: ","), new.resident.languages.joined(separator: ",")),
            new.resident.status.flatMap { field(.status, resident.status?.rawValue ?? "", $0.rawValue) },
            resident.contacts == new.resident.contacts
                ? nil
                : PeopleDifference.Field(
                    name: .contacts, old: resident.contacts.summary, new: new.resident.contacts.summary),
        ].compactMap(\.self)
    }

    /// Forms of kanji are compared as they are stored: to Unicode, some that names tell apart are equal.
    private func field(_ name: PeopleDifference.Name, _ old: String, _ new: String) -> PeopleDifference.Field? {
        old.utf8.elementsEqual(new.utf8) ? nil : PeopleDifference.Field(name: name, old: old, new: new)
    }
}

extension [ListedContact] {
    fileprivate var summary: String {
        map { contact in
            [contact.name, contact.telephone, contact.email].filter { !$0.isEmpty }.joined(separator: " ")
        }.joined(separator: ", ")
    }
}

extension PeopleDifference.Change {
    /// In plain words.
    public var text: Text {
        let who = "\(name) (\(resident), \(household))"
        let details = Text(verbatim: fields.isEmpty ? "" : ": ") + fields.map(\.text).joined(separator: "; ")
        return switch kind {
        case .new: Text(en: "New: \(who)", ja: "新しい人：\(who)") + details
        case .moved: Text(en: "Moved: \(who)", ja: "引っこした人：\(who)") + details
        case .changed: Text(en: "Changed: \(who)", ja: "変わった人：\(who)") + details
        case .gone: Text(en: "Not in the file any more: \(who)", ja: "名簿にいない人：\(who)") + details
        }
    }
}

extension PeopleDifference.Field {
    public var text: Text {
        switch name {
        case .order: name.text
        case .contacts where old == new: name.text
        case _ where old.isEmpty: Text(en: "\(name.text.en) \(new)", ja: "\(name.text.ja)は \(new)")
        case _ where new.isEmpty:
            Text(en: "no \(name.text.en) any more, it was \(old)", ja: "\(name.text.ja)なし（前は \(old)）")
        default:
            Text(en: "\(name.text.en) \(new), it was \(old)", ja: "\(name.text.ja)は \(new)（前は \(old)）")
        }
    }
}

extension PeopleDifference.Name {
    public var text: Text {
        switch self {
        case .household: Text(en: "household", ja: "世帯番号")
        case .district: Text(en: "district", ja: "地区")
        case .address: Text(en: "address", ja: "住所")
        case .telephone: Text(en: "telephone", ja: "電話")
        case .order: Text(en: "order within the home", ja: "家の中の順番")
        case .name: Text(en: "name", ja: "氏名")
        case .reading: Text(en: "reading", ja: "ふりがな")
        case .languages: Text(en: "languages", ja: "ことば")
        case .status: Text(en: "status", ja: "状態")
        case .contacts: Text(en: "contacts", ja: "連絡先")
        }
    }
}
