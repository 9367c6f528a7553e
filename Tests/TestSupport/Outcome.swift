package import Foundation

/// What a program that has ended said.
package struct Outcome {
    package var exitCode: Int32
    package var output: String
    package var errors: String

    /// The JSON objects printed, one a line.
    package var objects: [[String: Any]] {
        get throws {
            try output.split(separator: "\n").map { line in
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            }
        }
    }

    package var errorLines: [Substring] {
        errors.split(separator: "\n")
    }
}

extension Outcome {
    package init(_ program: RunningProgram, within limit: Duration = .seconds(60)) async throws {
        exitCode = try await program.exitCode(within: limit)
        (output, errors) = (program.output, program.errors)
    }
}

/// Runs the product to its end.
package func mimamori(_ arguments: String..., in folder: URL? = nil) async throws -> Outcome {
    try await mimamori(arguments, in: folder)
}

package func mimamori(_ arguments: [String], in folder: URL? = nil) async throws -> Outcome {
    try await run(.mimamori, arguments, in: folder)
}

/// Runs the laboratory to its end.
package func laboratory(_ arguments: String..., in folder: URL? = nil) async throws -> Outcome {
    try await run(.laboratory, arguments, in: folder)
}

package func laboratory(_ arguments: [String], in folder: URL? = nil) async throws -> Outcome {
    try await run(.laboratory, arguments, in: folder)
}

private func run(_ program: URL, _ arguments: [String], in folder: URL?) async throws -> Outcome {
    guard let folder else {
        return try await withTemporaryFolder { try await run(program, arguments, in: $0) }
    }
    return try await Outcome(RunningProgram(arguments, of: program, in: folder))
}
