import ArgumentParser
import DataFiles
import Foundation
import OpenData
import Rules

extension Bench {
    /// How fast a town's data is read and answered from.
    struct BenchData: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "data", abstract: "Measure how fast a town's data is read and answered from.",
            discussion: "The figures of a debug build say nothing. The town and the timetable are generated.")

        @Option(help: ArgumentHelp("Also read this town's folder, or one in the format of 5374.", valueName: "folder"))
        var folder: String?

        @Option(help: "Stop times of the timetable.")
        var stopTimes = 1_000_000

        func run() throws {
            var record = Record(command: "mimamori " + CommandLine.arguments.dropFirst().joined(separator: " "))
            record.answerMilliseconds = try answers()
            if let folder {
                let start = ContinuousClock.now
                let check = try TownCheck(at: URL(filePath: folder))
                record.importMilliseconds = start.duration(to: .now) / .milliseconds(1)
                record.importIssues = check.issues().count
            }
            (record.timetableMilliseconds, record.nextBusMilliseconds) = try buses()
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            let json = try encoder.encode(record)
            print(String(decoding: json, as: UTF8.self))
        }

        private struct Record: Encodable {
            var command: String
            /// An answer from 200 districts with 10 categories and the dates of three years.
            var answerMilliseconds: Figures?
            var importMilliseconds: Double?
            var importIssues: Int?
            /// Reading the timetable from its CSV.
            var timetableMilliseconds: Double?
            var nextBusMilliseconds: Figures?
        }

        private struct Figures: Encodable {
            var mean: Double
            var worst: Double

            init(_ durations: [Duration]) {
                let milliseconds = durations.map { $0 / .milliseconds(1) }
                mean = milliseconds.reduce(0, +) / Double(max(1, milliseconds.count))
                worst = milliseconds.max() ?? 0
            }
        }

        private func measured(_ count: Int, _ body: (Int) -> Void) -> Figures {
            let clock = ContinuousClock()
            return Figures((0..<count).map { number in clock.measure { body(number) } })
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

        // MARK: - Buses

        private func buses() throws -> (Double, Figures) {
            let stops = 1_000
            let stopsOfTrip = 40
            let trips = stopTimes / stopsOfTrip
            var times = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
            for trip in 0..<trips {
                for stop in 0..<stopsOfTrip {
                    let minutes = 300 + (trip * 7) % 1100 + stop * 2
                    let time = "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60):00"
                    times += "t\(trip),\(time),\(time),s\((trip * 17 + stop) % stops),\(stop)\n"
                }
            }
            let files = [
                "stop_times.txt": times,
                "stops.txt": "stop_id,stop_name\n" + (0..<stops).map { "s\($0),stop \($0)\n" }.joined(),
                "trips.txt": "route_id,service_id,trip_id,trip_headsign\n"
                    + (0..<trips).map { "r,w\($0 % 20),t\($0),end\n" }.joined(),
                "calendar.txt":
                    "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
                    + (0..<20).map { "w\($0),1,1,1,1,1,\($0 % 2),\($0 % 2),20260401,20270331\n" }.joined(),
            ].mapValues { Data($0.utf8) }
            struct Missing: Error {}
            let start = ContinuousClock.now
            let timetable = GTFSReader.read(folder: "") { name throws in
                guard let data = files[name] else { throw Missing() }
                return data
            }.value
            let reading = start.duration(to: .now) / .milliseconds(1)
            let first = CalendarDate(daysSinceEpoch: 20_600)
            let figures = measured(2_000) { number in
                let now = LocalTime(first + number % 200, TimeOfDay(minutes: number * 13 % 1440))
                _ = timetable.next(2, from: ["s\(number % stops)", "s\((number + 1) % stops)"], after: now)
            }
            return (reading, figures)
        }
    }
}
