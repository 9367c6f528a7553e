import ArgumentParser
import Foundation
import Texts

extension Error {
    /// What went wrong, in one line for people. Foundation's file errors would print their whole dictionary.
    var explanation: Text {
        if let text = (self as? any ExplainedError)?.text ?? Text(system: self) { return text }
        let message = Mimamori.message(for: self)
        return Text(en: message, ja: HelpScreen.text(message, in: .ja))
    }

    /// The same for where nothing else names the file that Foundation could not read or write.
    var explanationWithFile: Text {
        let file = (self as? CocoaError)?.filePath ?? (self as? CocoaError)?.url?.relativePath
        guard let file else { return explanation }
        let own = FileManager.default.temporaryDirectory.appending(path: "mimamori-").path
        let remedy = Text(en: "; name another folder in TMPDIR", ja: "。TMPDIR で別の場所を教えてください")
        return Text(verbatim: "\(file): ") + explanation + (file.hasPrefix(own) ? remedy : Text(verbatim: ""))
    }
}
