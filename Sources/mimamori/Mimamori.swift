import ArgumentParser
import CSpeechShims
import Texts

@main
struct Mimamori: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mimamori",
        abstract: "A speaker in the home that answers a town's questions, offline.",
        discussion: """
            The way of a question is microphone → words → intent → reply → speech. `run` goes all of it; every other
            command enters and leaves it at one stage, with the same code.
            """,
        subcommands: [
            Run.self, Listen.self, Devices.self, Doctor.self, Transcribe.self, Parse.self, Ask.self, Say.self,
            GrammarCommand.self, VoiceCommand.self, Pronounce.self, CollectionCommand.self, ItemCommand.self,
            HoursCommand.self, TownCommand.self, PrintCommand.self, Evaluate.self, ConfidenceCommand.self, Record.self,
            Bench.self,
        ])

    /// As ArgumentParser's own, but whatever is wrong is said in one line.
    static func main() async {
        memory_return_large_blocks()
        do {
            var command = try await asyncParseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch  where error is ExitCode || exitCode(for: error) == .success {
            exit(withError: error)
        } catch {
            // A command's own `ValidationError` already says what to do.
            let isUsage = exitCode(for: error) == .validationFailure && !(error is ValidationError)
            let usage = Text(en: " (see mimamori --help)", ja: "（使い方は mimamori --help）")
            Terminal.warn(error.explanation + (isUsage ? usage : Text(verbatim: "")))
            exit(withError: exitCode(for: error))
        }
    }
}
