import Foundation
import Recognition
import TestSupport
import Testing
import Texts

struct AcousticModelTests {
    @Test func itsPhonesAreThoseOfItsDictionary() throws {
        let model = AcousticModel.english()
        let dictionary = try String(contentsOf: model.dictionary, encoding: .utf8)
        let phones = dictionary.split(separator: "\n").flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst() }
        #expect(try model.phones() == Set(phones.map(String.init)))
    }

    @Test(arguments: [0, 3, 12, 1000, 1100, 1150])
    func aModelThatIsCutShortIsAnErrorThatNamesTheFile(length: Int) throws {
        let folder = try TemporaryFolder()
        let whole = try Data(contentsOf: AcousticModel.english().folder.appending(path: "mdef"))
        let file = try folder.write(whole.prefix(length), to: "mdef")
        let model = AcousticModel(folder: folder.url, dictionary: AcousticModel.english().dictionary)
        let error = #expect(throws: RecognitionError.self) { try model.phones() }
        #expect(error?.code == .modelMissing)
        #expect(error?.text.en.contains(file.path) == true)
    }
}
