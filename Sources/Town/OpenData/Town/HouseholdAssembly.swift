import Rules
import Texts

/// The homes of a town, from the file that its manifest names.
struct HouseholdAssembly {
    let file: String
    let town: Town

    /// - Parameter reader: That of the manifest; takes what was wrong with the file.
    func households(_ reader: inout ManifestReader) -> [Household] {
        guard let text = reader.take(reader.source.text(file)) else { return [] }
        do throws(DataError) {
            let yaml = try YAMLFile(text, file: file)
            let households = try yaml.decode([TownManifest.Household].self)
            var own = ManifestReader(yaml: yaml, source: reader.source, issues: households.issues)
            defer { reader.issues += own.issues }
            checkDistricts(households.value, &own)
            return households.value.enumerated().map { household($1, String($0), &own) }
        } catch {
            reader.issues.append(DataIssue(error))
            return []
        }
    }

    private func checkDistricts(_ households: [TownManifest.Household], _ reader: inout ManifestReader) {
        for (index, household) in households.enumerated() where town.district(household.district) == nil {
            reader.report(
                [String(index), "district"],
                Text(
                    en: "the town has no district “\(household.district)”: use an id of town.yml",
                    ja: "町に地区「\(household.district)」がありません。town.yml の id を書いてください"))
        }
    }

    private func household(
        _ household: TownManifest.Household, _ index: String, _ reader: inout ManifestReader
    ) -> Household {
        Household(
            id: household.id, district: household.district,
            resident: person(household.resident, [index, "resident"], &reader),
            watchesOver: (household.watchesOver ?? []).enumerated().map {
                person($1, [index, "watchesOver", String($0)], &reader)
            })
    }

    private func person(_ person: TownManifest.Person, _ path: [String], _ reader: inout ManifestReader) -> Person {
        Person(
            id: person.id, name: LocalizedName(person.name), spokenAs: reader.spoken(person.phrases, person.name, path))
    }
}
