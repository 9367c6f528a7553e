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

    // MARK: - What a town leaves blank

    private static let wholeFolder = [
        "g/area_days.csv": "地名,センター,紙,びん\n丘,C,月,火\n川,C,火,水\n",
        "g/center.csv": "名称,休止開始日,休止終了日\nC,2026/12/31,2027/1/3\n",
        "g/description.csv": "label,description\n紙,\nびん,\n", "g/remarks.csv": "ID,注意事項\n",
        "g/target.csv": "label,name,notice,furigana\n紙,本,,ほ\nびん,一升びん,,い\n",
    ]

    @Test(
        "A file that a town need not have may be empty",
        arguments: ["center.csv", "description.csv", "remarks.csv", "target.ja-Hrkt.csv", "collection.yml"],
        ["", "\n", "\r\n\r\n", "\u{FEFF}\n"])
    func emptyOptionalFile(_ name: String, _ content: String) {
        var files = Self.wholeFolder
        files["g/\(name)"] = content
        let reading = read(files)
        #expect(reading.issues == [])
        #expect(reading.value.areas.count == 2 && reading.value.targets.count == 2)
    }

    @Test(
        "A town is told both ways out of closures that concern no district, and may leave them",
        arguments: [
            ("", "", "C,2026/12/31,2027/1/3", [DataIssue.Severity.warning], "empty center.csv"),
            ("", "", "", [], ""), ("", "", "C,,", [], ""),
            ("", "C", "C,2026/12/31,2027/1/3", [.error], "1 of 2 districts"),
            ("D", "C", "C,2026/12/31,2027/1/3", [.error], "belongs to “D”"),
            ("D", "D", "C,2026/12/31,2027/1/3", [.error], "and 1 more districts belong to “D”"),
            ("D", "C", "C,2026/12/31,2027/1/3\nD,,", [], ""), ("", "C", ",2026/12/31,2027/1/3\nC,,", [], ""),
        ])
    func blankCentre(
        _ first: String, _ second: String, _ rows: String, _ severities: [DataIssue.Severity], _ message: String
    ) {
        var files = Self.wholeFolder
        files["g/area_days.csv"] = "地名,センター（center.csvを使わない場合は空白化）,紙,びん\n丘,\(first),月,火\n川,\(second),火,水\n"
        files["g/center.csv"] = "名称,休止開始日,休止終了日\n\(rows)\n"
        let issues = read(files).issues
        #expect(issues.map(\.severity) == severities)
        #expect(issues.allSatisfy { $0.description.contains(message) })
    }

    // MARK: - Columns

    @Test(
        "An extra first column puts districts into wards, which tell apart those of one name",
        arguments: [
            "マスター", "ﾏｽﾀｰ", "区番号",
        ])
    func wards(_ header: String) throws {
        var files = Self.wholeFolder
        files["g/area_days.csv"] = "\(header),地名,センター,紙,びん\n1,丘,C,月,火\n1,新村,C,火,水\n2,新村,C,水,木\n"
        #expect(read(files).issues == [])
        #expect(read(files).value.areas.map(\.name) == ["丘", "1 新村", "2 新村"])
        files["g/area_master.csv"] = "マスター,区名\n1,東区\n2,西区\n"
        let data = read(files).value
        #expect(data.labels == ["紙", "びん"])
        #expect(data.areas.map(\.name) == ["丘", "東区 新村", "西区 新村"])
        #expect(data.area("西区新村")?.schedules["紙"]?.rules == [.weekly(.wednesday)])
        #expect(data.area("丘")?.center == "C")
    }

    @Test(
        "A comma too many or too few leaves a row out, with one error",
        arguments: [
            ("丘,一番地,C,月,火", 3), ("丘,C,月,火,水", 3), ("丘,月,火", 3), ("丘,月,,", 3),
        ])
    func commasOfADistrict(_ row: String, _ line: Int) {
        var files = Self.wholeFolder
        files["g/area_days.csv"] = "地名,センター,紙,びん\n川,C,火,水\n\(row)\n"
        let reading = read(files)
        #expect(reading.issues.map { "\($0.line ?? 0) \($0.severity)" } == ["\(line) error"])
        #expect(reading.value.areas.map(\.name) == ["川"])
    }

    @Test("A missing column of centres is one error")
    func missingCentreColumn() {
        var files = Self.wholeFolder
        files["g/area_days.csv"] = "地名,紙,びん\n川,火,水\n丘,月,火\n"
        let issues = read(files).issues.filter { $0.severity == .error && $0.file == "g/area_days.csv" }
        #expect(issues.map(\.line) == [1])
    }

    @Test("A column without a name is not read, and commas at the end of lines are nothing")
    func unnamedColumns() {
        var files = Self.wholeFolder
        files["g/area_days.csv"] = "地名,センター,紙,びん,\n丘,C,月,火,A\n川,C,火,水,B\n森,C,火,水,C\n"
        #expect(read(files).issues.map { "\($0.line ?? 0) \($0.severity)" } == ["1 warning"])
        files["g/area_days.csv"] = "地名,センター,紙,びん,,\n丘,C,月,火,,,,\n川,C,火,水\n"
        #expect(read(files).issues == [])
        #expect(read(files).value.labels == ["紙", "びん"])
    }

    @Test(
        "Half a notice is never said",
        arguments: [
            "紙,新聞,ひもで,しばる,し", "紙,新聞,ひもで束ねて,出してください", "紙,新聞,ひもで,しばって,出す,し",
        ])
    func commaInANotice(_ row: String) {
        var files = Self.wholeFolder
        files["g/target.csv"] = "label,name,notice,furigana\nびん,一升びん,,い\n紙,本,,ほ\n\(row)\n"
        let reading = read(files)
        #expect(reading.issues.map { "\($0.file):\($0.line ?? 0) \($0.severity)" } == ["g/target.csv:4 error"])
        #expect(reading.value.targets.last?.notice == "" && reading.value.targets.last?.reading == nil)
    }

    @Test(
        "Files write a category as it comes, and mean one",
        arguments: [
            ("燃やすごみ", "燃やすゴミ"), ("燃やすゴミ", "燃やす ごみ"), ("燃やすごみ", "燃やすｺﾞﾐ"), ("燃やすごみ", "燃やす塵芥"), ("びん・缶", "ビン･カン"),
            ("びん・缶", "瓶　缶"), ("ペットボトル", "ﾍﾟｯﾄﾎﾞﾄﾙ"), ("プラ(容器)", "プラ（容器）"), ("カン、ビン", "缶・びん"),
        ])
    func oneCategoryInManySpellings(_ column: String, _ label: String) throws {
        let reading = read([
            "g/area_days.csv": "地名,センター,\"\(column)\"\n丘,,月\n", "g/center.csv": "",
            "g/description.csv": "label,description\n\(label),\n",
            "g/target.csv": "label,name\n\(label),もの\n",
            "g/collection.yml": """
            categories: [{ label: "\(label)", cutOff: "07:30" }]
            extra: [{ label: "\(label)", date: 2026-12-01 }]
            notices: [{ from: 2026-12-01, to: 2026-12-02, label: "\(label)", text: { ja: お知らせ } }]
            """,
        ])
        #expect(reading.issues == [])
        #expect(reading.value.targets.map(\.label) == [column])
        let calendar = reading.value.calendar(of: try #require(reading.value.area("丘")))
        let day = try #require(CalendarDate("2026-12-01"))
        #expect(calendar.collects(column, on: day))
        #expect(calendar.schedules[column]?.cutOff == TimeOfDay("07:30"))
        #expect(calendar.notices(on: day, about: column).count == 1)
    }
}
