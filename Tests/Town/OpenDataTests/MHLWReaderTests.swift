import Texts
import Foundation
import OpenData
import Rules
import TestSupport
import Testing

/// The worked example printed in the documentation of nyampire/jp-healthcare-osm, and one invented clinic for each way in
/// which the two files disagree.
@Suite(.enabled(if: SharedData.isPresent, "the shared folder is absent"))
struct MHLWReaderTests {
    private let reading: Reading<[MHLWClinic]>

    init() throws {
        let folder = try #require(SharedData.folder).appending(path: "data/mhlw-sample")
        let (facilities, hours) = ("02-1_clinic_facility_info_SAMPLE.csv", "02-2_clinic_speciality_hours_SAMPLE.csv")
        reading = MHLWReader.read(
            facilities: try Data(contentsOf: folder.appending(path: facilities)), file: facilities,
            hours: try Data(contentsOf: folder.appending(path: hours)), file: hours)
    }

    private func clinic(_ id: String) throws -> MHLWClinic {
        try #require(reading.value.first { $0.id == id })
    }

    private func expectEqual(_ hours: OpeningHours, _ value: String) throws {
        let expected = try OpeningHoursParser.parse(value)
        let from = try #require(CalendarDate("2026-11-15"))
        for date in from..<from + 400 {
            let (own, other) = (
                hours.hours(on: date, holidays: HolidayCalendar()),
                expected.hours(on: date, holidays: HolidayCalendar())
            )
            #expect(own == other, "\(date): \(OpeningHoursFormatter.string(hours))")
        }
    }

    @Test func theWorkedExampleHasTheHoursThatItsAuthorFound() throws {
        let clinic = try clinic("0111010000090")
        try expectEqual(
            clinic.hours,
            "Mo-Fr 09:00-12:30,13:30-17:30; Sa 09:00-12:30; Sa[1,3,5] off; PH off; Dec 30-Jan 03 off")
        #expect(clinic.departments.map(\.name) == ["内科", "消化器内科"])
        try expectEqual(
            clinic.departments[1].hours,
            "Mo-Fr 09:00-12:30,13:30-17:00; Sa 09:00-12:30; Sa[1,3,5] off; PH off; Dec 30-Jan 03 off")
        #expect(clinic.reception == nil)
    }

    @Test func departmentsAndTheirLastPatientsAreKeptApart() throws {
        let clinic = try clinic("0799999000001")
        #expect(clinic.name.reading == "ユキノシタシンリョウジョ")
        try expectEqual(
            clinic.hours,
            "Mo,Tu,Fr 08:30-12:00,14:00-17:30; Th 08:30-12:00,13:30-17:30; We,Sa 08:30-12:00; Sa[2,4] off; PH off; "
                + "Dec 29-Jan 03 off")
        let eyes = try #require(clinic.departments.first { $0.name == "眼科" })
        try expectEqual(eyes.hours, "Th 13:30-15:30; PH off; Dec 29-Jan 03 off")
        try expectEqual(try #require(eyes.reception), "Th 13:00-15:00; PH off; Dec 29-Jan 03 off")
    }

    @Test func aTimeThatNoClinicHasMakesItsDayUnknown() throws {
        let clinic = try clinic("0799999000002")
        try expectEqual(clinic.hours, "Mo-Fr unknown; PH off")
        #expect(clinic.remark == "GW、お盆")
        #expect(reading.issues.contains { $0.message.en.contains("on Apr 27-May 07, Aug 10-Aug 17 the answer") })
        let problems = [
            "月: 00:45-17:15 begins before six", "火: 15:30-15:00 lasts eighteen hours",
            "水: 09:00-23:59 ends after eleven",
            "木: 00:00-23:59 is a whole day", "金: 00:00-00:00 begins and ends at the same time",
            "土: flagged as closed, with the times of a working day", "“GW、お盆” gives no dates",
        ]
        for problem in problems {
            #expect(reading.issues.count { $0.message.en.contains(problem) } == 1, "\(problem)")
        }
    }

    @Test func aTimeOfItsOwnIsBelievedAndAnEmergencyRoomIsNotHours() throws {
        let clinic = try clinic("0799999000003")
        try expectEqual(
            clinic.hours,
            "Mo-Th 09:00-12:00; Sa 09:30-11:30; PH unknown; Aug 07-21 Mo-Th,Sa unknown; May 09-23 Mo-Th,Sa unknown; "
                + "Dec 29-Jan 03 off")
        for problem in [
            "土: flagged as closed, with a time of its own", "祝日: flagged as open", "“8/14-5/16” closes more",
        ] {
            #expect(reading.issues.count { $0.message.en.contains(problem) } == 1, "\(problem)")
        }
        #expect(clinic.departments.map(\.name) == ["内科"])
    }

    @Test func aDayFlaggedAsOpenWithoutATimeIsUnknownAndNotClosed() throws {
        try expectEqual(try clinic("0799999000004").hours, "Mo-Th 09:00-12:00; Fr unknown; PH off")
        #expect(reading.issues.count { $0.message.en.contains("金: flagged as open, without a time") } == 1)
    }
}
