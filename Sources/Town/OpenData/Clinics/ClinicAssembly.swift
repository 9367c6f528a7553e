import Rules
import Texts

/// The chapter `clinics` of a manifest, with the files of 医療情報ネット that `mhlw` names.
struct ClinicAssembly {
    let manifest: TownManifest

    /// The clinics, each followed by its departments.
    func clinics(_ reader: inout ManifestReader) -> [Clinic] {
        let published = publishedClinics(&reader)
        return (manifest.clinics ?? []).enumerated().flatMap { index, clinic in
            let path = ["clinics", String(index)]
            let known = clinic.mhlw.flatMap { published[$0] }
            if let id = clinic.mhlw, known == nil {
                reader.report(
                    path + ["mhlw"], Text(en: "the facility file has no clinic “\(id)”", ja: "施設のファイルに医院「\(id)」がありません"))
            }
            let whole = Clinic(
                id: clinic.id, name: LocalizedName(clinic.name),
                spokenAs: reader.spoken(clinic.phrases, clinic.name, path), telephone: clinic.telephone,
                hours: reader.hours(clinic.hours, path + ["hours"]) ?? known?.hours,
                reception: reader.hours(clinic.reception, path + ["reception"]) ?? known?.reception)
            return [whole] + departments(of: clinic, known, path, &reader)
        }
    }

    private func departments(
        of clinic: TownManifest.Clinic, _ known: MHLWClinic?, _ path: [String], _ reader: inout ManifestReader
    ) -> [Clinic] {
        (clinic.departments ?? []).enumerated().map { index, department in
            let path = path + ["departments", String(index)]
            let known = known?.departments.first { $0.name.normalized == department.name["ja"]?.normalized }
            return Clinic(
                id: department.id, name: LocalizedName(department.name),
                spokenAs: reader.spoken(department.phrases, department.name, path), telephone: clinic.telephone,
                hours: reader.hours(department.hours, path + ["hours"]) ?? known?.hours,
                reception: reader.hours(department.reception, path + ["reception"]) ?? known?.reception,
                partOf: clinic.id)
        }
    }

    /// The clinics that the manifest names, as the files of 医療情報ネット know them.
    private func publishedClinics(_ reader: inout ManifestReader) -> [MHLWClinic.ID: MHLWClinic] {
        guard let mhlw = manifest.mhlw else { return [:] }
        let (facilities, hours) = (
            reader.take(reader.source.data(mhlw.facilities)), reader.take(reader.source.data(mhlw.hours))
        )
        guard let facilities, let hours else { return [:] }
        let clinics = reader.take(
            MHLWReader.read(
                facilities: facilities, file: mhlw.facilities, hours: hours, file: mhlw.hours,
                only: Set((manifest.clinics ?? []).compactMap(\.mhlw))))
        return Dictionary(clinics.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
