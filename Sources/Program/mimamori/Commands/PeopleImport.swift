public import ArgumentParser
import CommandSupport
import DataFiles
import Foundation
public import OpenData
import Rules
import Store
import Texts

extension PeopleCommand {
    enum Gone: String, ExpressibleByArgument, CaseIterable {
        case moved
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Take over the office's list from a CSV or YAML file.", ja: "役場の名簿（CSV か YAML）をとりこみます。"),
            discussion: Text(
                en: """
                    It says who is new, moved, changed or not in the file any more. Nobody is deleted. A file with an error \
                    is refused whole, with line and column. If people of the list until now are shown, that is a look at \
                    everyone. With --json one object a line: change, resident, name, household, fields (field, old, new).
                    """,
                ja: "新しい人、引っこした人、変わった人、名簿にいない人を出します。だれも消しません。まちがいがあれば、行と列を出して、全部をとりこみません。前からいる人の情報が出たら、見たことが残ります。"
            ))

        @OptionGroup var options: StateOptions

        @Flag(help: ArgumentHelp(en: "Only say what would change.", ja: "何が変わるかを出すだけで、書きません。"))
        var dryRun = false

        @Option(
            help: ArgumentHelp(
                en: "What became of those who are not in the file: moved. (default: they are only listed)",
                ja: "名簿にいない人をどうするか：moved は転出。（なければ、出すだけです）"))
        var gone: Gone?

        @OptionGroup var actor: ActorOption
        @OptionGroup var output: JSONOption

        @Argument(help: ArgumentHelp(en: "A file .csv, .yml or .yaml.", ja: "名簿のファイル。", valueName: "file"))
        var file: String

        func run() async throws {
            let store = try options.open()
            let districts = try await store.districtsInForce()
            let data = try Data(readingToEnd: URL(fileArgument: file))
            let reading = PeopleReader(districts: districts, timeZone: store.town.timeZone).read(data, file: file)
            for issue in reading.issues { Terminal.note(issue.text) }
            let errors = reading.issues.count { $0.severity == .error }
            guard errors == 0 else {
                Terminal.warn(
                    Text(
                        en: "nothing was imported: correct the \(errors == 1 ? "error" : "\(errors) errors") first",
                        ja: "とりこみませんでした。先に \(errors) のまちがいを直してください"))
                throw ExitCode.failure
            }
            let look = Look(
                actor: try await actor.user(in: store),
                purpose: Text(en: "to import the list of people", ja: "名簿をとりこむ").in(Terminal.language),
                what: "peopleImport", at: Date())
            let result = try await store.importPeople(
                reading.value, districts: districts, gone: gone == .moved ? .moved : .keep, look: look,
                isTrial: dryRun, language: Terminal.language)
            if output.json {
                try result.difference.changes.forEach { try Terminal.print(json: ChangeLine($0)) }
                try result.statusChanges.forEach { try Terminal.print(json: StatusLine($0)) }
            } else {
                result.difference.changes.forEach { Terminal.show($0.text) }
                result.statusChanges.flatMap(\.lines).forEach(Terminal.show)
                Terminal.show(summary(result.difference, count: reading.value.residents.count))
            }
        }

        private func summary(_ difference: PeopleDifference, count: Int) -> Text {
            guard !difference.changes.isEmpty else {
                return Text(
                    en: "\(count) residents in the file, nothing changes.", ja: "名簿は \(count) 人です。何も変わりません。")
            }
            let numbers = PeopleDifference.Kind.allCases.map { difference.residents($0).count }
            let counts = Text(
                en: "\(count) residents in the file: \(numbers[0]) new, \(numbers[1]) moved, \(numbers[2]) changed, "
                    + "\(numbers[3]) not in it any more.",
                ja: "名簿は \(count) 人です。新しい人 \(numbers[0])、引っこし \(numbers[1])、変わった人 \(numbers[2])、いない人 \(numbers[3])。")
            let kept = Text(
                en: " Those not in it stay as they are: mimamori people status, or --gone moved.",
                ja: "いない人は、そのままです。mimamori people status か --gone moved で書けます。")
            let trial = Text(en: " Nothing was written.", ja: "まだ何も書いていません。")
            return counts + (numbers[3] > 0 && gone == nil ? kept : Text(verbatim: ""))
                + (dryRun ? trial : Text(verbatim: ""))
        }
    }

    /// One change as JSON: the keys are a contract with scripts.
    private struct ChangeLine: Encodable {
        struct Field: Encodable {
            var field: String
            var old: String
            var new: String
        }

        var change: String
        var resident: String
        var name: String
        var household: String
        var fields: [Field]

        init(_ change: PeopleDifference.Change) {
            self.change = change.kind.rawValue
            resident = change.resident
            name = change.name
            household = change.household
            fields = change.fields.map { Field(field: $0.name.rawValue, old: $0.old, new: $0.new) }
        }
    }
}

extension PeopleWriter.Encoding: ExpressibleByArgument {}

extension PeopleCommand {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Write the list as a table for a spreadsheet.", ja: "名簿を、表のファイルに書き出します。"),
            discussion: Text(
                en: """
                    The file holds people's data: it is for its owner only, and it needs --purpose, which is kept as a look \
                    at everyone. CP932 has no letters such as 𠮷: they are named and nothing is written, or with --replace \
                    〓 stands for them.
                    """,
                ja: "名簿のファイルは、書いた人だけが読めます。--purpose が要ります。cp932 に「𠮷」などの字はありません。字を出して、書くのをやめます。--replace なら、代わりに〓を書きます。"
            ))

        @OptionGroup var options: StateOptions
        @OptionGroup var look: PurposeOption

        @Flag(help: ArgumentHelp(en: "As CSV, which is the only form.", ja: "CSV で書きます。今はこれだけです。"))
        var csv = false

        @Option(help: ArgumentHelp(en: "How the letters are written.", ja: "字の書き方。"))
        var encoding = PeopleWriter.Encoding.utf8

        @Flag(help: ArgumentHelp(en: "Write 〓 for letters that CP932 does not have.", ja: "cp932 にない字の代わりに〓を書きます。"))
        var replace = false

        @Argument(help: ArgumentHelp(en: "The file to write, or - for standard output.", ja: "書くファイル。- なら画面に出します。"))
        var file: String

        func run() async throws {
            let store = try options.open()
            let list = try await store.peopleList(
                look: try await look.requiredLook(at: "peopleExport", in: store, now: Date()))
            let (data, missing) = PeopleWriter.data(
                PeopleWriter.table(list, districts: try await store.districtsInForce()), encoding)
            if !missing.isEmpty {
                let letters = missing.map(String.init).joined(separator: " ")
                guard replace else {
                    throw CommandFailure(
                        Text(
                            en:
                                "nothing was written: CP932 does not have \(letters). Use --encoding utf-8, or --replace to "
                                + "write 〓",
                            ja: "書きませんでした。cp932 に、この字がありません：\(letters)。--encoding utf-8 にするか、--replace で〓にしてください"))
                }
                Terminal.warn(
                    Text(
                        en: "CP932 does not have \(letters): 〓 stands for them. Do not import this file again",
                        ja: "cp932 にない字を〓にしました：\(letters)。このファイルは、もうとりこまないでください"))
            }
            try write(data)
        }

        private func write(_ data: Data) throws {
            guard file != "-" else {
                try FileHandle.standardOutput.write(contentsOf: data)
                return
            }
            do {
                let url = URL(filePath: file)
                try data.write(to: url, options: .atomic)
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
            } catch {
                throw CommandFailure(notWritten: file, error)
            }
        }
    }
}
