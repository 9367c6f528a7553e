import Foundation
import OpenData
import Rules
import TestSupport
import Testing

@Suite struct MunicipalDataTests {
    private func text(_ hours: OpeningHours?) -> String? {
        hours.map(OpeningHoursFormatter.string)
    }

    @Test func facilitiesAreReadByTheNamesOfTheirColumns() {
        let first = MunicipalPlaceReader.read(
            """
            都道府県コード又は市区町村コード,NO,名称,名称_カナ,住所,電話番号,利用可能曜日,開始時間,終了時間,利用可能日時特記事項
            074071,1,中央公民館,チュウオウコウミンカン,大字一,０２４２－００－０００１,月火水木金,9:00,17:00,
            074071,2,図書館,トショカン,大字二,0242-00-0002,火水木金土日,9:30,18:00,祝日の場合は翌日休館
            074071,3,,,,,,,,
            """, file: "v1.csv")
        #expect(first.issues.map(\.line) == [4])
        #expect(first.value.map { text($0.hours) } == ["Mo-Fr 09:00-17:00", nil])
        #expect(first.value[0].telephone == "0242-00-0001")
        #expect(first.value[0].name.reading == "チュウオウコウミンカン")
        #expect(first.value[1].hoursText == "火水木金土日 9:30～18:00 祝日の場合は翌日休館")

        let second = MunicipalPlaceReader.read(
            """
            全国地方公共団体コード,ID,名称,名称_英字,所在地_連結標記,利用可能曜日,開始時間,終了時間,利用可能時間特記事項
            074071,1.7E+10,体育館,Gymnasium,大字三,月-金,9:00,21:00,
            """, file: "v2.csv")
        #expect(second.issues == [])
        #expect(second.value.first?.address == "大字三")
        #expect(second.value.first?.name.byLanguage["en"] == "Gymnasium")
        // A range of weekdays is no list of them, and is not guessed at.
        #expect(second.value.first?.hours == nil)
        #expect(second.value.first?.hoursText == "月-金 9:00～21:00")
    }

    @Test func aClinicsLunchBreakIsQuotedAndNotAnsweredAsHours() {
        let reading = MunicipalPlaceReader.read(
            """
            名称,診療曜日,診療開始時間,診療終了時間,診療日時特記事項,診療科目
            一医院,月火木,9:00,17:00,12時～14時は休診,内科;小児科
            二医院,月火木,9:00,12:00,,眼科
            """, file: "clinics.csv")
        #expect(reading.value.map { text($0.hours) } == [nil, "Mo,Tu,Th 09:00-12:00"])
        #expect(reading.value[0].departments == ["内科", "小児科"])
    }

    @Test func eventsHaveDaysAndPerhapsTimes() throws {
        let reading = MunicipalEventReader.read(
            """
            イベント名,イベント名_カナ,開始日,終了日,開始時間,終了時間,開始日時特記事項,場所名称,連絡先電話番号
            夏祭り,ナツマツリ,2026/8/14,2026/8/15,17:00,21:00,雨天順延,駅前広場,0242-00-1000
            朝市,アサイチ,20261101,,,,,,
            幻,,いつか,,,,,,
            """, file: "event.csv")
        #expect(reading.issues.map(\.line) == [4])
        let festival = try #require(reading.value.first)
        #expect(festival.days.lowerBound.description == "2026-08-14" && festival.days.count == 2)
        #expect(festival.from == TimeOfDay(17, 0) && festival.remark == "雨天順延")
        #expect(reading.value.last?.days.count == 1 && reading.value.last?.from == nil)
    }

    @Test func aFileWithoutNamesIsAnError() {
        #expect(MunicipalPlaceReader.read("a,b\n1,2\n", file: "x.csv").issues.map(\.severity) == [.error])
        #expect(MunicipalEventReader.read("", file: "x.csv").issues.allSatisfy { $0.severity == .error })
    }

    @Test(.enabled(if: SharedData.isPresent, "the shared folder is absent"))
    func thePublishedFacilitiesOfTokyoAreQuoted() throws {
        let file = try #require(SharedData.folder).appending(path: "data/facilities/tokyo_public_facility.csv")
        let text = try TextDecoding.text(of: try Data(contentsOf: file), file: "tokyo.csv")
        let places = MunicipalPlaceReader.read(text, file: "tokyo.csv").value
        #expect(places.count == 136)
        #expect(places.allSatisfy { $0.hours == nil })
        #expect(places.count { $0.hoursText.contains("年末年始") } >= 50)
    }

    /// 月曜休館, 祝日なら翌日休館, as six of the published notes say, over the holidays of 2026 and 2027.
    @Test(arguments: [
        ("2026-01-12", true), ("2026-01-13", false), ("2026-02-23", true), ("2026-02-24", false),
        ("2026-05-04", true), ("2026-05-05", false), ("2026-05-07", true), ("2026-07-20", true), ("2026-07-21", false),
        ("2026-09-21", true), ("2026-09-22", false), ("2026-09-23", true), ("2026-11-23", true), ("2026-11-24", false),
        ("2027-03-22", true), ("2027-03-23", false), ("2027-06-07", false), ("2027-06-08", true),
    ])
    func aMovingRestDayFollowsTheHolidays(_ day: String, _ isOpen: Bool) throws {
        let hours = try OpeningHoursParser.parse("Mo-Su 09:30-17:30; Mo 移動休館; Dec 28-Jan 01 off")
        let spans = hours.hours(on: try #require(CalendarDate(day)), holidays: HolidayCalendar()).spans
        #expect(spans.isEmpty != isOpen)
    }
}
