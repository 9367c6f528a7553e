import Rules
import Texts

/// Finds what is wrong in a manifest without a look at the files that it names.
struct ManifestCheck {
    let manifest: TownManifest

    func check(_ reader: inout ManifestReader) {
        checkIDs(&reader)
        checkReadings(&reader)
        if manifest.alerts != nil, manifest.code == nil {
            reader.report(
                ["alerts"], severity: .warning,
                Text(
                    en: "alerts name a town by its 全国地方公共団体コード: add “code”, or none for the whole town is ever spoken",
                    ja: "知らせは全国地方公共団体コードで届きます。code を書くと、町全体の知らせを話します"))
        }
    }

    /// Of two things with one id, only the first could ever be found.
    private func checkIDs(_ reader: inout ManifestReader) {
        let clinics = (manifest.clinics ?? []).enumerated().flatMap { index, clinic in
            let path = ["clinics", String(index)]
            return [(path, clinic.id)]
                + (clinic.departments ?? []).enumerated().map { (path + ["departments", String($0)], $1.id) }
        }
        let categories = (manifest.garbage?.categories ?? []).enumerated()
            .map { (["garbage", "categories", String($0)], $1.id) }
        let districts = (manifest.garbage?.districts ?? []).enumerated()
            .map { (["garbage", "districts", String($0)], $1.id) }
        for things in [categories, districts, clinics] {
            var known: Set<String> = []
            for (path, id) in things where !known.insert(id).inserted {
                reader.report(
                    path + ["id"],
                    Text(
                        en: "“\(id)” is the id of another one further up: give it its own",
                        ja: "「\(id)」は上でもう使っています。別の id にしてください"))
            }
        }
    }

    /// The voice would guess how a name in kanji is read, and names are what it guesses wrongly.
    private func checkReadings(_ reader: inout ManifestReader) {
        let lists: [([String], [TownManifest.Names])] = [
            (["garbage", "categories"], manifest.garbage?.categories.map(\.name) ?? []),
            (["garbage", "districts"], manifest.garbage?.districts.map(\.name) ?? []),
            (["clinics"], manifest.clinics?.map(\.name) ?? []),
            (["bus", "stops"], manifest.bus?.stops.map(\.name) ?? []),
        ]
        let names =
            [(["office"], manifest.office.name)]
            + (manifest.office.afterHours.map { [(["office", "afterHours"], $0.name)] } ?? [])
            + (manifest.fire.map { [(["fire"], $0.name)] } ?? [])
            + lists.flatMap { path, names in names.enumerated().map { (path + [String($0)], $1) } }
        for (path, name) in names where LocalizedName(name).lacksReading {
            reader.report(
                path + ["name"], severity: .warning,
                Text(
                    en: "“\(name["ja"] ?? "")” has no reading: add ja-Hrkt with its kana",
                    ja: "「\(name["ja"] ?? "")」の読みがありません。ja-Hrkt にかなで書いてください"))
        }
    }
}
