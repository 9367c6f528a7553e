import ArgumentParser

struct VoiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voice", abstract: "Check, list and measure what the speaker says.",
        subcommands: [VoiceCheck.self, VoiceList.self, VoicePace.self])
}
