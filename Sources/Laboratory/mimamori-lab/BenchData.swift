import ArgumentParser
import CommandSupport
import CSpeechShims
import DataFiles
import Device
import Foundation
import Laboratory
import OpenData
import Rules
import Store
import Texts

extension Bench {
    /// How fast a town's data is read and answered from.
    struct BenchData: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "data",
            abstract: "Measure how fast a town's data is read and answered from.",
            discussion: """
                The figures of a debug build say nothing. The town and the timetable are generated. Answers are measured in \
                time of the processor, so that other programs do not count.
                """)

        @OptionGroup var record: RecordOptions

        @Option(
            help: ArgumentHelp("Also import this folder in the format of 5374.", valueName: "folder"))
        var folder: String?

        @Option(help: "Stop times of the timetable.")
        var stopTimes = 1_000_000

        func run() async throws {
            // No folder of this machine in a record.
            let arguments = CommandLine.arguments.dropFirst().map {
                $0 == folder ? URL(filePath: $0).lastPathComponent : $0
            }
            var figures = Record(command: (["mimamori"] + arguments).joined(separator: " "))
            figures.answerMilliseconds = try answers()
            if let folder {
                figures.importMilliseconds = try await imports(URL(filePath: folder))
                figures.importIssues = try TownCheck(at: URL(filePath: folder)).issues().count
            }
            try measureBuses(&figures)
            try record.write(figures, to: "data.json")
        }

        private struct Record: Encodable {
            var command: String
            /// An answer from 200 districts with 10 categories and the dates of three years.
            var answerMilliseconds: Figures?
            /// From the folder to a version in force in a database on the disk, as `town import` does it.
            var importMilliseconds: Double?
            var importIssues: Int?
            /// Reading the timetable from its CSV.
            var timetableMilliseconds: Double?
            /// What the process took at most while it read, less what it took before; the mapped file counts.
            var timetableMegabytes: Double?
            var nextBusMilliseconds: Figures?
        }

        private struct Figures: Encodable {
            /// The very first, before anything is in the caches.
            var first: Double
            var mean: Double
            var worst: Double

            init(_ milliseconds: [Double]) {
                first = milliseconds.first ?? 0
                mean = milliseconds.reduce(0, +) / Double(max(1, milliseconds.count))
                worst = milliseconds.max() ?? 0
            }
        }

        private func measured(_ count: Int, _ body: (Int) -> Void) -> Figures {
            Figures(
                (0..<count).map { number in
                    let start = ProcessFootprint.processorSeconds
                    body(number)
                    return (ProcessFootprint.processorSeconds - start) * 1000
                })
        }

        // MARK: - Answers

        private func answers() throws -> Figures {
            let first = CalendarDate(daysSinceEpoch: 20_544)
            let town = town(from: first)
            let answerer = Answerer(town)
            let days = DayReference.allCases
            return measured(10_000) { number in
                let district = town.districts[number * 7 % town.districts.count]
                let category = town.categories[number * 3 % town.categories.count]
                let home = Household(
                    id: "x", district: district.id, resident: Person(id: "x", name: LocalizedName([:]), spokenAs: [:]))
                let now = LocalTime(first + number * 11 % 1095, TimeOfDay(minutes: number * 13 % 1440))
                let question: Question =
                    number % 2 == 0
                    ? .nextCollection(category: category.id, district: nil)
                    : .collectionsOn(days[number % days.count], district: nil)
                _ = answerer.answer(question, in: Situation(household: home, now: now))
            }
        }

        /// 200 districts × 10 categories × 3 years, the worst case of a table: half of it is dates, one by one.
        private func town(from first: CalendarDate) -> Town {
            let categories = (0..<10).map { WasteCategory(id: "c\($0)", name: LocalizedName(["en": "category \($0)"])) }
            let closures = (0..<3).map { first + 365 * $0...first + (365 * $0 + 4) }
            let districts = (0..<200).map { number in
                let schedules = categories.indices.map { index -> (String, CollectionSchedule) in
                    let weekday = Weekday.allCases[(number + index) % 7]
                    let rules: [CollectionRule] =
                        index % 2 == 0
                        ? [.weekly(weekday), .monthly(ordinal: index % 5 + 1, weekday)]
                        : (0..<39).map { .on(first + (28 * $0 + number + index) % 1095) }
                    return (categories[index].id, CollectionSchedule(rules: rules, holidayRule: .nextDay))
                }
                let calendar = CollectionCalendar(
                    schedules: Dictionary(schedules, uniquingKeysWith: { first, _ in first }), closures: closures,
                    validTo: first + 1095)
                return District(
                    id: "d\(number)", name: LocalizedName(["en": "district \(number)"]), collections: calendar)
            }
            return Town(
                id: "bench", name: LocalizedName(["en": "Bench"]), timeZone: "Asia/Tokyo",
                office: Office(name: LocalizedName(["en": "the office"]), telephone: "0"), categories: categories,
                districts: districts)
        }

        // MARK: - Import

        /// A town of all districts and categories that a 5374 folder has, imported. What is wrong in its data is looked for,
        /// but does not keep it back.
        private func imports(_ garbage: URL) async throws -> Double {
            let folder = FileManager.default.temporaryDirectory.appending(path: "mimamori-bench-\(UUID().uuidString)")
            let town = folder.appending(path: "town")
            try FileManager.default.createDirectory(at: town, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try FileManager.default.copyItem(at: garbage, to: town.appending(path: "garbage"))
            try Data(manifest(of: GarbageFiles(at: garbage).data).utf8).write(to: town.appending(path: "town.yml"))

            let start = ContinuousClock.now
            let bundle = try TownBundle(at: town)
            let reading = try bundle.reading()
            _ = TownCheck(reading).issues()
            let key = TownKey(id: reading.town.id, timeZone: reading.town.timeZone)
            let store = try Store.open(in: folder.appending(path: "state"), town: key)
            _ = try await store.importTown(files: bundle.files, at: Date())
            return start.duration(to: .now) / .milliseconds(1)
        }

        private func manifest(of data: GarbageData) -> String {
            let categories = data.labels.enumerated().map { number, label in
                "    - { id: c\(number), label: \"\(label)\", name: { ja: \"\(label)\" } }\n"
            }
            let districts = data.areas.enumerated().map { number, area in
                "    - { id: d\(number), area: \"\(area.name)\", name: { ja: \"\(area.name)\" } }\n"
            }
            return """
                id: bench
                name: { en: Bench }
                timeZone: Asia/Tokyo
                office: { name: { en: the office }, telephone: "0" }
                garbage:
                  folder: garbage
                  categories:
                \(categories.joined())  districts:
                \(districts.joined())
                """
        }

        // MARK: - Buses

        private func measureBuses(_ figures: inout Record) throws {
            let stops = 1_000
            let folder = FileManager.default.temporaryDirectory.appending(path: "mimamori-bench-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try writeFeed(to: folder, stops: stops)
            memory_return_free()
            let before = ProcessFootprint.residentMegabytes
            let start = ContinuousClock.now
            let timetable = GTFSReader.read(folder: "") {
                try Data(contentsOf: folder.appending(path: $0), options: .mappedIfSafe)
            }.value
            figures.timetableMilliseconds = start.duration(to: .now) / .milliseconds(1)
            figures.timetableMegabytes = ProcessFootprint.peakMegabytes - before
            let first = CalendarDate(daysSinceEpoch: 20_600)
            figures.nextBusMilliseconds = measured(2_000) { number in
                let now = LocalTime(first + number % 200, TimeOfDay(minutes: number * 13 % 1440))
                _ = timetable.next(2, from: ["s\(number % stops)", "s\((number + 1) % stops)"], after: now)
            }
        }

        /// A feed of GTFS-JP, a line at a time: its text must not count as memory that reading takes.
        private func writeFeed(to folder: URL, stops: Int) throws {
            let stopsOfTrip = 40
            let trips = stopTimes / stopsOfTrip
            func write(_ name: String, _ header: String, _ count: Int, _ lines: (Int) -> String) throws {
                let file = folder.appending(path: name)
                try Data((header + "\n").utf8).write(to: file)
                let handle = try FileHandle(forWritingTo: file)
                try handle.seekToEnd()
                for number in 0..<count {
                    try handle.write(contentsOf: Data(lines(number).utf8))
                }
                try handle.close()
            }
            try write("stop_times.txt", "trip_id,arrival_time,departure_time,stop_id,stop_sequence", trips) { trip in
                (0..<stopsOfTrip).map { stop in
                    let minutes = 300 + (trip * 7) % 1100 + stop * 2
                    let time = "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60):00"
                    return "t\(trip),\(time),\(time),s\((trip * 17 + stop) % stops),\(stop)\n"
                }.joined()
            }
            try write("stops.txt", "stop_id,stop_name", stops) { "s\($0),stop \($0)\n" }
            try write("trips.txt", "route_id,service_id,trip_id,trip_headsign", trips) { "r,w\($0 % 20),t\($0),end\n" }
            try write(
                "calendar.txt",
                "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date", 20
            ) { "w\($0),1,1,1,1,1,\($0 % 2),\($0 % 2),20260401,20270331\n" }
        }
    }
}
