import Foundation

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

func withTemporaryFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "end-to-end-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}
