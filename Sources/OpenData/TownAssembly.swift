import Foundation
import Japanese
import Rules
import Texts

/// Puts a town together from its manifest and files, collecting what is wrong on the way.
struct TownAssembly {
    let manifest: TownManifest
    let yaml: YAMLFile
    let source: FileSource
    private var issues: [DataIssue] = []
    private var garbageData: GarbageData?

    init(manifest: TownManifest, yaml: YAMLFile, source: FileSource) {
        self.manifest = manifest
        self.yaml = yaml
        self.source = source
    }

    mutating func assemble() -> TownReading {
        checkKeys()
        checkIDs()
        checkReadings()
        var town = Town(
            id: manifest.id, name: LocalizedName(manifest.name), code: manifest.code, timeZone: manifest.timeZone,
            office: Office(name: LocalizedName(manifest.office.name), telephone: manifest.office.telephone))
        town.speakerName = manifest.speakerName.map(LocalizedName.init)
        if let cutOff = manifest.cutOff {
            if let time = TimeOfDay(cutOff) {
                town.cutOff = time
            } else {
                report(
                    ["cutOff"],
                    .noTime(cutOff, example: "08:00")
                        + Text(en: ". Until then it is \(town.cutOff)", ja: "。それまでは \(town.cutOff) とします"))
            }
        }
        if manifest.alerts != nil, manifest.code == nil {
            report(
                ["alerts"], severity: .warning,
                Text(
                    en: "alerts name a town by its 全国地方公共団体コード: add “code”, or none for the whole town is ever spoken",
                    ja: "知らせは全国地方公共団体コードで届きます。code を書くと、町全体の知らせを話します"))
        }
        town.clinics = clinics()
        town.holidays = (manifest.holidays.flatMap { read($0, HolidayReader.read) } ?? HolidayCalendar())
            .overriding(holidayOverrides())
        let knownClinics = town.clinics
        town.duty =
            manifest.duty.flatMap { read($0) { DutyRosterReader.read($0, file: $1, clinics: knownClinics) } }
            ?? DutyRoster()
        town.bus = manifest.bus.map { bus($0) }
        town.sources = TownSources(
            clinics: source(manifest.sources?.clinics, "clinics"), duty: source(manifest.sources?.duty, "duty"),
            bus: source(manifest.sources?.bus, "bus"))
        if let garbage = manifest.garbage {
            addGarbage(garbage, to: &town)
        }
        let households = households(of: town)
        let areas = (manifest.garbage?.districts ?? []).map { ($0.id, $0.areaName) }
        return TownReading(
            town: town, households: households, garbage: garbageData,
            areas: Dictionary(areas, uniquingKeysWith: { first, _ in first }), issues: issues,
            manifest: manifest, yaml: yaml)
    }

    // MARK: - Garbage

    private mutating func addGarbage(_ garbage: TownManifest.Garbage, to town: inout Town) {
        let reading = GarbageReader.read(
            folder: garbage.folder, declaredLabels: Set(garbage.categories.map(\.label)),
            calendars: calendars(of: garbage), source: source)
        issues += reading.issues
        var data = reading.value
        translateRemarks(of: garbage, in: &data)
        garbageData = data
        town.sources.collections = data.supplement.source
        town.categories = categories(garbage, data)
        let ids = Dictionary(garbage.categories.map { ($0.label, $0.id) }, uniquingKeysWith: { first, _ in first })
        town.districts = garbage.districts.enumerated().map { index, district in
            var calendar = CollectionCalendar()
            if let area = data.area(district.areaName) {
                calendar = data.calendar(of: area, holidays: town.holidays)
                calendar.rename { ids[$0] ?? $0 }
            } else if district.calendar == nil {
                report(
                    ["garbage", "districts", String(index), "area"],
                    Text(
                        en: "area_days.csv has no “\(district.areaName)”: nothing can be told of \(district.id)",
                        ja: "area_days.csv に「\(district.areaName)」がありません。\(district.id) のことに答えられません"))
            }
            return District(
                id: district.id, name: LocalizedName(district.name), code: district.code,
                spokenAs: spoken(district.phrases, district.name, ["garbage", "districts", String(index)]),
                collections: calendar)
        }
        town.items = items(garbage, data, ids: ids)
        checkReadings(of: data.targets, folder: garbage.folder)
    }

