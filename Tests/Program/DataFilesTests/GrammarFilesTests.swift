import Texts
import DataFiles
import Foundation
import Grammar
import TestSupport
import Testing

/// Grammars and their pronunciations, as they stand in files.
struct GrammarFilesTests {
    private let sample: TemporaryFolder

    init() throws {
        sample = try TemporaryFolder()
    }

    private static let header = "#JSGF V1.0 UTF-8 en;\n"
    private static let greeting = header + "grammar greeting;\npublic <greet> = hello sakura;\n"

    @Test func everyGrammarOfAFolderIsReadAndNothingElse() throws {
        try sample.write(Self.greeting, to: "en/greeting.jsgf")
        try sample.write(Self.header + "grammar parting;\npublic <part> = goodbye;\n", to: "en/parting.gram")
        try sample.write("no grammar at all", to: "en/demonstration.txt")

        let grammar = try GrammarFiles(at: sample.url.appending(path: "en")).grammar
        #expect(grammar.publicRules.sorted() == ["greet", "part"])
    }

    @Test(arguments: ["jsgf", "gram"])
    func aFileImportsFromTheFilesBesideIt(type: String) throws {
        let main = try sample.write(
            Self.header + "grammar main;\nimport <names.*>;\npublic <greet> = hello <name>;\n", to: "main.jsgf")
        try sample.write(
            Self.header + "grammar names;\nimport <titles.title>;\npublic <name> = [<title>] tanaka;\n",
            to: "names.\(type)")
        try sample.write(Self.header + "grammar titles;\npublic <title> = doctor;\n", to: "titles.\(type)")
        try sample.write("nobody imports this", to: "broken.jsgf")

        let parser = IntentParser(try GrammarFiles(at: main).grammar)
        #expect(parser.parse("hello doctor tanaka")?.name == "greet")
    }

    @Test func filesBesideItMayImportEachOther() throws {
        let main = try sample.write(
            Self.header + "grammar main;\nimport <names.name>;\npublic <greet> = hello <name>;\n", to: "main.jsgf")
        try sample.write(
            Self.header + "grammar names;\nimport <titles.*>;\npublic <name> = <title> tanaka;\n", to: "names.jsgf")
        try sample.write(
            Self.header + "grammar titles;\nimport <names.*>;\npublic <title> = doctor;\n", to: "titles.jsgf")
        #expect(IntentParser(try GrammarFiles(at: main).grammar).parse("hello doctor tanaka")?.name == "greet")
    }

    @Test func aFileThatIsImportedInTurnIsReadOnce() throws {
        let main = try sample.write(
            Self.header + "grammar main;\nimport <names.name>;\npublic <greet> = hello <name>;\n", to: "main.jsgf")
        try sample.write(
            Self.header + "grammar names;\nimport <main.*>;\npublic <name> = tanaka;\n", to: "names.jsgf")
        let error = #expect(throws: GrammarError.self) { try GrammarFiles(at: main) }
        // Rules of an imported grammar are no intents, and here each file is imported by the other.
        #expect(error?.issues.map(\.message.en) == ["no public rule: nothing could be understood"])
    }

    @Test func anImportThatIsNotThereIsAnErrorWithFileAndLine() throws {
        let main = try sample.write(
            Self.header + "grammar main;\nimport <names.name>;\npublic <greet> = hello <name>;\n", to: "main.jsgf")
        let error = #expect(throws: GrammarError.self) { try GrammarFiles(at: main) }
        #expect(try #require(error).description.contains("\(main.path):3:"))
    }

    @Test func aDamagedGrammarIsAnErrorWithFileAndLine() throws {
        let file = try sample.write(Self.header + "grammar main;\npublic <greet> = (hello;\n", to: "en/main.jsgf")
        for url in [file, file.deletingLastPathComponent()] {
            let error = #expect(throws: GrammarError.self) { try GrammarFiles(at: url) }
            #expect(try #require(error).description.contains("\(file.path):3:"))
        }
    }

    @Test func aFolderWithoutAGrammarIsAnErrorWithTheRemedy() throws {
        let error = #expect(throws: DataFileError.self) { try GrammarFiles(at: sample.url) }
        #expect(error?.subject.en == sample.url.path)
        #expect(error?.remedy.en.contains(".jsgf") == true)
    }

