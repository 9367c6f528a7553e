import ArgumentParser
import CommandSupport
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
            Run.self, Serve.self, DeviceCommand.self, Listen.self, Devices.self, Doctor.self, Transcribe.self,
            Parse.self, Ask.self, Say.self, GrammarCommand.self, VoiceCommand.self, Pronounce.self,
            CollectionCommand.self, ItemCommand.self, HoursCommand.self, RequestsCommand.self, TasksCommand.self,
            PeopleCommand.self, ConsentCommand.self, UserCommand.self, AccessCommand.self, LogCommand.self,
            DataCommand.self, RetentionCommand.self, BackupCommand.self, RestoreCommand.self, TownCommand.self,
            PrintCommand.self, Record.self,
        ])

    static func main() async {
        await runProgram()
    }
}
