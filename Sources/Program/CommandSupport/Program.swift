package import ArgumentParser
import CSpeechShims
import Texts

extension AsyncParsableCommand {
    /// Runs the command that the arguments name, as ArgumentParser's own `main`, but whatever is wrong is said in one
    /// line.
    package static func runProgram() async {
        memory_return_large_blocks()
        do {
            var command = try await asyncParseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            if let loss = Terminal.lossOfOutput {
                throw CommandFailure(notWritten: Text(en: "standard output", ja: "出力"), loss)
            }
        } catch  where error is ExitCode {
            exit(withError: error)
        } catch  where exitCode(for: error) == .success {
            Terminal.show(page: HelpScreen.text(fullMessage(for: error), in: Terminal.language))
        } catch {
            // A command's own `ValidationError` already says what to do.
            let isUsage = exitCode(for: error) == .validationFailure && !(error is ValidationError)
            let name = _commandName
            let usage = Text(en: " (see \(name) --help)", ja: "（使い方は \(name) --help）")
            Terminal.warn(error.explanationWithFile + (isUsage ? usage : Text(verbatim: "")))
            exit(withError: exitCode(for: error))
        }
    }
}

/// The product's version (https://semver.org).
package enum Version {
    package static let current = "0.1.0"
}