    @Test func whatIsNotUTF8OrNotThereIsAnErrorThatNamesTheFile() throws {
        let latin = try sample.write(Data([0x23, 0xE9, 0x0A]), to: "latin.jsgf")
        let missing = sample.url.appending(path: "missing.jsgf")
        for file in [latin, missing] {
            let error = #expect(throws: DataFileError.self) { try GrammarFiles(at: file) }
            #expect(error?.subject.en == file.path)
        }
    }

    @Test func theWordsOfAnAuthorReplaceWhatTheModelsDictionarySays() throws {
        let file = try sample.write(Self.greeting, to: "en/greeting.jsgf")
        try sample.write(";;; Flowers\nsakura S AH K UH R AH\nunused AH\n", to: "en/words.dict")
        let model = try sample.write(
            "goodbye G UH D B AY\nhello HH AH L OW\nhello(2) HH EH L OW\nsakura S AA K\nsakura(2) S IY K\n",
            to: "model.dict")
        for url in [file, file.deletingLastPathComponent()] {
            let dictionary = try GrammarFiles(at: url).pronunciations(in: model)
            #expect(dictionary.pronunciations(of: "sakura") == ["S AH K UH R AH"])
            #expect(dictionary.pronunciations(of: "hello") == ["HH AH L OW", "HH EH L OW"])
            #expect(!dictionary.contains("goodbye") && !dictionary.contains("unused"))
        }
    }

    @Test func withoutWordsOfItsOwnTheModelsDictionaryCounts() throws {
        let file = try sample.write(Self.greeting, to: "greeting.jsgf")
        let model = try sample.write("hello HH AH L OW\n", to: "model.dict")
        let dictionary = try GrammarFiles(at: file).pronunciations(in: model)
        #expect(dictionary.contains("hello") && !dictionary.contains("sakura"))
    }

    @Test(
        "a damaged line of a word list is named with its file, and the others count",
        arguments: [
            ("en", "en/words.dict"), ("en/greeting.jsgf", "en/words.dict"), ("en/greeting.jsgf", "en/greeting.dict"),
        ])
    func damagedWordList(grammar: String, list: String) throws {
        try sample.write(Self.greeting, to: "en/greeting.jsgf")
        let bytes =
            Data("sakura S AX\nsakura(2) S AH\n".utf8) + [0xE9, 0x20, 0x41, 0x48, 0x0A] + Data("hello HH\n".utf8)
        let words = try sample.write(bytes, to: list)
        let model = try sample.write("hello HH AH L OW\n", to: "model.dict")
        var issues: [GrammarIssue] = []
        let dictionary = try GrammarFiles(at: sample.url.appending(path: grammar)).pronunciations(
            in: model, phones: ["AH", "HH", "L", "OW", "S"]
        ) { issues.append($0) }
        #expect(issues.map { "\($0.file):\($0.line):\($0.column)" } == ["\(words.path):1:10", "\(words.path):3:1"])
        #expect(dictionary.pronunciations(of: "sakura") == ["S AH"])
        #expect(dictionary.pronunciations(of: "hello") == ["HH"])
    }

    @Test func aListOfItsOwnGoesBeforeThatOfTheFolder() throws {
        let file = try sample.write(Self.greeting, to: "greeting.jsgf")
        try sample.write("sakura S\n", to: "greeting.dict")
        try sample.write("sakura K\n", to: "words.dict")
        let model = try sample.write("hello HH AH L OW\n", to: "model.dict")
        #expect(try GrammarFiles(at: file).pronunciations(in: model).pronunciations(of: "sakura") == ["S"])
    }

    @Test func aModelWithoutADictionaryIsAnErrorThatNamesIt() throws {
        let file = try sample.write(Self.greeting, to: "greeting.jsgf")
        let model = sample.url.appending(path: "missing.dict")
        let error = #expect(throws: DataFileError.self) { try GrammarFiles(at: file).pronunciations(in: model) }
        #expect(error?.subject.en == model.path)
    }
}
