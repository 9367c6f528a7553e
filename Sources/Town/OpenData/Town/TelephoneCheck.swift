import Texts

/// Telephone numbers of a manifest that are none, or look wrong.
public struct TelephoneCheck: Sendable {
    public init() {}

    public func issues(_ town: TownReading) -> [DataIssue] {
        town.manifest.telephones.compactMap { path, number in
            TelephoneLint.finding(number).map {
                DataIssue($0.severity, file: town.yaml.file, line: town.yaml.line(path), $0.message)
            }
        }
    }
}

extension TownManifest {
    fileprivate var telephones: [(path: [String], number: String)] {
        let clinics = (clinics ?? []).enumerated().map { (["clinics", String($0), "telephone"], $1.telephone) }
        let others = [
            (["office", "afterHours", "telephone"], office.afterHours?.telephone),
            (["fire", "telephone"], fire?.telephone), (["bus", "company", "telephone"], bus?.company.telephone),
        ].compactMap { path, number in number.map { (path, $0) } }
        return [(["office", "telephone"], office.telephone)] + others + clinics
    }
}
