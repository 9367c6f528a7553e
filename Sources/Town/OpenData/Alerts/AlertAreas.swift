public import Rules

/// By which codes alerts name a town and its districts.
public struct AlertAreas: Sendable {
    private let municipality: String?
    private let districts: [String: District.ID]

    /// What two spellings of a 全国地方公共団体コード have in common: some write the check digit behind it, and the weather
    /// agency two digits of its own.
    private static let lengthOfCode = 5
    private static let longestCode = 7

    public init(_ town: Town) {
        municipality = town.code.map { String($0.prefix(Self.lengthOfCode)) }
        districts = Dictionary(
            town.districts.map { ($0.id, $0.id) }
                + town.districts.compactMap { district in
                    district.code.map { ($0, district.id) }
                }, uniquingKeysWith: { first, _ in first })
    }

    /// The districts that a part of an alert is about; none where it names none that is known here.
    func districts(of info: CAPAlert.Info) -> Set<District.ID> {
        let codes = info.areas.flatMap(\.codes)
        return codes.contains(where: isMunicipality) ? Set(districts.values) : Set(codes.compactMap { districts[$0] })
    }

    private func isMunicipality(_ code: String) -> Bool {
        guard let municipality, (Self.lengthOfCode...Self.longestCode).contains(code.count),
            code.allSatisfy({ $0.isASCII && $0.isWholeNumber })
        else { return false }
        return code.hasPrefix(municipality)
    }
}
