import Foundation
import OpenData
import TestSupport
import Testing
import Texts

/// Labels of `target.csv` that are no category of the town.
@Suite struct TargetLabelTests {
    private struct Missing: Error {}

    private static let columns = "燃やすごみ,燃やさないごみ,資源,びん・缶,ペットボトル,プラスチック製容器包装,粗大ごみ"
    /// Things of the categories, so that one label is not the whole file.
    private static let things = columns.split(separator: ",").enumerated().map { "\($1),もの\($0)" }

    private func read(labels: [String], columns: String = columns, described: String = "") -> Reading<GarbageData> {
        let rows = Self.things + labels.enumerated().map { "\($1),品\($0)" }
        return GarbageReader.read(folder: "") { name throws in
            switch name {
            case "area_days.csv":
                Data(
                    "地名,センター,\(columns)\n丘,,\(columns.split(separator: ",").map { _ in "月" }.joined(separator: ","))\n"
                        .utf8)
            case "target.csv": Data("label,name\n\(rows.joined(separator: "\n"))\n".utf8)
            case "center.csv": Data()
            case "description.csv": Data(described.isEmpty ? "".utf8 : "label,description\n\(described),\n".utf8)
            default: throw Missing()
            }
        }
    }

    @Test(
        "A misspelt label is an error that names the right one, and its things are left out",
        arguments: [
            ("燃やさなさいごみ", "燃やさないごみ"), ("燃やさいごみ", "燃やさないごみ"), ("燃さやないごみ", "燃やさないごみ"), ("然やすごみ", "燃やすごみ"),
            ("燃やごみ", "燃やすごみ"), ("もやすごみ", "燃やすごみ"), ("もやさないゴミ", "燃やさないごみ"), ("燃やすごみの日", "燃やすごみ"),
            ("資源ごみ", "資源"), ("資源物", "資源"), ("ペットポトル", "ペットボトル"), ("ペツトボトル", "ペットボトル"), ("プラスチツク容器包装", "プラスチック製容器包装"),
            ("缶・びん", "びん・缶"), ("組大ごみ", "粗大ごみ"), ("粗大", "粗大ごみ"), ("可燃ごみ", "燃やすごみ"), ("不燃物", "燃やさないごみ"),
            ("燃えないゴミ", "燃やさないごみ"),
        ], [1, 3])
    func misspelt(_ labels: (wrong: String, right: String), _ count: Int) {
        let reading = read(labels: Array(repeating: labels.wrong, count: count))
        #expect(
            reading.issues.map(\.description) == [
                "target.csv:9: error: “\(labels.wrong)” seems to be “\(labels.right)” of area_days.csv: spell both alike"
            ])
        #expect(reading.value.targets.count == Self.things.count)
    }

    @Test(
        "A label that says that its things are not collected stays as it is",
        arguments: [
            "町では収集しません", "市では処理できません", "ステーションの収集はありません", "収集できません", "受入れできないもの", "収集不可", "排出禁止物", "処理困難物",
            "家電リサイクル法対象品", "持ち込みごみ", "販売店に相談", "回収しない物", "市で集めないもの",
        ])
    func notCollected(_ label: String) {
        let reading = read(labels: Array(repeating: label, count: 20))
        #expect(reading.issues.map(\.severity) == [.warning])
        #expect(reading.issues.allSatisfy { $0.message.en.contains("20 things belong to “\(label)”") })
        #expect(reading.value.targets.count == Self.things.count + 20)
    }

    @Test(
        "Other categories are not taken for a slip of one",
        arguments: [
            ("燃やせないごみ", "燃やせるごみ"), ("不燃ごみ", "可燃ごみ"), ("緑色のビン", "無色のビン"), ("小型ごみ", "大型ごみ"), ("空きびん", "空き缶"),
            ("紙製容器包装", "プラ製容器包装"), ("ペットボトルのふた", "ペットボトル"), ("可燃粗大ごみ", "粗大ごみ"), ("小型電池", "小型家電"), ("新聞", "古紙"),
        ])
    func anotherCategory(_ label: String, _ column: String) {
        let isThere = Self.columns.split(separator: ",").contains { $0 == column }
        let issues = read(labels: [label], columns: Self.columns + (isThere ? "" : ",\(column)")).issues
        #expect(issues.filter { $0.message.en.contains("“\(column)”") }.isEmpty)
    }

    @Test(
        "Labels that are no category are errors if they are many",
        arguments: [(1, DataIssue.Severity.warning), (4, .warning), (5, .error)])
    func unknown(_ count: Int, _ severity: DataIssue.Severity) {
        let reading = read(labels: Array(repeating: "衣類乾燥品", count: count))
        #expect(reading.issues.map(\.severity) == [severity])
        #expect(reading.value.targets.count == Self.things.count + (severity == .error ? 0 : count))
        let described = read(labels: Array(repeating: "衣類乾燥品", count: count), described: "資源,\n衣類乾燥品")
        #expect(described.issues.map(\.severity) == [.warning])
    }

    // MARK: - Real towns

    private static let towns = ["ibaraki", "kamisunagawa", "kyotango", "upstream-template", "yosano"]

    private func file(_ town: String, _ name: String) throws -> Data {
        try Data(
            contentsOf: try #require(SharedData.folder).appending(path: "data/garbage/\(town)").appending(path: name))
    }

    private func read(_ town: String, _ change: (String, Data) throws -> Data) -> Reading<GarbageData> {
        GarbageReader.read(folder: "") { name in try change(name, file(town, name)) }
    }

    @Test(
        "The target.csv of another town is one error",
        .enabled(if: SharedData.isPresent, "the shared folder is absent"), arguments: towns, towns)
    func targetsOfAnotherTown(_ town: String, _ other: String) throws {
        let own = read(town) { $1 }
        let mixed = read(town) { name, data in name.hasPrefix("target") ? try file(other, name) : data }
        let errors = mixed.issues.filter { $0.severity == .error }
        guard Set(own.value.labels) != Set(read(other) { $1 }.value.labels) else {
            #expect(errors == [])
            return
        }
        #expect(errors.map(\.file) == ["target.csv"], "\(errors)")
        #expect(errors.allSatisfy { $0.message.en.contains("is of another town") })
        #expect(mixed.issues.count { $0.file == "target.csv" } <= 3)
    }

    @Test(
        "Each slip in a label of a real town is an error that names the label, and no other label is accused",
        .enabled(if: SharedData.isPresent, "the shared folder is absent"), arguments: towns)
    func slips(_ town: String) throws {
        var random = SplitMix(state: 18)
        let own = read(town) { $1 }
        let ownErrors = own.issues.filter { $0.severity == .error }
        let text = try TextDecoding.text(of: file(town, "target.csv"), file: "target.csv")
        let rows = text.split(whereSeparator: \.isNewline).map(String.init)
        for label in own.value.labels
        where label.count > 3 && rows.contains(where: { $0.hasPrefix("\(label),") }) {
            for _ in 0..<5 {
                let wrong = slip(in: label, &random)
                guard !own.value.labels.contains(where: { $0.letters == wrong.letters }) else { continue }
                let share = [0.2, 0.6, 1.0][Int.random(in: 0..<3, using: &random)]
                var lines = rows
                let bearers = lines.indices.filter { lines[$0].hasPrefix("\(label),") }
                for index in bearers.prefix(max(1, Int(Double(bearers.count) * share))) {
                    lines[index] = wrong + lines[index].dropFirst(label.count)
                }
                let reading = read(town) { $0 == "target.csv" ? Data(lines.joined(separator: "\n").utf8) : $1 }
                let errors = reading.issues.filter { $0.severity == .error && !ownErrors.contains($0) }
                #expect(errors.count == 1, "\(wrong): \(errors)")
                #expect(
                    errors.allSatisfy { $0.message.en.contains("“\(label)” of area_days.csv") }, "\(wrong): \(errors)")
            }
        }
    }

    @Test(
        "A category that loses its column is not taken for a slip of another",
        .enabled(if: SharedData.isPresent, "the shared folder is absent"), arguments: towns)
    func lostColumns(_ town: String) throws {
        let own = read(town) { $1 }
        for label in own.value.labels {
            let reading = read(town) { name, data in
                let text = try TextDecoding.text(of: data, file: name)
                switch name {
                case "area_days.csv": return Data(text.replacing(label, with: "なし").utf8)
                case "description.csv":
                    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("\(label),") }
                    return Data(lines.joined(separator: "\n").utf8)
                default: return data
                }
            }
            let accused = reading.issues.filter { $0.message.en.hasPrefix("“\(label)” seems to be") }
            #expect(accused == [], "\(label)")
        }
    }

    /// One letter too many, too few or wrong, or two in the wrong order.
    private func slip(in label: String, _ random: inout SplitMix) -> String {
        var letters = Array(label)
        let other = Array("らむぬねほゆよち").randomElement(using: &random) ?? "ぬ"
        let index = Int.random(in: 0..<letters.count - 1, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: letters.insert(other, at: index)
        case 1: letters.remove(at: index)
        case 2: letters.swapAt(index, index + 1)
        default: letters[index] = other
        }
        return String(letters)
    }
}

extension String {
    /// What tells one label from another.
    fileprivate var letters: String? {
        filter { $0 != "・" }.applyingTransform(.hiraganaToKatakana, reverse: true)
    }
}