    private mutating func calendars(of garbage: TownManifest.Garbage) -> DistrictCalendars {
        for (index, district) in garbage.districts.enumerated()
        where (district.area == nil) == (district.calendar == nil) {
            report(
                ["garbage", "districts", String(index), "id"],
                Text(
                    en: "\(district.id) needs either an area of area_days.csv or a calendar: give it one of them",
                    ja: "\(district.id) には、area か calendar のどちらか一つを書いてください"))
        }
        let own = garbage.districts.filter { $0.area == nil }
        return DistrictCalendars(
            files: own.compactMap { district in district.calendar.map { (district.areaName, $0) } },
            timeZone: TimeZone(identifier: manifest.timeZone) ?? .gmt,
            replaceTable: !own.isEmpty && own.count == garbage.districts.count)
    }

    /// Adds `remarks.en.csv` and the like, one for each language that the things are translated into.
    private mutating func translateRemarks(of garbage: TownManifest.Garbage, in data: inout GarbageData) {
        for language in (garbage.translations ?? [:]).keys.sorted() {
            let file = garbage.folder.path(of: "remarks.\(language).csv")
            let text = source.text(file, ifMissing: nil)
            issues += text.issues
            if let text = text.value {
                let reading = RemarksReader.read(text, file: file)
                issues += reading.issues + data.translateRemarks(reading.value, language: language, file: file)
            }
            let untranslated = data.remarks.values.count { $0.byLanguage[language] == nil }
            guard untranslated > 0 else { continue }
            issues.append(
                DataIssue(
                    .warning, file: file,
                    Text(
                        en:
                            "\(untranslated) remarks of remarks.csv have no text in it: residents are told to telephone",
                        ja: "remarks.csv の注記のうち \(untranslated) が、ここにありません。その注記は「電話してください」と答えます")))
        }
    }

    /// Those of the manifest, and one for each label that it does not know.
    private mutating func categories(
        _ garbage: TownManifest.Garbage, _ data: GarbageData
    ) -> [WasteCategory] {
        let labels = data.labels + data.targets.map(\.label)
        for (index, category) in garbage.categories.enumerated() where !labels.contains(category.label) {
            report(
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
                    ? [:] : spoken(category.phrases, category.name, ["garbage", "categories", String(index)]))
        }
        var known = Set(garbage.categories.map(\.label))
        let unnamed = labels.filter { known.insert($0).inserted }
        for label in unnamed {
            report(
                ["garbage", "categories"], severity: .warning,
                Text(
                    en: "“\(label)” of the garbage files is not among them: without a name here nobody can ask for it",
                    ja: "ごみのファイルの「\(label)」がここにありません。書くと、聞けるようになります"))
        }
        return named + unnamed.map { WasteCategory(id: $0, name: LocalizedName(["ja": $0])) }
    }

    private mutating func items(
        _ garbage: TownManifest.Garbage, _ data: GarbageData, ids: [String: WasteCategory.ID]
    ) -> [WasteItem] {
        var items = data.targets.map { target in
            WasteItem(
                id: target.name, name: target.localizedName, spokenAs: ["ja": target.phrases],
                category: ids[target.label] ?? target.label,
                notice: target.notice.isEmpty ? nil : LocalizedName(["ja": target.notice]))
        }
        let indices = Dictionary(
            data.targets.enumerated().map { ($1.name.normalized, $0) }, uniquingKeysWith: { first, _ in first })
        for (language, name) in (garbage.translations ?? [:]).sorted(by: { $0.key < $1.key }) {
            let file = garbage.folder.path(of: name)
            for translation in read(file, TargetTranslationReader.read) ?? [] {
                guard let index = indices[translation.item.normalized] else {
                    issues.append(
                        DataIssue(
                            .error, file: file, line: translation.line,
                            .unknown(translation.item, in: "target.csv")))
                    continue
                }
                items[index].add(translation, language: language)
            }
        }
        return items
    }

