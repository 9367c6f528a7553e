import ArgumentParser
import CSpeechShims
import Texts

@main
struct Mimamori: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mimamori",
        abstract: Text(
            en: "A speaker in the home that answers a town's questions, offline.", ja: "町のことに答える、家のスピーカーです。外とつながりません。"),
        discussion: Text(
            en: """
                The way of a question is microphone → words → intent → reply → speech. `run` goes all of it; every other
                command enters and leaves it at one stage, with the same code.
                """, ja: "質問は、マイク、ことば、意味、返事、声の順に進みます。`run` は全部をします。ほかは、その一つだけをします。"),
        version: Version.current,
        subcommands: [
            Run.self, Listen.self, Devices.self, Doctor.self, Transcribe.self, Parse.self, Ask.self, Say.self,
            GrammarCommand.self, VoiceCommand.self, Pronounce.self, CollectionCommand.self, ItemCommand.self,
            HoursCommand.self, RequestsCommand.self, TownCommand.self, PrintCommand.self, Evaluate.self,
            ConfidenceCommand.self, Record.self, Bench.self,
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
            if let loss = Terminal.lossOfOutput {
                throw CommandFailure(notWritten: Text(en: "standard output", ja: "出力"), loss)
            }
        } catch  where error is ExitCode {
            exit(withError: error)
        } catch  where exitCode(for: error) == .success {
            Terminal.show(verbatim: HelpScreen.text(fullMessage(for: error), in: Terminal.language))
        } catch {
            // A command's own `ValidationError` already says what to do.
            let isUsage = exitCode(for: error) == .validationFailure && !(error is ValidationError)
            let usage = Text(en: " (see mimamori --help)", ja: "（使い方は mimamori --help）")
            Terminal.warn(error.explanationWithFile + (isUsage ? usage : Text(verbatim: "")))
            exit(withError: exitCode(for: error))
        }
    }
}
