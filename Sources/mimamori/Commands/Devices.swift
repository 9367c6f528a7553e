import ALSA
import ArgumentParser

struct Devices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List microphones and loudspeakers by names that stay the same when they are plugged in again.")

    @OptionGroup var output: JSONOption

    func run() async throws {
        let devices = AudioDevices.list()
        if output.json {
            for device in devices { try Terminal.print(json: device) }
            return
        }
        guard !devices.isEmpty else {
            print("There is no microphone and no loudspeaker.")
            return
        }
        for device in devices {
            let kinds = [device.canCapture ? "microphone" : nil, device.canPlay ? "loudspeaker" : nil]
            print("\(device.name)  \(kinds.compactMap(\.self).joined(separator: ", "))  \(device.description)")
        }
    }
}
