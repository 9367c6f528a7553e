import DataFiles
import Recognition

/// Makes the recognizers of every command: the one place that knows which there are.
struct RecognizerFactory: Sendable {
    let vocabulary: Vocabulary
    private let model: AcousticModel

    /// For reports.
    let name = "PocketSphinx"

    /// Reads pronunciations and compiles the grammar.
    /// - Throws: `RecognitionError`, or `DataFileError` for a dictionary that cannot be read.
    init(_ grammar: GrammarFiles, expectations: [Expectation] = [.anything]) throws {
        model = .english()
        vocabulary = try Vocabulary(
            grammar.grammar, dictionary: grammar.pronunciations(in: model.dictionary), expectations: expectations)
    }

    /// A recognizer of its own each time, to be used by one at a time.
    func make() throws -> any Recognizer {
        try PocketSphinxRecognizer(model: model, vocabulary: vocabulary)
    }
}
