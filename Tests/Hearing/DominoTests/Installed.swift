import Foundation
import TestSupport

@testable import Domino

/// The model that `scripts/model` installs; tests that need it are skipped, visibly, where it is not.
enum Installed {
    static let folder = Checkout.root.appending(path: "models/domino")
    static let file = folder.appending(path: DominoModel.file)
    static let isPresent = FileManager.default.fileExists(atPath: file.path)
    static let network = Result { try TransitionNetwork(NetworkWeights(ONNXFile(file))) }
    static let model = Result { try DominoModel(folder: folder) }
}
