public import Foundation

/// Reads the clinic files of 医療情報ネット (厚生労働省): facilities and the hours of their departments. A wrong hour is worse
/// than none, so whatever the two files say against each other is a conflict and its day is unknown.
///
/// Source: https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/kenkou_iryou/iryou/newpage_43373.html
public enum MHLWReader {
    /// - Parameters:
    ///   - facilities: `02-1_clinic_facility_info_….csv`, UTF-8. The files hold the whole country, and are read a row at a
    ///     time.
    ///   - hours: `02-2_clinic_speciality_hours_….csv`.
    ///   - ids: The facilities that are wanted; all of them where it is nil.
    public static func read(
        facilities: Data, file facilityFile: String, hours: Data, file hoursFile: String,
        only ids: Set<MHLWClinic.ID>? = nil
    ) -> Reading<[MHLWClinic]> {
        let places = facilityReading(facilities, file: facilityFile, only: ids)
        let ids = Set(places.value.map(\.id))
        let slots = MHLWSlotReader.read(hours, file: hoursFile, ids: ids)
        let byFacility = Dictionary(grouping: slots.value.slots, by: \.facility)
        var issues = places.issues + slots.issues
        let clinics = places.value.map { place in
            var assembly = MHLWClinicAssembly(
                place: place, slots: byFacility[place.id] ?? [], rejected: slots.value.rejected[place.id] ?? [],
                file: facilityFile)
            let clinic = assembly.clinic()
            issues += assembly.issues
            return clinic
        }
        return Reading(clinics, issues: issues)
    }

    private static func facilityReading(
        _ data: Data, file: String, only ids: Set<String>?
    ) -> Reading<[MHLWFacility]> {
        let table = CSVTable.read(data, file: file, where: "ID", isOneOf: ids)
        guard let columns = MHLWFacility.Columns(table.value) else {
            return Reading([], issues: table.issues + [table.value.missingColumn("ID, 正式名称 or 毎週決まった曜日に休診（月）")])
        }
        return Reading(table.value.rows.map { MHLWFacility($0, columns) }, issues: table.issues)
    }
}
