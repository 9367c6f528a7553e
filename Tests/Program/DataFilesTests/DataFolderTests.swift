import Texts
import DataFiles
import Foundation
import TestSupport
import Testing

/// Where the data folder is looked for, and what is said when something is not in it.
struct DataFolderTests {
    private let sample: TemporaryFolder

    init() throws {
        sample = try TemporaryFolder()
    }

    /// A data folder at a path of the sample folder.
    private func dataFolder(_ path: String) throws -> String {
        try sample.write("", to: "\(path)/grammars/en/hello.jsgf")
        return sample.url.appending(path: path).path
    }

    /// Every place at once: an installed program, within a checkout.
    private func everyPlace() throws -> (option: String, environment: String, share: String, executable: URL) {
        try sample.write("", to: "checkout/Package.swift")
        _ = try dataFolder("checkout")
        let share = try dataFolder("checkout/.build/share/mimamori")
        let executable = try sample.write("", to: "checkout/.build/debug/mimamori")
        return (try dataFolder("option"), try dataFolder("environment"), share, executable)
    }

    private func located(
        option: String? = nil, environment: [String: String] = [:], executable: URL?
    ) throws -> String {
        try DataFolder.locate(option: option, environment: environment, executable: executable).url.path
    }

    @Test func theOptionComesBeforeTheEnvironmentAndThatBeforeTheProgramsSurroundings() throws {
        let places = try everyPlace()
        let environment = ["MIMAMORI_DATA": places.environment]
        let executable = places.executable

        #expect(
            try located(option: places.option, environment: environment, executable: executable) == places.option)
        #expect(try located(environment: environment, executable: executable) == places.environment)
        #expect(try located(executable: executable) == resolved(places.share))
        try FileManager.default.removeItem(atPath: places.share)
        #expect(try located(executable: executable) == resolved(sample.url.appending(path: "checkout").path))
    }

    @Test func aProgramReachedThroughALinkFindsItsOwnShare() throws {
        let executable = try sample.write("", to: "usr/bin/mimamori")
        let share = try dataFolder("usr/share/mimamori")
        let link = sample.url.appending(path: "link")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: executable)
        #expect(try located(executable: link) == resolved(share))
    }

    private func resolved(_ path: String) -> String {
        URL(filePath: path).resolvingSymlinksInPath().path
    }

    @Test func aFolderThatWasNamedAndIsWrongIsAnErrorThoughAnotherPlaceIsRight() throws {
        let places = try everyPlace()
        // A folder without grammars, one that is not there, and a file.
        let wrong = [sample.url.path, "/nowhere/at/all", places.executable.path]
        for path in wrong {
            let named = #expect(throws: DataFileError.self) {
                try located(option: path, environment: ["MIMAMORI_DATA": places.environment], executable: nil)
            }
            #expect(named?.subject.en == path)
            let inEnvironment = #expect(throws: DataFileError.self) {
                try located(environment: ["MIMAMORI_DATA": path], executable: places.executable)
            }
            #expect(inEnvironment?.subject.en == path)
        }
    }

    @Test func nothingFoundListsEveryPlaceLookedAt() throws {
        try sample.write("", to: "checkout/Package.swift")
        let executable = try sample.write("", to: "checkout/.build/debug/mimamori")
        let error = #expect(throws: DataFileError.self) { try located(executable: executable) }

        let message = try #require(error).description
        #expect(message.contains(resolved(sample.url.appending(path: "checkout").path) + "/.build/share/mimamori"))
        #expect(message.contains(", " + resolved(sample.url.appending(path: "checkout").path) + ";"))
        #expect(message.contains("--data") && message.contains("MIMAMORI_DATA"))
    }

    @Test func aFileNamedGrammarsIsNoFolderOfGrammars() throws {
        try sample.write("", to: "grammars")
        #expect(throws: DataFileError.self) { try located(option: sample.url.path, executable: nil) }
    }

    @Test func theLocalesAreTheFoldersThatThereAre() throws {
        for path in ["voices/ja/voice.yml", "voices/en/voice.yml", "voices/.hidden/voice.yml", "grammars/en/a.jsgf"] {
            try sample.write("", to: path)
        }
        let data = DataFolder(sample.url)
        #expect(data.locales(of: "voices") == ["en", "ja"])
        #expect(data.locales(of: "grammars") == ["en"])
        #expect(DataFolder(sample.url.appending(path: "nowhere")).locales(of: "voices") == [])
    }

    @Test(arguments: ["fr", "", "..", "../en", "en/", "EN"])
    func aLocaleThatIsNotThereNamesThoseThatAre(locale: String) throws {
        for path in ["voices/ja/voice.yml", "voices/en/voice.yml", "grammars/en/a.jsgf", "grammars/ja/a.jsgf"] {
            try sample.write("", to: path)
        }
        let data = DataFolder(sample.url)
        let errors = [
            #expect(throws: DataFileError.self) { try data.voice(locale: locale) },
            #expect(throws: DataFileError.self) { try data.grammarFiles(locale: locale, slots: []) },
            #expect(throws: DataFileError.self) { try data.demonstration(locale: locale) },
        ]
        for error in errors {
            #expect(error?.subject.en == "locale “\(locale)”")
            #expect(error?.remedy.en == "choose one of: en, ja")
        }
    }
}