    // MARK: - Clinics and homes

    /// The clinics that the manifest names, as the files of 医療情報ネット know them.
    private mutating func publishedClinics() -> [MHLWClinic.ID: MHLWClinic] {
        guard let mhlw = manifest.mhlw else { return [:] }
        let (facilities, hours) = (source.data(mhlw.facilities), source.data(mhlw.hours))
        issues += facilities.issues + hours.issues
        guard let facilities = facilities.value, let hours = hours.value else { return [:] }
        let reading = MHLWReader.read(
            facilities: facilities, file: mhlw.facilities, hours: hours, file: mhlw.hours,
            only: Set((manifest.clinics ?? []).compactMap(\.mhlw)))
        issues += reading.issues
        return Dictionary(reading.value.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func clinics() -> [Clinic] {
        let published = publishedClinics()
        return (manifest.clinics ?? []).enumerated().flatMap { index, clinic in
            let path = ["clinics", String(index)]
            let known = clinic.mhlw.flatMap { published[$0] }
            if let id = clinic.mhlw, known == nil {
                report(
                    path + ["mhlw"], Text(en: "the facility file has no clinic “\(id)”", ja: "施設のファイルに医院「\(id)」がありません"))
            }
            let whole = Clinic(
                id: clinic.id, name: LocalizedName(clinic.name), spokenAs: spoken(clinic.phrases, clinic.name, path),
                telephone: clinic.telephone, hours: hours(clinic.hours, path + ["hours"]) ?? known?.hours,
                reception: hours(clinic.reception, path + ["reception"]) ?? known?.reception)
            let departments = (clinic.departments ?? []).enumerated().map { index, department in
                let path = path + ["departments", String(index)]
                let known = known?.departments.first { $0.name.normalized == department.name["ja"]?.normalized }
                return Clinic(
                    id: department.id, name: LocalizedName(department.name),
                    spokenAs: spoken(department.phrases, department.name, path),
                    telephone: clinic.telephone, hours: hours(department.hours, path + ["hours"]) ?? known?.hours,
                    reception: hours(department.reception, path + ["reception"]) ?? known?.reception, partOf: clinic.id)
            }
            return [whole] + departments
        }
    }

    private mutating func source(_ source: TownManifest.Source?, _ key: String) -> DataSource? {
        guard let source else { return nil }
        let date = source.date.flatMap { JapaneseDate.date($0) }
        if let text = source.date, date == nil {
            report(["sources", key, "date"], .noDate(text, example: "2026-12-31"))
        }
        return DataSource(name: LocalizedName(source.name), date: date)
    }

    private mutating func holidayOverrides() -> [CalendarDate: String?] {
        var overrides: [CalendarDate: String?] = [:]
        for (index, override) in (manifest.holidayOverrides ?? []).enumerated() {
            guard let date = JapaneseDate.date(override.date) else {
                report(
                    ["holidayOverrides", String(index), "date"],
                    .noDate(override.date, example: "2026-12-31"))
                continue
            }
            overrides.updateValue(override.name, forKey: date)
        }
        return overrides
    }

    private mutating func bus(_ bus: TownManifest.Bus) -> BusService {
        let reading = GTFSReader.read(folder: bus.folder, source: source)
        issues += reading.issues
        let stops = bus.stops.enumerated().map { index, stop in
            let poles = reading.value.stops.filter { $0.name.byLanguage["ja"]?.normalized == stop.stop.normalized }
            if poles.isEmpty {
                report(
                    ["bus", "stops", String(index), "stop"],
                    Text(
                        en: "stops.txt has no “\(stop.stop)”: nothing can be told of \(stop.id)",
                        ja: "stops.txt に「\(stop.stop)」がありません。\(stop.id) のことに答えられません"))
            }
            return BusStop(
                id: stop.id, name: LocalizedName(stop.name),
                spokenAs: spoken(stop.phrases, stop.name, ["bus", "stops", String(index)]), poles: Set(poles.map(\.id)))
        }
        return BusService(
            timetable: reading.value, stops: stops,
            company: Office(name: LocalizedName(bus.company.name), telephone: bus.company.telephone))
    }

    private mutating func hours(_ value: String?, _ path: [String]) -> OpeningHours? {
        guard let value else { return nil }
        do throws(OpeningHoursError) {
            return try OpeningHoursParser.parse(value)
        } catch {
            report(path, OpeningHoursLint.finding(error).text)
            return nil
        }
    }

    private mutating func households(of town: Town) -> [Household] {
        guard let file = manifest.households else { return [] }
        let text = source.text(file)
        issues += text.issues
        guard let text = text.value else { return [] }
        do throws(DataError) {
            let yaml = try YAMLFile(text, file: file)
            issues += yaml.unknownKeys(allowed: ["id", "district", "resident", "watchesOver"])
            let households = try yaml.decode([TownManifest.Household].self)
            for (index, household) in households.enumerated() where town.district(household.district) == nil {
                issues.append(
                    DataIssue(
                        .error, file: file, line: yaml.line([String(index), "district"]),
                        Text(
                            en: "the town has no district “\(household.district)”: use an id of town.yml",
                            ja: "町に地区「\(household.district)」がありません。town.yml の id を書いてください")))
            }
            return households.enumerated().map { index, household in
                Household(
                    id: household.id, district: household.district,
                    resident: person(household.resident, [String(index), "resident"], in: yaml),
                    watchesOver: (household.watchesOver ?? []).enumerated().map {
                        person($1, [String(index), "watchesOver", String($0)], in: yaml)
                    })
            }
        } catch {
            issues.append(DataIssue(error))
            return []
        }
    }

    private mutating func person(_ person: TownManifest.Person, _ path: [String], in yaml: YAMLFile) -> Person {
        Person(
            id: person.id, name: LocalizedName(person.name),
            spokenAs: spoken(person.phrases, person.name, path, in: yaml))
    }

    // MARK: - Reading and reporting

    private mutating func read<Value>(_ file: String, _ read: (String, String) -> Reading<Value>) -> Value? {
        let text = source.text(file)
        issues += text.issues
        guard let text = text.value else { return nil }
        let reading = read(text, file)
        issues += reading.issues
        return reading.value
    }

    private mutating func report(_ path: [String], severity: DataIssue.Severity = .error, _ message: Text) {
        issues.append(DataIssue(severity, file: yaml.file, line: yaml.line(path), message))
    }

    /// Of two things with one id, only the first could ever be found.
    private mutating func checkIDs() {
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
                report(
                    path + ["id"],
                    Text(
                        en: "“\(id)” is the id of another one further up: give it its own",
                        ja: "「\(id)」は上でもう使っています。別の id にしてください"))
            }
        }
    }

