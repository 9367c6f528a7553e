import Foundation
import TestSupport

@testable import Domino

/// The model that `scripts/model` installs; tests that need it are skipped, visibly, where it is not.
enum Installed {
    static let file = Checkout.root.appending(path: "models/domino/phoneme_transition_model.onnx")
    static let isPresent = FileManager.default.fileExists(atPath: file.path)
    static let network = Result { try TransitionNetwork(ONNXFile(file)) }
}
