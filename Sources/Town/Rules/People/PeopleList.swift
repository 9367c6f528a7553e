/// The residents of a town as its office lists them: what a file says, or what the database holds.
public struct PeopleList: Sendable, Equatable {
    public var households: [ListedHousehold]

    public init(_ households: [ListedHousehold] = []) {
        self.households = households
    }

    /// Every resident with their home, in the order of the list.
    public var residents: [(household: ListedHousehold, resident: ListedResident)] {
        households.flatMap { household in household.residents.map { (household, $0) } }
    }
}

public struct ListedHousehold: Sendable, Equatable, Identifiable {
    public var id: String
    /// The `id` of a `District`.
    public var district: String
    public var address: String
    public var telephone: String
    /// In the order in which they are spoken to.
    public var residents: [ListedResident]

    public init(
        id: String, district: String, address: String = "", telephone: String = "", residents: [ListedResident] = []
    ) {
        self.id = id
        self.district = district
        self.address = address
        self.telephone = telephone
        self.residents = residents
    }
}

public struct ListedResident: Sendable, Equatable, Identifiable {
    public var id: String
    /// As it is registered, with its own forms of kanji.
    public var name: String
    /// In kana; empty if nobody knows it.
    public var reading: String
    /// Codes, the usual one first.
    public var languages: [String]
    /// Nil in a file that does not say: then it stays as it is.
    public var status: ResidentStatus?
    /// In the order in which they are told.
    public var contacts: [ListedContact]

    public init(
        id: String, name: String, reading: String = "", languages: [String] = ["ja"], status: ResidentStatus? = nil,
        contacts: [ListedContact] = []
    ) {
        self.id = id
        self.name = name
        self.reading = reading
        self.languages = languages
        self.status = status
        self.contacts = contacts
    }
}

public enum ResidentStatus: String, Sendable, Codable, CaseIterable {
    case active, inHospital, moved, died

    /// Whether the speaker still speaks to the resident.
    public var isPresent: Bool { self == .active || self == .inHospital }
}

/// Somebody who is told about a resident.
public struct ListedContact: Sendable, Equatable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case family, neighbour, volunteer
    }

    /// What of the resident's answers they see, if the resident agrees.
    public enum Sees: String, Sendable, Codable, CaseIterable {
        case problems, everyAnswer
    }

    public var kind: Kind
    public var name: String
    public var reading: String
    /// As the resident says it: お母さん, 娘.
    public var relation: String
    /// What they call the resident, with readings: お母《かあ》さん. Only for a contact with a speaker of their own.
    public var callsResident: String
    public var language: String
    /// IANA identifier.
    public var timeZone: String
    public var sees: Sees
    public var telephone: String
    public var email: String
    /// Their own id, if they are a resident of the list; else empty.
    public var asResident: String

    public init(
        kind: Kind, name: String, reading: String = "", relation: String = "", callsResident: String = "",
        language: String = "ja", timeZone: String, sees: Sees = .problems, telephone: String = "", email: String = "",
        asResident: String = ""
    ) {
        self.kind = kind
        self.name = name
        self.reading = reading
        self.relation = relation
        self.callsResident = callsResident
        self.language = language
        self.timeZone = timeZone
        self.sees = sees
        self.telephone = telephone
        self.email = email
        self.asResident = asResident
    }
}