    /// The ways to say a thing, of which the Japanese ones have readings: what is without one cannot be heard. Where none
    /// are given, Japanese say its name.
    private mutating func spoken(
        _ phrases: TownManifest.Phrases?, _ name: TownManifest.Names, _ path: [String], in file: YAMLFile? = nil
    ) -> [String: [String]] {
        var spoken = phrases ?? [:]
        guard let japanese = spoken["ja"] else {
            spoken["ja"] = RubyText.phrase(name["ja"] ?? "", reading: name["ja-Hrkt"]).map { [$0] }
            return spoken
        }
        spoken["ja"] = japanese.enumerated().compactMap { index, phrase in
            do throws(RubyError) {
                let text = try RubyText(phrase)
                guard let unread = text.unread.first else { return phrase }
                throw RubyError(
                    phrase,
                    reason: Text(
                        en: "write how “\(unread)” is read: \(unread)《…》", ja: "「\(unread)」の読みを書いてください。例：\(unread)《…》"))
            } catch {
                let yaml = file ?? yaml
                let line = yaml.line(path + ["phrases", "ja", String(index)])
                issues.append(DataIssue(.error, file: yaml.file, line: line, error.text))
                return nil
            }
        }
        return spoken
    }

    /// The voice would guess how a name in kanji is read, and names are what it guesses wrongly.
    private mutating func checkReadings() {
        let names: [([String], [TownManifest.Names])] = [
            (["garbage", "categories"], manifest.garbage?.categories.map(\.name) ?? []),
            (["garbage", "districts"], manifest.garbage?.districts.map(\.name) ?? []),
            (["clinics"], manifest.clinics?.map(\.name) ?? []),
            (["bus", "stops"], manifest.bus?.stops.map(\.name) ?? []),
        ]
        for (path, names) in [(["office"], [manifest.office.name])] + names {
            for (index, name) in names.enumerated() where LocalizedName(name).lacksReading {
                report(
                    path == ["office"] ? path + ["name"] : path + [String(index), "name"], severity: .warning,
                    Text(
                        en: "“\(name["ja"] ?? "")” has no reading: add ja-Hrkt with its kana",
                        ja: "「\(name["ja"] ?? "")」の読みがありません。ja-Hrkt にかなで書いてください"))
            }
        }
    }

