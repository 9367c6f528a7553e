import ALSA
import ArgumentParser
import CommandSupport
import Texts

struct Devices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(
            en: "List microphones and loudspeakers by names that stay the same when they are plugged in again.",
            ja: "マイクとスピーカーの名前をならべます。つなぎ直しても同じ名前です。"))

    @OptionGroup var output: JSONOption

    func run() async throws {
        let devices = AudioDevices.list()
        if output.json {
            for device in devices { try Terminal.print(json: device) }
            return
        }
        guard !devices.isEmpty else {
            Terminal.show(Text(en: "There is no microphone and no loudspeaker.", ja: "マイクもスピーカーも、つながっていません。"))
            return
        }
        for device in devices {
            let kinds: Text =
                switch (device.canCapture, device.canPlay) {
                case (true, true): Text(en: "microphone, loudspeaker", ja: "マイク、スピーカー")
                case (true, false): Text(en: "microphone", ja: "マイク")
                default: Text(en: "loudspeaker", ja: "スピーカー")
                }
            Terminal.show(
                Text(verbatim: "\(device.name)  ") + kinds + Text(verbatim: "  \(device.description)"))
        }
    }
}
