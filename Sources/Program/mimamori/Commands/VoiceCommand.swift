import ArgumentParser
import Texts

struct VoiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voice",
        abstract: Text(en: "Check, list and measure what the speaker says.", ja: "スピーカーが話すことばを、調べ、ならべ、測ります。"),
        subcommands: [VoiceCheck.self, VoiceList.self, VoicePace.self])
}
