import Foundation
import Rules
import Texts

/// The chapter `garbage` of a manifest, with its 5374 folder.
struct GarbageAssembly {
    let garbage: TownManifest.Garbage
    let timeZone: String

    /// Gives a town its categories, districts and things.
    /// - Parameter town: Knows its holidays.
    /// - Returns: The folder's files as they stand.
    func add(to town: inout Town, _ reader: inout ManifestReader) -> GarbageData {
        var data = reader.take(
            GarbageReader.read(
                folder: garbage.folder, declaredLabels: Set(garbage.categories.map(\.label)),
                calendars: calendars(&reader), source: reader.source))
        translateRemarks(in: &data, &reader)
        let spellings = LabelSpellings(data.labels + data.targets.map(\.label))
        let ids = Dictionary(
            garbage.categories.map { (spellings.own($0.label), $0.id) }, uniquingKeysWith: { first, _ in first })
        town.sources.collections = data.supplement.source
        town.categories = categories(data, &reader)
        town.districts = districts(data, ids: ids, holidays: town.holidays, &reader)
        town.items = ItemAssembly(garbage: garbage, targets: data.targets, namesLeftOut: data.namesLeftOut, ids: ids)
            .items(&reader)
        return data
    }

    private func calendars(_ reader: inout ManifestReader) -> DistrictCalendars {
        for (index, district) in garbage.districts.enumerated()
        where (district.area == nil) == (district.calendar == nil) {
            reader.report(
                ["garbage", "districts", String(index), "id"],
                Text(
                    en: "\(district.id) needs either an area of area_days.csv or a calendar: give it one of them",
                    ja: "\(district.id) には、area か calendar のどちらか一つを書いてください"))
        }
        let own = garbage.districts.filter { $0.area == nil }
        return DistrictCalendars(
            files: own.compactMap { district in district.calendar.map { (district.areaName, $0) } },
            timeZone: TimeZone(identifier: timeZone) ?? .gmt,
            replaceTable: !own.isEmpty && own.count == garbage.districts.count)
    }

    /// Adds `remarks.en.csv` and the like, one for each language that the things are translated into.
    private func translateRemarks(in data: inout GarbageData, _ reader: inout ManifestReader) {
        for language in (garbage.translations ?? [:]).keys.sorted() {
            let file = garbage.folder.path(of: "remarks.\(language).csv")
            if let text = reader.take(reader.source.text(file, ifMissing: nil)) {
                let remarks = reader.take(RemarksReader.read(text, file: file))
                reader.issues += data.translateRemarks(remarks, language: language, file: file)
            }
            let untranslated = data.remarks.values.count { $0.byLanguage[language] == nil }
            guard untranslated > 0 else { continue }
            reader.issues.append(
                DataIssue(
                    .warning, file: file,
                    Text(
                        en:
                            "\(untranslated) remarks of remarks.csv have no text in it: residents are told to telephone",
                        ja: "remarks.csv の注記のうち \(untranslated) が、ここにありません。その注記は「電話してください」と答えます")))
        }
    }

    /// The manifest's categories, and one for each label that it does not know.
    private func categories(_ data: GarbageData, _ reader: inout ManifestReader) -> [WasteCategory] {
        let labels = data.labels + data.targets.map(\.label)
        let spellings = LabelSpellings(labels)
        for (index, category) in garbage.categories.enumerated()
        where !labels.contains(spellings.own(category.label)) {
            reader.report(
                ["garbage", "categories", String(index), "label"],
                Text(
                    en: "neither area_days.csv nor target.csv has a “\(category.label)”: spell it as they do",
                    ja: "area_days.csv にも target.csv にも「\(category.label)」がありません。同じ字で書いてください"))
        }
        let named = garbage.categories.enumerated().map { index, category in
            WasteCategory(
                id: category.id, name: LocalizedName(category.name),
                // Nobody asks when what is never collected is collected.
                spokenAs: category.phrases == nil
                    ? [:] : reader.spoken(category.phrases, category.name, ["garbage", "categories", String(index)]))
        }
        var known = Set(garbage.categories.map { spellings.own($0.label) })
        let unnamed = labels.filter { known.insert($0).inserted }
        for label in unnamed {
            reader.report(
                ["garbage", "categories"], severity: .warning,
                Text(
                    en: "“\(label)” of the garbage files is not among them: without a name here nobody can ask for it",
                    ja: "ごみのファイルの「\(label)」がここにありません。書くと、聞けるようになります"))
        }
        return named + unnamed.map { WasteCategory(id: $0, name: LocalizedName(["ja": $0])) }
    }

    private func districts(
        _ data: GarbageData, ids: [String: WasteCategory.ID], holidays: HolidayCalendar, _ reader: inout ManifestReader
    ) -> [District] {
        garbage.districts.enumerated().map { index, district in
            let path = ["garbage", "districts", String(index)]
            var calendar = CollectionCalendar()
            if let area = data.area(district.areaName) {
                calendar = data.calendar(of: area, holidays: holidays)
                calendar.rename { ids[$0] ?? $0 }
            } else if district.calendar == nil {
                reader.report(
                    path + ["area"],
                    Text(
                        en: "area_days.csv has no “\(district.areaName)”: nothing can be told of \(district.id)",
                        ja: "area_days.csv に「\(district.areaName)」がありません。\(district.id) のことに答えられません"))
            }
            return District(
                id: district.id, name: LocalizedName(district.name), code: district.code,
                spokenAs: reader.spoken(district.phrases, district.name, path), collections: calendar)
        }
    }
}
