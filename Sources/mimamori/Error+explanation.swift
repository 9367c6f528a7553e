import ArgumentParser
import Foundation
import Texts

extension Error {
    /// What went wrong, in one line for people. Foundation's file errors would print their whole dictionary.
    var explanation: Text {
        if let error = self as? any ExplainedError { return error.text }
        guard let error = self as? CocoaError else {
            let message = Mimamori.message(for: self)
            return Text(en: message, ja: HelpScreen.text(message, in: .ja))
        }
        guard let system = error.userInfo[NSUnderlyingErrorKey] as? POSIXError else {
            return Text(verbatim: error.localizedDescription)
        }
        return Text(verbatim: String(cString: strerror(system.code.rawValue)).lowercased())
    }

    /// The same for where nothing else names the file that Foundation could not read or write.
    var explanationWithFile: Text {
        let file = (self as? CocoaError)?.filePath ?? (self as? CocoaError)?.url?.relativePath
        return (file.map { Text(verbatim: "\($0): ") } ?? Text(verbatim: "")) + explanation
    }
}
