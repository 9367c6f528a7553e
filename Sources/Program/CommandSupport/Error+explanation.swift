import ArgumentParser
import Foundation
package import Texts

extension Error {
    /// What went wrong, in one line for people. Foundation's file errors would print their whole dictionary.
    package var explanation: Text {
        if let text = (self as? any ExplainedError)?.text ?? Text(system: self) { return text }
        let message = JSONOption.message(for: self)
        return Text(en: message, ja: HelpScreen.text(message, in: .ja))
    }

    /// The same for where nothing else names the file that Foundation could not read or write.
    package var explanationWithFile: Text {
        let file = (self as? CocoaError)?.filePath ?? (self as? CocoaError)?.url?.relativePath
        guard let file else { return explanation }
        let own = FileManager.default.temporaryDirectory.appending(path: "mimamori-").path
        let remedy = Text(en: "; name another folder in TMPDIR", ja: "。TMPDIR で別の場所を教えてください")
        return Text(verbatim: "\(file): ") + explanation + (file.hasPrefix(own) ? remedy : Text(verbatim: ""))
    }
}
