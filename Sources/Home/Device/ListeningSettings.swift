public import Audio

/// How patiently a device listens. The defaults are chosen for older residents: a
/// hesitation is no end, and an answer may take a while to begin.
public struct ListeningSettings: Sendable {
    /// Silence that ends an utterance; 0.8 to 3 s, per person.
    public var trailingSilence: Duration
    /// Silence that ends a sentence which cannot go on.
    public var closedSilence: Duration
    /// Silence after the name alone, where it is listened for: whoever goes on sooner is heard as one sentence.
    public var callSilence: Duration
    /// Silence that ends what is no sentence yet, or may become another one.
    public var incompleteSilence: Duration
    /// How long a resident may take to begin the answer to a question of ours, or a question after a call.
    public var timeToAnswer: Duration
    /// From the last word of a fragment to the first of its continuation, at most.
    public var joinWithin: Duration
    /// After the loudspeaker has drained: the room's echo, and what lies in the microphone's buffers.
    public var resumeDelay: Duration
    /// Without a word for this long, the dialogue starts anew.
    public var dialogueRest: Duration

    public init(
        trailingSilence: Duration = Endpointer.Settings.usualTrailingSilence,
        closedSilence: Duration = .milliseconds(500), callSilence: Duration = .milliseconds(800),
        incompleteSilence: Duration = .seconds(3), timeToAnswer: Duration = .seconds(8),
        joinWithin: Duration = .seconds(2), resumeDelay: Duration = .milliseconds(250),
        dialogueRest: Duration = .seconds(60)
    ) {
        self.trailingSilence = trailingSilence
        self.closedSilence = closedSilence
        self.callSilence = callSilence
        self.incompleteSilence = incompleteSilence
        self.timeToAnswer = timeToAnswer
        self.joinWithin = joinWithin
        self.resumeDelay = resumeDelay
        self.dialogueRest = dialogueRest
    }

    /// - Parameter time: How long to wait for the first word; nil to wait for ever.
    package func endpointer(answerWithin time: Duration?) -> Endpointer.Settings {
        Endpointer.Settings(timeToBegin: time, trailingSilence: trailingSilence)
    }
}
