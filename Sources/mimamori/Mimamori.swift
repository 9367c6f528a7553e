import ArgumentParser

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
            GrammarCommand.self, Bench.self,
        ])
}
