import Foundation
import TestSupport

/// What a program that has ended said.
struct Outcome {
    var exitCode: Int32
    var output: String
    var errors: String

    /// The JSON objects printed, one a line.
    var objects: [[String: Any]] {
        get throws {
            try output.split(separator: "\n").map { line in
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            }
        }
    }

    var errorLines: [Substring] {
        errors.split(separator: "\n")
    }
}

/// Runs the product to its end.
func mimamori(_ arguments: String..., in folder: URL? = nil) async throws -> Outcome {
    try await mimamori(arguments, in: folder)
}

func mimamori(_ arguments: [String], in folder: URL? = nil) async throws -> Outcome {
    guard let folder else {
        return try await withTemporaryFolder { try await mimamori(arguments, in: $0) }
    }
    let program = try RunningProgram(arguments, in: folder)
    let code = try await program.exitCode()
    return Outcome(exitCode: code, output: program.output, errors: program.errors)
}
