import Rules
import Texts

/// The chapter `bus` of a manifest, with its GTFS-JP feed.
struct BusAssembly {
    let bus: TownManifest.Bus

    func service(_ reader: inout ManifestReader) -> BusService {
        let timetable = reader.take(GTFSReader.read(folder: bus.folder, source: reader.source))
        // A timetable without any departure has its own errors.
        let runs = timetable.everLeaves(from: Set(timetable.stops.map(\.id)))
        let stops = bus.stops.enumerated().map { index, stop in
            let path = ["bus", "stops", String(index)]
            let poles = timetable.poles(named: stop.stop)
            if poles.isEmpty {
                reader.report(
                    path + ["stop"],
                    Text(
                        en: "stops.txt has no “\(stop.stop)”: nothing can be told of \(stop.id)",
                        ja: "stops.txt に「\(stop.stop)」がありません。\(stop.id) のことに答えられません"))
            } else if runs, !timetable.everLeaves(from: poles) {
                reader.report(
                    path + ["stop"],
                    Text(
                        en:
                            "no bus of the timetable ever leaves “\(stop.stop)”: name a stop at which people get on, or take "
                            + "\(stop.id) out",
                        ja: "「\(stop.stop)」から出るバスが、一本もありません。乗れる停留所の名前を書くか、\(stop.id) を消してください"))
            }
            return BusStop(
                id: stop.id, name: LocalizedName(stop.name),
                spokenAs: reader.spoken(stop.phrases, stop.name, path), poles: poles)
        }
        return BusService(
            timetable: timetable, stops: stops,
            company: Office(name: LocalizedName(bus.company.name), telephone: bus.company.telephone))
    }
}