    /// Whoever types or says a name in kana finds it only where somebody has written down how it is read.
    private mutating func checkReadings(of targets: [TargetReader.Target], folder: String) {
        let unread = targets.filter(\.lacksReading)
        guard let first = unread.first else { return }
        issues.append(
            DataIssue(
                .warning, file: folder.path(of: "target.csv"), line: first.line,
                Text(
                    en:
                        "\(unread.count) of \(targets.count) things, such as “\(first.name)”, have no reading and are not found "
                        + "by their kana: add it to target.ja-Hrkt.csv, or let `mimamori town readings` do so",
                    ja:
                        "\(targets.count) の品目のうち、「\(first.name)」など \(unread.count) の読みがありません。target.ja-Hrkt.csv に書いてください。`mimamori town readings` でも書けます"
                )))
    }

    private mutating func checkKeys() {
        issues += yaml.unknownKeys(allowed: [
            "id", "name", "code", "timeZone", "office", "cutOff", "holidays", "holidayOverrides", "duty", "garbage",
            "clinics", "mhlw", "bus", "households", "sources", "alerts",
        ])
        issues += yaml.unknownKeys(at: ["office"], allowed: ["name", "telephone"])
        issues += yaml.unknownKeys(
            at: ["garbage"], allowed: ["folder", "translations", "categories", "districts"])
        issues += yaml.unknownKeys(at: ["garbage", "categories"], allowed: ["id", "label", "name", "phrases"])
        issues += yaml.unknownKeys(at: ["sources"], allowed: ["clinics", "duty", "bus"])
        issues += yaml.unknownKeys(at: ["holidayOverrides"], allowed: ["date", "name"])
        issues += yaml.unknownKeys(at: ["mhlw"], allowed: ["facilities", "hours"])
        issues += yaml.unknownKeys(at: ["bus"], allowed: ["folder", "company", "stops"])
        issues += yaml.unknownKeys(at: ["bus", "company"], allowed: ["name", "telephone"])
        issues += yaml.unknownKeys(at: ["bus", "stops"], allowed: ["id", "stop", "name", "phrases"])
        issues += yaml.unknownKeys(
            at: ["garbage", "districts"], allowed: ["id", "area", "calendar", "code", "name", "phrases"])
        issues += yaml.unknownKeys(
            at: ["clinics"],
            allowed: ["id", "name", "phrases", "telephone", "hours", "reception", "departments", "mhlw"])
        for index in (manifest.clinics ?? []).indices {
            issues += yaml.unknownKeys(
                at: ["clinics", String(index), "departments"], allowed: ["id", "name", "phrases", "hours", "reception"])
        }
    }
}

extension WasteItem {
    /// Adds what a thing is called in another language. The first phrase in one that is not Japanese also becomes its
    /// id, which logs and tests can then name in ASCII.
    fileprivate mutating func add(_ translation: TargetTranslationReader.Translation, language: String) {
        if let phrase = translation.spoken.first, Set(name.byLanguage.keys).isSubset(of: ["ja", "ja-Hrkt"]) {
            id = phrase.replacing(" ", with: "-")
        }
        name.byLanguage[language] = translation.name
        spokenAs[language] = translation.spoken
        if !translation.notice.isEmpty {
            notice = LocalizedName((notice?.byLanguage ?? [:]).merging([language: translation.notice]) { $1 })
        }
    }
}
