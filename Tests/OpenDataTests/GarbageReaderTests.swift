import Foundation
import OpenData
import Rules
import Testing

@Suite struct GarbageReaderTests {
    private struct Missing: Error {}

    private func read(_ files: [String: String]) -> Reading<GarbageData> {
        GarbageReader.read(folder: "g") { path throws in
            guard let text = files[path] else { throw Missing() }
            return Data(text.utf8)
        }
    }

    @Test func oneBadLineLeavesTheOthersStanding() {
        let reading = read([
            "g/area_days.csv": "地名,センター,紙,びん\n丘,,月 木7 火,水2:4 13\n川,,隔木20260402,隔月20260402\n",
            "g/center.csv": "名称,休止開始日,休止終了日\nC,2026/12/31,2026/12/01\nC,2026/12/31,2027/1/3\n",
            "g/target.csv": "label,name,notice,furigana\n紙,本,,ほ\nびん,本,,ほ\n,紙,,\n",
        ])
        #expect(reading.value.areas.map(\.schedules.count) == [2, 1])
        #expect(reading.value.closures["C"]?.count == 1)
        #expect(reading.value.targets.map(\.label) == ["紙", "びん"])
        let errors = reading.issues.filter { $0.severity == .error }.map { "\($0.file):\($0.line ?? 0)" }
        #expect(
            errors == [
                "g/area_days.csv:2", "g/area_days.csv:2", "g/area_days.csv:3", "g/center.csv:2", "g/target.csv:4",
                "g/area_days.csv:2",
            ])
        #expect(reading.issues.contains { $0.file == "g/target.csv" && $0.line == 3 && $0.severity == .warning })
    }

    @Test func contradictionsBetweenTheFilesAreReported() {
        let reading = read([
            "g/area_days.csv": "地名,センター,紙\n丘,C,20261231 *1\n川,D,月\n森,,月\n",
            "g/center.csv": "名称,休止開始日,休止終了日\nC,2026/12/31,2027/1/3\n",
            "g/target.csv": "label,name\nタイヤ,タイヤ\n可燃性粗大ごみ,机\n可燃性粗大ごみ,机\n",
            "g/remarks.csv": "ID,注意事項\n", "g/description.csv": "label,description\n紙,\n可燃ごみ（粗大ごみ）,\n",
        ])
        let messages = reading.issues.map(\.description)
        for part in [
            "area_days.csv:4: error: 1 of 3 districts", "area_days.csv:3: error: 川 belongs to “D”",
            "area_days.csv:2: error: 丘, 紙: 2026-12-31 is listed", "warning: 丘 refers to remark *1",
            "target.csv:2: warning: 1 things belong to “タイヤ”", "seems to be “可燃ごみ（粗大ごみ）” of description.csv",
            "“机” stands in line 3 already: remove one",
        ] {
            #expect(messages.count { $0.contains(part) } == 1, "\(part) in \(messages)")
        }
    }

    @Test func aRemarkBelongsToTheCellThatRefersToIt() throws {
        let files = [
            "g/area_days.csv": "地名,センター,紙,びん,草\n丘,,月 *1 *2,火,*2\n", "g/center.csv": "a,b,c\n",
            "g/remarks.csv": "ID,注意事項\n1,束ねて。\n2,電話で。\n", "g/description.csv": "label,description\n紙,\n",
            "g/target.csv": "label,name\n紙,本\n",
        ]
        let data = read(files).value
        let schedules = data.calendar(of: try #require(data.area("丘"))).schedules
        #expect(schedules["紙"]?.remarks.map { $0.byLanguage["ja"] } == ["束ねて。", "電話で。"])
        #expect(schedules["びん"]?.remarks == [])
        #expect(schedules["草"]?.remarks.count == 1 && schedules["草"]?.hasDays == false)
    }

    @Test func aFolderWithoutFilesIsReportedAndEmpty() {
        let reading = read([:])
        #expect(reading.value.areas.isEmpty)
        #expect(reading.issues.count == 4)
    }

    @Test func fullWidthDigitsAndSpacesAreReadAsMeant() throws {
        let reading = read([
            "g/area_days.csv": "地名,センター,紙\n男　山,,水２　水４：４　１０\n", "g/center.csv": "a\n", "g/target.csv": "label,name\n",
        ])
        let area = try #require(reading.value.area("男山"))
        #expect(
            area.schedules["紙"]
                == CollectionSchedule(
                    rules: [.monthly(ordinal: 2, .wednesday), .monthly(ordinal: 4, .wednesday)], months: [4, 10]))
    }
}
