/// `town.yml`: what no open-data format of a town says, and where its files are.
struct TownManifest: Decodable {
    typealias Names = [String: String]
    typealias Phrases = [String: [String]]

    struct Office: Decodable {
        var name: Names
        var telephone: String
        var hours: String?
        var afterHours: AfterHours?
    }

    /// Who answers while the office is closed.
    struct AfterHours: Decodable {
        var name: Names
        /// That of the office if missing.
        var telephone: String?
    }

    struct Line: Decodable {
        var name: Names
        var telephone: String
    }

    /// A day that is a holiday here and nowhere else, or the other way round.
    struct HolidayOverride: Decodable {
        var date: String
        /// Missing for a day that is no holiday here.
        var name: String?
    }

    struct Source: Decodable {
        var name: Names
        var date: String?
    }

    struct Sources: Decodable {
        var clinics: Source?
        var duty: Source?
        var bus: Source?
    }

    struct Garbage: Decodable {
        var folder: String
        /// Language to a file of the folder that names the things of `target.csv` in it.
        var translations: [String: String]?
        var categories: [Category]
        var districts: [District]
    }

    struct Category: Decodable {
        var id: String
        /// Its label in the folder's files.
        var label: String
        var name: Names
        var phrases: Phrases?
    }

    struct District: Decodable {
        var id: String
        /// Its name in `area_days.csv`.
        var area: String?
        /// Its own iCalendar file in the folder, in place of a row of `area_days.csv`.
        var calendar: String?
        /// How alerts name it where they do not use its id.
        var code: String?
        var name: Names
        var phrases: Phrases?
    }

    struct Clinic: Decodable {
        var id: String
        var name: Names
        var phrases: Phrases?
        var telephone: String
        var hours: String?
        var reception: String?
        var departments: [Department]?
        /// Its id in the files of `mhlw`, which then say what is not said here.
        var mhlw: String?
    }

    /// The clinic files of 医療情報ネット.
    struct MHLW: Decodable {
        var facilities: String
        var hours: String
    }

    /// A part of a clinic that is asked for by its own name: the eye department.
    struct Department: Decodable {
        var id: String
        var name: Names
        var phrases: Phrases?
        var hours: String?
        var reception: String?
    }

    struct Bus: Decodable {
        /// Of a GTFS-JP feed.
        var folder: String
        var company: Line
        var stops: [Stop]
    }

    struct Stop: Decodable {
        var id: String
        /// Its name in `stops.txt`.
        var stop: String
        var name: Names
        var phrases: Phrases?
    }

    struct Household: Decodable {
        var id: String
        var district: String
        var resident: Person
        var watchesOver: [Person]?
    }

    struct Person: Decodable {
        var id: String
        var name: Names
        var phrases: Phrases?
    }

    var id: String
    var name: Names
    /// What the town's speakers are called.
    var speakerName: Names?
    /// 全国地方公共団体コード.
    var code: String?
    var timeZone: String
    var office: Office
    /// The fire headquarters.
    var fire: Line?
    var cutOff: String?
    var holidays: String?
    var holidayOverrides: [HolidayOverride]?
    var duty: String?
    var garbage: Garbage?
    var clinics: [Clinic]?
    var mhlw: MHLW?
    var bus: Bus?
    /// Who published what is answered from; that of the garbage stands in collection.yml.
    var sources: Sources?
    var households: String?
    /// The folder into which alerts are dropped.
    var alerts: String?
}

extension TownManifest.District {
    /// What the garbage files call it.
    var areaName: String { area ?? id }
}
