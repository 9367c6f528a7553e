import Audio
import Recording
import Foundation
import Grammar
import TestSupport
import Testing
import Texts

@Suite struct RecordingFolderTests {
    private let take = Take(
        sentence: PromptedSentence(text: "yes", intent: Intent(name: "yes")),
        sound: AudioSignals.voice(seconds: 0.2))

    @Test func aTakeIsAFileAndALineThatEvaluateReads() throws {
        let folder = try TemporaryFolder()
        var recordings = try RecordingFolder(at: folder.url.appending(path: "new/town"), group: "grandmother")
        try recordings.save(take)
        try recordings.save(take)
        let manifest = try Manifest(String(contentsOf: recordings.manifest, encoding: .utf8))
        #expect(manifest.entries.map(\.file) == ["0001.wav", "0002.wav"])
        #expect(manifest.entries == recordings.entries)
        #expect(manifest.entries.allSatisfy { $0.text == "yes" && $0.group == "grandmother" })
        let file = recordings.url.appending(path: "0002.wav")
        let isTheSame = try WAVFile.decode(Data(contentsOf: file)) == take.sound
        #expect(isTheSame)
    }

    @Test func aFolderIsGoneOnWith() throws {
        let folder = try TemporaryFolder()
        var first = try RecordingFolder(at: folder.url)
        try first.save(take)
        var second = try RecordingFolder(at: folder.url)
        #expect(second.entries == first.entries)
        #expect(try second.save(take).file == "0002.wav")
    }

    @Test func aLineThatThePowerCutOffIsRemovedAndItsNumberNotUsedAgain() throws {
        let folder = try TemporaryFolder()
        var recordings = try RecordingFolder(at: folder.url)
        try recordings.save(take)
        let whole = try Data(contentsOf: recordings.manifest)
        try (whole + Data(#"{"file":"0002.w"#.utf8)).write(to: recordings.manifest)
        try Data("RIFF".utf8).write(to: folder.url.appending(path: "0002.wav"))

        var opened = try RecordingFolder(at: folder.url)
        #expect(try Data(contentsOf: recordings.manifest) == whole)
        #expect(opened.entries.count == 1)
        #expect(try opened.save(take).file == "0003.wav")
    }

    /// Lines that end as on Windows, and a last one without an end.
    @Test(arguments: ["\r\n", "\n"])
    func aManifestThatWentThroughAnEditorLosesNothing(end: String) throws {
        let folder = try TemporaryFolder()
        let lines = ["a", "b"].map { #"{"file":"\#($0).wav","intent":"yes","text":"\#($0)"}"# }
        try folder.write(lines.joined(separator: end), to: RecordingFolder.manifestName)
        var recordings = try RecordingFolder(at: folder.url)
        #expect(recordings.entries.map(\.text) == ["a", "b"])
        try recordings.save(take)
        #expect(try RecordingFolder(at: folder.url).entries.map(\.text) == ["a", "b", "yes"])
    }

    @Test func aManifestThatCannotBeReadIsLeftAlone() throws {
        let folder = try TemporaryFolder()
        let damaged = "{\"file\": 1}\n"
        try folder.write(damaged, to: RecordingFolder.manifestName)
        let error = try #require(throws: RecordingFolderError.self) { try RecordingFolder(at: folder.url) }
        #expect(error.description.contains("line 1: “file”"))
        let after = try String(contentsOf: folder.url.appending(path: RecordingFolder.manifestName), encoding: .utf8)
        #expect(after == damaged)
    }

    /// Nobody, not even root, can write into this one.
    @Test func aFolderThatCannotBeMadeIsNamed() throws {
        let error = try #require(throws: RecordingFolderError.self) {
            try RecordingFolder(at: URL(filePath: "/proc/recordings"))
        }
        #expect(error.description.contains("/proc/recordings"))
        #expect(error.description.contains("disk has room"))
    }
}
