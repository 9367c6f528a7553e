import CALSA

/// Finds microphones and loudspeakers. Blocking, for up to some seconds where a sound server does not answer.
public enum AudioDevices {
    /// The names that a sound server, or the person who set the machine up, gives to a device without a card.
    private static let wellKnown = ["default", "pulse", "pipewire"]

    /// The sound cards, then those devices of the configuration that can be opened.
    public static func list(_ configuration: ALSAConfiguration = .system) -> [AudioDevice] {
        switch configuration {
        case .system:
            let cards = cards()
            // With a card, `default` is that card again and would only be listed twice.
            return cards.isEmpty ? wellKnown.compactMap { alias($0, configuration) } : cards
        case .text(let text):
            return names(in: text).compactMap { alias($0, configuration) }
        }
    }

    /// Whether there is anything to listen to. A name that leads nowhere, or to the `null` plugin, is no microphone;
    /// a microphone that another program holds is one.
    public static func hasCapture(_ configuration: ALSAConfiguration = .system) -> Bool {
        list(configuration).contains { $0.canCapture }
    }

    /// Whether sound that is played on `name` may be heard.
    public static func canPlay(_ name: String, _ configuration: ALSAConfiguration = .system) -> Bool {
        opens(name, .playback, configuration)
    }

    private static func alias(_ name: String, _ configuration: ALSAConfiguration) -> AudioDevice? {
        let canCapture = opens(name, .capture, configuration)
        let canPlay = opens(name, .playback, configuration)
        guard canCapture || canPlay else { return nil }
        return AudioDevice(
            name: name, description: "'\(name)' of the ALSA configuration", canCapture: canCapture, canPlay: canPlay)
    }

    private static func opens(_ name: String, _ direction: PCM.Direction, _ configuration: ALSAConfiguration) -> Bool {
        do {
            return try !PCM(name, direction, configuration: configuration).isNull
        } catch {
            return error.code == .busy
        }
    }

    private static func cards() -> [AudioDevice] {
        var devices: [AudioDevice] = []
        var card: Int32 = -1
        while ALSALog.collect({ snd_card_next(&card) }).result == 0, card >= 0 {
            devices += Self.devices(ofCard: card)
        }
        return devices
    }

    private static func devices(ofCard card: Int32) -> [AudioDevice] {
        var opened: OpaquePointer?
        guard ALSALog.collect({ snd_ctl_open(&opened, "hw:\(card)", Int32(SND_CTL_NONBLOCK)) }).result == 0,
            let control = opened
        else { return [] }
        defer { snd_ctl_close(control) }
        var information: OpaquePointer?
        guard snd_ctl_card_info_malloc(&information) == 0 else { return [] }
        defer { snd_ctl_card_info_free(information) }
        guard snd_ctl_card_info(control, information) == 0 else { return [] }
        let identifier = String(cString: snd_ctl_card_info_get_id(information))
        let name = String(cString: snd_ctl_card_info_get_name(information))

        var devices: [AudioDevice] = []
        var number: Int32 = -1
        while snd_ctl_pcm_next_device(control, &number) == 0, number >= 0 {
            let capture = pcmName(control, number, .capture)
            let playback = pcmName(control, number, .playback)
            guard let pcm = capture ?? playback else { continue }
            devices.append(
                AudioDevice(
                    name: "plughw:CARD=\(identifier),DEV=\(number)", description: "\(name), \(pcm)",
                    canCapture: capture != nil, canPlay: playback != nil))
        }
        return devices
    }

    /// What the card calls its device, or nil where it does not work in that direction.
    private static func pcmName(_ control: OpaquePointer, _ device: Int32, _ direction: PCM.Direction) -> String? {
        var information: OpaquePointer?
        guard snd_pcm_info_malloc(&information) == 0 else { return nil }
        defer { snd_pcm_info_free(information) }
        snd_pcm_info_set_device(information, UInt32(device))
        snd_pcm_info_set_subdevice(information, 0)
        snd_pcm_info_set_stream(information, direction.stream)
        guard ALSALog.collect({ snd_ctl_pcm_info(control, information) }).result == 0 else { return nil }
        return String(cString: snd_pcm_info_get_name(information))
    }

    /// The names under `pcm` in a configuration; none where it has a mistake, which opening a device reports.
    private static func names(in text: String) -> [String] {
        guard let configuration = try? ALSAConfiguration.load(text) else { return [] }
        defer { snd_config_delete(configuration) }
        var found: OpaquePointer?
        guard snd_config_search(configuration, "pcm", &found) == 0, let pcm = found else { return [] }
        var names: [String] = []
        var iterator = snd_config_iterator_first(pcm)
        let end = snd_config_iterator_end(pcm)
        while iterator != end {
            var identifier: UnsafePointer<CChar>?
            if snd_config_get_id(snd_config_iterator_entry(iterator), &identifier) == 0, let identifier {
                names.append(String(cString: identifier))
            }
            iterator = snd_config_iterator_next(iterator)
        }
        return names
    }
}
