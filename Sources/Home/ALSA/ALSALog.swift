import CSpeechShims

/// The lines that libasound logs: they carry the reasons that its return codes do not, and must not reach the terminal.
enum ALSALog {
    private final class Lines {
        var lines: [String] = []
    }

    /// Runs libasound calls, all on this thread, and returns what was logged meanwhile.
    ///
    /// Only a call's own thread is listened to; threads that libasound's plugins start for themselves are not.
    static func collect<Result>(_ body: () -> Result) -> (result: Result, log: [String]) {
        let collected = Lines()
        alsa_log_to(
            { user, line in
                guard let user, let line else { return }
                Unmanaged<Lines>.fromOpaque(user).takeUnretainedValue().lines.append(String(cString: line))
            }, Unmanaged.passUnretained(collected).toOpaque())
        let result = body()
        alsa_log_to(nil, nil)
        return (result, collected.lines)
    }
}
