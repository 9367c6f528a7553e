import Texts
import DataFiles
import Foundation
import OpenData
import Rules
import TestSupport
import Testing

@Suite struct AlertFolderTests {
    private let files: TemporaryFolder
    private let folder: AlertFolder
    private let town: Town
    private let now = Date(timeIntervalSince1970: 1_795_212_600)  // 2026-11-21T07:10:00+09:00

    init() throws {
        files = try TemporaryFolder()
        folder = AlertFolder(at: files.url)
        town = try DataFolder(Checkout.root).town(at: nil).town
    }

    private func message(_ identifier: String, code: String = "hill", cancels: String? = nil) -> String {
        let references = cancels.map { "<references>s,\($0),2026-11-21T07:00:00+09:00</references>" } ?? ""
        let info = """
            <info><language>en</language><category>Met</category><event>rain</event><urgency>Immediate</urgency>
            <severity>Severe</severity><certainty>Likely</certainty><headline>Leave now.</headline>
            <area><areaDesc>hill</areaDesc><geocode><valueName>x</valueName><value>\(code)</value></geocode></area></info>
            """
        return """
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>\(identifier)</identifier><sender>s</sender>
            <sent>2026-11-21T07:0\(cancels == nil ? 0 : 5):00+09:00</sent><status>Actual</status>
            <msgType>\(cancels == nil ? "Alert" : "Cancel")</msgType><scope>Public</scope>\(references)
            \(cancels == nil ? info : "")</alert>
            """
    }

    private func report() async throws -> AlertReport {
        try await folder.report(for: town, at: now)
    }

    @Test func anAlertStandsFromItsArrivalToItsCancellation() async throws {
        #expect(try await report().alerts.isEmpty)
        try files.write(message("1"), to: "a.cap")
        let alert = try #require(try await report().alerts.first)
        #expect(alert.districts == ["hill"] && alert.withdraws == nil)
        try files.write(message("2", cancels: "1"), to: "b.XML")
        let after = try await report()
        #expect(after.alerts.map(\.withdraws) == [alert.id])
        #expect(after.findings.map(\.fate) == [.announced, .withdrew])
    }

    @Test func aBadFileNeverTakesTheRestDown() async throws {
        try files.write(message("1"), to: "good.cap")
        try files.write("<alert", to: "half.cap")
        var random = SplitMix(state: 1)
        try files.write(Data((0..<999).map { _ in UInt8.random(in: 0...255, using: &random) }), to: "noise.xml")
        try files.write(Data(count: 100 * 1024 * 1024), to: "huge.cap")
        try files.write(message("3", code: "moon"), to: "moon.cap")
        try files.write("no alert", to: "readme.txt")
        try FileManager.default.createDirectory(
            at: files.url.appending(path: "folder.cap"), withIntermediateDirectories: false)
        let report = try await report()
        #expect(report.alerts.count == 1)
        #expect(
            report.findings.filter { $0.fate == .forStaff }.map(\.file) == [
                "half.cap", "huge.cap", "noise.xml", "moon.cap",
            ])
        #expect(report.findings.contains { $0.reason.en.contains("is larger than one megabyte") })
    }

    @Test func aFileThatIsStillBeingWrittenIsReadAgain() async throws {
        let text = message("1")
        try files.write(String(text.prefix(200)), to: "a.cap")
        #expect(try await report().findings.map(\.fate) == [.forStaff])
        try files.write(text, to: "a.cap")
        #expect(try await report().findings.map(\.fate) == [.announced])
        try FileManager.default.removeItem(at: files.url.appending(path: "a.cap"))
        #expect(try await report().alerts.isEmpty)
    }

    @Test func aFolderThatIsNotThereIsNamedWithTheRemedy() async throws {
        let error = await #expect(throws: DataFileError.self) {
            try await AlertFolder(at: files.url.appending(path: "none")).report(for: town, at: now)
        }
        #expect(error?.description.contains("--alerts") == true)
    }

    /// None of them is for a town of Japan, three are no CAP 1.2, and one is a test.
    @Test(.enabled(if: SharedData.isPresent, "the shared folder is absent"))
    func noneOfTheRealMessagesIsOnTheAirAndStaffSeeThoseThatNeedThem() async throws {
        let real = AlertFolder(at: try #require(SharedData.folder).appending(path: "data/cap"))
        let report = try await real.report(for: town, at: Date(timeIntervalSince1970: 0))
        #expect(report.alerts.isEmpty)
        let fates = Dictionary(report.findings.map { ($0.file, $0.fate) }, uniquingKeysWith: { first, _ in first })
        #expect(
            fates == [
                "canada_errors.cap": .forStaff, "earthquake-iso8859-1.cap": .forStaff, "invalid.cap": .forStaff,
                "no_info_tag.cap": .ignored, "no_optional_fields.cap": .forStaff,
                "oasis_amber_example.xml": .forStaff, "ph.cap": .ignored, "taiwan.cap": .forStaff,
                "wcatwc-warning.cap": .forStaff,
            ])
    }

    /// The same messages in towns that they are for: sent to the place that each of them names.
    @Test(
        .enabled(if: SharedData.isPresent, "the shared folder is absent"),
        arguments: [
            ("taiwan.cap", "zh"), ("wcatwc-warning.cap", "en"), ("oasis_amber_example.xml", "en"),
        ])
    func aRealMessageForUsIsOnTheAirInItsLanguage(_ name: String, _ language: String) async throws {
        let source = try #require(SharedData.folder).appending(path: "data/cap/\(name)")
        let data = try Data(contentsOf: source)
        try files.write(data, to: name)
        let alert = try #require(try CAPReader.read(data, file: name).value)
        var town = town
        let code: String = try #require(alert.infos.flatMap(\.areas).flatMap(\.codes).first)
        town.districts[0].code = code
        let report = try await folder.report(for: town, at: alert.reference.sent)
        #expect(report.findings.map(\.fate) == [.announced], "\(report.findings)")
        #expect(report.alerts.first?.districts == [town.districts[0].id])
        #expect(report.alerts.first?.text.byLanguage.keys.contains(language) == true, "\(report.alerts)")
    }
}
