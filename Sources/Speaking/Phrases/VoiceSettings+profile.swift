public import Rules

extension VoiceSettings {
    private static let gapOfStep = 50
    /// Steps that only widen the gaps between words, before the words themselves are slowed.
    private static let stepsOfGap = 2
    private static let paceOfStep = 15
    private static let volumeOfStep = 20
    private static let moraeOfStep = 0.5

    /// The voice as one resident wants it. Slower first means longer gaps between words, then slower words: that is
    /// the order in which listeners lose least.
    public func adjusted(by profile: SpeechProfile) -> VoiceSettings {
        let steps = profile.paceSteps.clamped(to: SpeechProfile.paceLimits)
        let gapSteps = min(-steps, Self.stepsOfGap)
        var settings = self
        settings.wordGapMilliseconds = max(0, wordGapMilliseconds + gapSteps * Self.gapOfStep)
        settings.wordsPerMinute = max(80, wordsPerMinute - max(0, -steps - Self.stepsOfGap) * Self.paceOfStep)
        // Open JTalk's pauses lengthen with its pace.
        settings.openJTalk?.moraePerSecond += Double(steps) * Self.moraeOfStep
        settings.volume =
            (volume + profile.volumeSteps.clamped(to: SpeechProfile.volumeLimits) * Self.volumeOfStep)
            .clamped(to: 10...200)
        return settings
    }
}

extension Int {
    fileprivate func clamped(to limits: ClosedRange<Int>) -> Int {
        Swift.min(Swift.max(self, limits.lowerBound), limits.upperBound)
    }
}
