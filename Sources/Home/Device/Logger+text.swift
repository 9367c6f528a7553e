import Logging
import Texts

extension Logger {
    /// A line in every language: whoever reads a log need not have started the program.
    func warning(_ text: Text) {
        warning("\(text.en) | \(text.ja)")
    }
}
