import Rules
import Texts

/// Puts a town together from its manifest and the files that this names, a chapter at a time.
struct TownAssembly {
    let manifest: TownManifest

    /// - Parameter reader: Reads the manifest; holds what was wrong with it so far.
    func assemble(_ reader: ManifestReader) -> TownReading {
        var reader = reader
        ManifestCheck(manifest: manifest).check(&reader)
        var town = Town(
            id: manifest.id, name: LocalizedName(manifest.name), code: manifest.code, timeZone: manifest.timeZone,
            office: office(&reader))
        town.fireStation = manifest.fire.map { TelephoneLine(name: LocalizedName($0.name), telephone: $0.telephone) }
        town.speakerName = manifest.speakerName.map(LocalizedName.init)
        town.cutOff = cutOff(unlessGiven: town.cutOff, &reader)
        town.clinics = ClinicAssembly(manifest: manifest).clinics(&reader)
        town.holidays = holidays(&reader)
        town.duty = duty(of: town.clinics, &reader)
        town.bus = manifest.bus.map { BusAssembly(bus: $0).service(&reader) }
        town.sources = TownSources(
            clinics: source(manifest.sources?.clinics, "clinics", &reader),
            duty: source(manifest.sources?.duty, "duty", &reader), bus: source(manifest.sources?.bus, "bus", &reader))
        let garbage = manifest.garbage.map {
            GarbageAssembly(garbage: $0, timeZone: manifest.timeZone).add(to: &town, &reader)
        }
        let households = manifest.households.map { HouseholdAssembly(file: $0, town: town).households(&reader) }
        let areas = (manifest.garbage?.districts ?? []).map { ($0.id, $0.areaName) }
        return TownReading(
            town: town, households: households ?? [], garbage: garbage,
            areas: Dictionary(areas, uniquingKeysWith: { first, _ in first }), issues: reader.issues,
            manifest: manifest, yaml: reader.yaml)
    }

    private func office(_ reader: inout ManifestReader) -> Office {
        let office = manifest.office
        return Office(
            name: LocalizedName(office.name), telephone: office.telephone,
            hours: reader.hours(office.hours, ["office", "hours"]),
            afterHours: office.afterHours.map {
                TelephoneLine(name: LocalizedName($0.name), telephone: $0.telephone ?? office.telephone)
            })
    }

    private func cutOff(unlessGiven usual: TimeOfDay, _ reader: inout ManifestReader) -> TimeOfDay {
        guard let cutOff = manifest.cutOff else { return usual }
        if let time = TimeOfDay(cutOff) { return time }
        reader.report(
            ["cutOff"],
            .noTime(cutOff, example: "08:00") + Text(en: ". Until then it is \(usual)", ja: "。それまでは \(usual) とします"))
        return usual
    }

    private func holidays(_ reader: inout ManifestReader) -> HolidayCalendar {
        let published = manifest.holidays.flatMap { reader.file($0, HolidayReader.read) } ?? HolidayCalendar()
        var overrides: [CalendarDate: String?] = [:]
        for (index, override) in (manifest.holidayOverrides ?? []).enumerated() {
            if let date = reader.date(override.date, ["holidayOverrides", String(index), "date"]) {
                overrides.updateValue(override.name, forKey: date)
            }
        }
        return published.overriding(overrides)
    }

    private func duty(of clinics: [Clinic], _ reader: inout ManifestReader) -> DutyRoster {
        manifest.duty.flatMap { reader.file($0) { DutyRosterReader.read($0, file: $1, clinics: clinics) } }
            ?? DutyRoster()
    }

    private func source(
        _ source: TownManifest.Source?, _ key: String, _ reader: inout ManifestReader
    ) -> DataSource? {
        guard let source else { return nil }
        return DataSource(
            name: LocalizedName(source.name),
            date: source.date.flatMap { reader.date($0, ["sources", key, "date"]) })
    }
}
