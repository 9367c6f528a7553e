import CALSA
import Texts

/// Where libasound finds its devices: the configuration of the machine, or a private one, which makes tests and the
/// demonstration independent of the machine and of environment variables.
public enum ALSAConfiguration: Sendable, Equatable {
    /// `alsa.conf`, `/etc/asound.conf` and `~/.asoundrc`.
    case system
    /// The text of a configuration of its own: nothing else is defined, not even `default`.
    case text(String)

    /// Opens a PCM; the caller closes it.
    func open(_ device: String, _ stream: snd_pcm_stream_t) throws(ALSAError) -> OpaquePointer {
        // Without SND_PCM_NONBLOCK the kernel would wait for as long as another program holds the device.
        let mode = Int32(SND_PCM_NONBLOCK)
        var handle: OpaquePointer?
        let code: Int32
        let log: [String]
        switch self {
        case .system:
            (code, log) = ALSALog.collect { snd_pcm_open(&handle, device, stream, mode) }
        case .text(let text):
            let configuration = try Self.load(text)
            defer { snd_config_delete(configuration) }
            (code, log) = ALSALog.collect { snd_pcm_open_lconf(&handle, device, stream, mode, configuration) }
        }
        guard code >= 0, let handle else {
            throw ALSAError("snd_pcm_open", device: device, number: code, log: log)
        }
        return handle
    }

    /// The parsed configuration; the caller deletes it.
    static func load(_ text: String) throws(ALSAError) -> OpaquePointer {
        var configuration: OpaquePointer?
        let (code, log) = ALSALog.collect { () -> Int32 in
            var input: OpaquePointer?
            var code = snd_config_top(&configuration)
            guard code >= 0 else { return code }
            code = snd_input_buffer_open(&input, text, text.utf8.count)
            guard code >= 0 else { return code }
            defer { snd_input_close(input) }
            return snd_config_load(configuration, input)
        }
        guard code >= 0, let configuration else {
            if let configuration {
                snd_config_delete(configuration)
            }
            throw ALSAError(
                code: .configuration, operation: "snd_config_load",
                subject: Text(en: "the private ALSA configuration", ja: "ALSA の設定"),
                number: code, reason: Text(verbatim: String(cString: snd_strerror(code))), log: log)
        }
        return configuration
    }
}
