import ArgumentParser
import Foundation
import Store

extension Error {
    /// What went wrong, in one line for people. Foundation's file errors would print their whole dictionary.
    var explanation: String {
        if let error = self as? StoreError, error.cause is CocoaError {
            return "\(error.operation) failed on \(error.subject): \(error.cause.explanation)"
        }
        guard let error = self as? CocoaError else { return Mimamori.message(for: self) }
        guard let system = error.userInfo[NSUnderlyingErrorKey] as? POSIXError else {
            return error.localizedDescription
        }
        return String(cString: strerror(system.code.rawValue)).lowercased()
    }
}
