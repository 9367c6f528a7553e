import Texts
import Foundation
import Recognition
import Testing

struct WordFrequenciesTests {
    @Test func theMostFrequentWordsComeFirst() throws {
        let words = try WordFrequencies(AcousticModel.english().languageModel).words
        #expect(words.count > 50_000)
        let ranks = ["the", "clinic", "pentagon"].map { words.firstIndex(of: $0) ?? .max }
        #expect(ranks[0] < 5)
        #expect(ranks == ranks.sorted())
    }

    @Test func aModelThatIsNotThereIsNamedWithTheRemedy() {
        let error = #expect(throws: RecognitionError.self) { try WordFrequencies(URL(filePath: "/nowhere.lm.bin")) }
        #expect(error?.code == .modelMissing)
        #expect(error?.description.contains("/nowhere.lm.bin") == true)
        #expect(error?.description.contains("apt-get install pocketsphinx-en-us") == true)
    }
}
