import ArgumentParser
import CommandSupport
import Texts

struct VoiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voice",
        abstract: Text(en: "Check and list what the speaker says.", ja: "スピーカーが話すことばを、調べ、ならべます。"),
        subcommands: [VoiceCheck.self, VoiceList.self])
}
