import Rules
import Texts

/// The chapter `bus` of a manifest, with its GTFS-JP feed.
struct BusAssembly {
    let bus: TownManifest.Bus

    func service(_ reader: inout ManifestReader) -> BusService {
        let timetable = reader.take(GTFSReader.read(folder: bus.folder, source: reader.source))
        let stops = bus.stops.enumerated().map { index, stop in
            let path = ["bus", "stops", String(index)]
            let poles = timetable.stops.filter { $0.name.byLanguage["ja"]?.normalized == stop.stop.normalized }
            if poles.isEmpty {
                reader.report(
                    path + ["stop"],
                    Text(
                        en: "stops.txt has no “\(stop.stop)”: nothing can be told of \(stop.id)",
                        ja: "stops.txt に「\(stop.stop)」がありません。\(stop.id) のことに答えられません"))
            }
            return BusStop(
                id: stop.id, name: LocalizedName(stop.name),
                spokenAs: reader.spoken(stop.phrases, stop.name, path), poles: Set(poles.map(\.id)))
        }
        return BusService(
            timetable: timetable, stops: stops,
            company: Office(name: LocalizedName(bus.company.name), telephone: bus.company.telephone))
    }
}
