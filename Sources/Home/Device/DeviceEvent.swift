public import ALSA
public import DeviceLink
public import Texts

/// What happens in a device, for whoever shows it: the terminal, a log, a test.
public enum DeviceEvent: Sendable {
    /// What the speaker was called by.
    public enum Call: Sendable {
        case name, button
    }

    /// The device listens for speech.
    case listening
    /// The speaker was called and listens for a while.
    case called(Call)
    /// Somebody spoke, but not to the speaker. Nobody is told what they said.
    case passedOver
    /// Somebody began to speak.
    case speechBegan
    /// The words were found, this long after the endpoint.
    case heard(text: String, intent: String?, slots: [String: String], confidence: Double, milliseconds: Double)
    /// An exchange is over: its reply was spoken and it is in the log.
    case exchange(Exchange)
    /// An alert was said, in these words.
    case alert(String)
    /// The microphone's state changed.
    case capture(CaptureEvent)
    /// Something failed; the sentence says what, on what, and what to do.
    case trouble(Text)
}
