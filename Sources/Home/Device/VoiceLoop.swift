import ALSA
package import Audio
import DeviceLink
import Foundation
import Grammar
import Logging
import Phrases
import Recognition
import Rules
import Synthesis
import Texts

/// The state of a device between two inputs, and what each input leads to.
package struct VoiceLoop {
    private var parts: Speaker.Parts
    private let gate: HalfDuplexGate
    private let interruption: Interruption
    private var listener: Listener
    private var attention: Attention
    private var conversation: Conversation
    /// The language of the last question.
    private var language: SpokenLanguage
    /// The language of what was said last, in which it is said again and gone on with.
    private var languageSaid: SpokenLanguage
    /// Sound heard since the last turn.
    private var idle = Duration.zero
    private var areAlertsReachable = true
    /// Said since the start, though it may not have been kept: an alert is not repeated because a disk is full.
    private var alertsSaid: Set<DueAlert.ID> = []

    package init(_ parts: Speaker.Parts) {
        self.init(parts, gate: HalfDuplexGate(), interruption: Interruption())
    }

    init(_ parts: Speaker.Parts, gate: HalfDuplexGate, interruption: Interruption) {
        self.parts = parts
        self.gate = gate
        self.interruption = interruption
        attention = Attention(parts.addressing)
        language = parts.languages[0]
        languageSaid = language
        conversation = Conversation(example: language.example)
        listener = Listener(
            recognizer: parts.recognizer, settings: parts.listening, expecting: attention.narrowed(.anything))
    }

    mutating func start() async throws {
        do {
            conversation = Conversation(
                profile: try await parts.rules.speechProfile(of: parts.household), example: language.example)
        } catch {
            report(
                Text(
                    en: "the resident's pace and loudness could not be read; the voice's own are used: ",
                    ja: "声の速さと大きさを読めませんでした。いつもの声で話します。") + Text(error))
        }
        parts.observe(.listening)
    }

    /// - Parameter epoch: The gate's when the sound was captured.
    mutating func hear(_ chunk: AudioChunk, epoch: Int) async throws {
        guard gate.isCurrent(epoch) else { return }
        try await hear(chunk)
    }

    package mutating func hear(_ chunk: AudioChunk) async throws {
        idle += chunk.duration
        if idle >= parts.listening.dialogueRest, conversation.expectation == .anything {
            idle = .zero
            conversation.rest()
        }
        switch try await listener.process(chunk) {
        case nil: break
        case .speechBegan: parts.observe(.speechBegan)
        case .heard(let utterance): try await answer(utterance)
        case .nobodySpoke:
            await carryOut(conversation.nobodySpoke(), turn(.voice, outcome: .silence), since: .now)
        }
    }

    /// A typed question takes the same way as a spoken one from the words on.
    mutating func read(_ line: String) async throws {
        let words = line.trimmingCharacters(in: .whitespaces)
        guard !words.isEmpty else { return }
        var turn = turn(.typed, outcome: .notRecognized)
        turn.heard = words
        let expectation = conversation.expectation
        let meanings = parts.languages.lazy.compactMap { language in
            language.vocabulary.intent(ofTyped: words, expecting: expectation).map { (language, $0) }
        }
        if let (language, intent) = meanings.first {
            answer(in: language)
            turn.confidence = 1
            if intent.name == SpeakerName.call {
                await listen(to: .name)
            } else {
                await understood(intent, turn, since: .now)
            }
        } else {
            await carryOut(conversation.notUnderstood(words: "", guess: nil, turn: turn.id), turn, since: .now)
        }
    }

    /// Hears other things from the next utterance on, spoken or typed.
    mutating func learn(_ vocabulary: Vocabulary) async {
        do {
            try await parts.recognizer.use(vocabulary)
            parts.replace(with: vocabulary)
        } catch {
            report(
                Text(
                    en: "the new words cannot be used; the ones before stay in force: ",
                    ja: "新しいことばを使えません。前のことばで聞きます。") + Text(error))
        }
    }

    /// The button was pressed.
    mutating func press() async {
        await listen(to: .button)
    }

    /// Somebody called: says that it listens, and does for a while.
    private mutating func listen(to call: DeviceEvent.Call) async {
        idle = .zero
        attention.open()
        parts.observe(.called(call))
        let volume = language.voiceSettings.adjusted(by: conversation.profile).volume
        _ = await play(SpeechStream(Earcon.sound(volume: volume)))
        await listener.restart(expecting: conversation.expectation, within: parts.listening.timeToAnswer)
    }

    /// Says what the resident must hear, in the middle of whatever they were saying.
    mutating func sayDueAlerts() async {
        let asked = language
        var hasSpoken = false
        for alert in await dueAlerts() {
            guard !alertsSaid.contains(alert.id) else {
                await keepHeard(alert)
                continue
            }
            // A yes that comes now is no answer to what was asked before.
            conversation.rest()
            hasSpoken = true
            attention.turnEnded(isWaiting: false)
            let usual = parts.languages[0]
            answer(in: usual)
            guard let text = words(of: alert.messages) else { continue }
            conversation.said(text)
            // What did not sound is due again with the next reminder.
            if await say(text) != nil {
                alertsSaid.insert(alert.id)
                await keepHeard(alert)
                parts.observe(.alert(text.text))
            }
            // Somebody at home may understand another language only.
            for other in parts.languages.dropFirst() {
                answer(in: other)
                if let text = words(of: alert.messages) { _ = await say(text) }
            }
            answer(in: usual)
            languageSaid = usual
        }
        guard hasSpoken else { return }
        let action = conversation.alerted()
        if action != .stayQuiet { answer(in: asked) }
        await carryOut(action, turn(.voice, outcome: .dialogue), since: .now)
    }

    private mutating func dueAlerts() async -> [DueAlert] {
        do {
            let alerts = try await parts.rules.dueAlerts(of: parts.household, at: parts.now())
            areAlertsReachable = true
            return alerts
        } catch {
            if areAlertsReachable {
                report(
                    Text(en: "the alerts cannot be read; they are tried again: ", ja: "知らせを読めません。また読みます。")
                        + Text(error))
            }
            areAlertsReachable = false
            return []
        }
    }

    private func keepHeard(_ alert: DueAlert) async {
        do {
            try await parts.rules.heard(alert.id, in: parts.household, at: parts.now())
        } catch {
            report(
                Text(
                    en: "that an alert was heard could not be kept; it will be said again: ",
                    ja: "知らせを話したことを書けませんでした。もう一度話します。") + Text(error))
        }
    }

    private mutating func answer(_ utterance: Listener.Utterance) async throws {
        let hypothesis = utterance.hypothesis
        let isRecognized = hypothesis.outcome == .recognized
        let verdict = attention.verdict(on: hypothesis)
        switch verdict {
        case .passOver:
            parts.observe(.passedOver)
            return
        case .listen:
            await listen(to: .name)
            return
        case .answer, .offerHelp: break
        }
        if hypothesis.intent != nil,
            let spoken = parts.languages.first(where: { $0.vocabulary.language == hypothesis.language })
        {
            answer(in: spoken)
        }
        parts.observe(
            .heard(
                text: hypothesis.text, intent: utterance.intent?.name, slots: utterance.intent?.slots ?? [:],
                confidence: hypothesis.confidence, milliseconds: utterance.recognition.milliseconds))
        var turn = turn(.voice, outcome: .notRecognized)
        turn.heard = hypothesis.text
        turn.confidence = hypothesis.confidence
        turn.stages.speech = utterance.speech.milliseconds
        turn.stages.recognition = utterance.recognition.milliseconds
        let found = utterance.endpoint.advanced(by: utterance.recognition)
        if verdict == .answer, isRecognized, let intent = utterance.intent {
            await understood(intent, turn, since: found)
        } else {
            let action = conversation.notUnderstood(
                words: hypothesis.rubyText, guess: utterance.intent?.withoutName, turn: turn.id)
            await carryOut(action, turn, since: found)
        }
    }

    /// Whoever asks is answered in the language of the question.
    private mutating func answer(in language: SpokenLanguage) {
        self.language = language
        conversation.example = language.example
    }

    private mutating func understood(_ intent: Intent, _ turn: Exchange, since start: ContinuousClock.Instant) async {
        let intent = intent.withoutName
        var turn = turn
        turn.intent = intent.name
        turn.slots = intent.slots
        turn.outcome = .dialogue
        await carryOut(conversation.understood(intent), turn, since: start)
    }

    /// - Parameter start: When the words were known.
    private mutating func carryOut(
        _ action: Conversation.Action, _ turn: Exchange, since start: ContinuousClock.Instant
    ) async {
        var turn = turn
        idle = .zero
        var messages: [Message] = []
        switch action {
        case .stayQuiet: break
        case .say(let own): messages = own
        case .adjust(let own):
            messages = own
            await saveProfile()
        case .repeatLast, .goOn: answer(in: languageSaid)
        case .ask(let intent, let certainty, let cry):
            messages = await ask(intent, certainty, about: cry, &turn)
            turn.stages.rules = start.duration(to: .now).milliseconds
        }
        let text: SpokenText? =
            switch action {
            case .repeatLast: conversation.lastReply
            case .goOn(let rest): shortened(rest)
            case .ask where turn.intent != DialogueCommand.emergency && turn.outcome != .failed:
                words(of: messages).map { shortened($0) }
            default: words(of: messages)
            }
        if action != .stayQuiet, let text, !text.sentences.isEmpty {
            turn.reply = text.text
            conversation.said(text)
            let firstSound = await say(text)
            turn.stages.synthesis = firstSound.map { start.duration(to: $0).milliseconds - (turn.stages.rules ?? 0) }
        }
        if action != .stayQuiet {
            await keep(turn)
        }
        attention.turnEnded(isWaiting: action != .stayQuiet && conversation.isWaiting)
        let isTimed = conversation.expectation != .anything || attention.isOpen && parts.addressing != .always
        await listener.restart(
            expecting: attention.narrowed(conversation.expectation),
            within: isTimed ? parts.listening.timeToAnswer : nil)
    }

    /// As much as is said in one go, with the offer to go on.
    private mutating func shortened(_ text: SpokenText) -> SpokenText {
        let (now, rest) = language.speech.turns(of: text)
        guard conversation.mayCut, let rest, let offer = words(of: [Message(.goOn)]) else { return text }
        conversation.left(rest)
        return SpokenText(sentences: now.sentences + offer.sentences)
    }

    private func words(of messages: [Message]) -> SpokenText? {
        do {
            return try language.speech.render(messages)
        } catch {
            report(
                Text(en: "a reply could not be put into words: ", ja: "返事をことばにできませんでした。") + Text(error))
            return nil
        }
    }

    private mutating func ask(
        _ intent: Intent, _ certainty: Certainty, about cry: UUID?, _ turn: inout Exchange
    ) async -> [Message] {
        let ask = Ask(
            id: turn.id, household: parts.household, intent: intent.name, slots: intent.slots, askedAt: turn.at,
            certainty: certainty, about: cry)
        turn.intent = intent.name
        turn.slots = intent.slots
        do {
            let reply = try await parts.rules.answer(ask)
            conversation.answered(reply, to: intent)
            turn.outcome = Exchange.Outcome(reply.outcome)
            return reply.messages
        } catch {
            report(
                Text(
                    en: "the rules service did not answer “\(intent.name)”: ",
                    ja: "「\(intent.name)」の答えが来ませんでした。") + Text(error))
            turn.outcome = .failed
            return Message.withoutService(intent, certainty, office: parts.office)
        }
    }

    /// - Returns: When its first sound came; nil when nothing sounded.
    private mutating func say(_ text: SpokenText) async -> ContinuousClock.Instant? {
        languageSaid = language
        let settings = language.voiceSettings.adjusted(by: conversation.profile)
        return await play(language.voice.speak(text, settings: settings))
    }

    /// Plays a sound to its end, or until the button is pressed, and hears none of it.
    private func play(_ sound: SpeechStream) async -> ContinuousClock.Instant? {
        gate.close()
        defer { gate.open() }
        do {
            let output = parts.output
            let playback = try await interruption.allowing { try await output.play(sound) }
            // Nobody waits for this pause but the next question.
            try await Task.sleep(for: parts.listening.resumeDelay)
            return playback.firstSound
        } catch is CancellationError {
            return nil
        } catch {
            report(Text(en: "the reply could not be spoken: ", ja: "返事を話せませんでした。") + Text(error))
            return nil
        }
    }

    private func keep(_ exchange: Exchange) async {
        do {
            try await parts.rules.record(exchange)
        } catch {
            report(
                Text(en: "the exchange could not be written to the log: ", ja: "話したことを記録できませんでした。") + Text(error))
        }
        parts.observe(.exchange(exchange))
    }

    private func saveProfile() async {
        do {
            try await parts.rules.save(conversation.profile, of: parts.household)
        } catch {
            report(
                Text(
                    en: "the resident's pace and loudness could not be kept: ", ja: "声の速さと大きさを残せませんでした。")
                    + Text(error))
        }
    }

    private func turn(_ channel: Exchange.Channel, outcome: Exchange.Outcome) -> Exchange {
        Exchange(household: parts.household, at: parts.now(), channel: channel, outcome: outcome)
    }

    private func report(_ trouble: Text) {
        parts.logger.warning(trouble)
        parts.observe(.trouble(trouble))
    }
}

extension Exchange.Outcome {
    init(_ outcome: Reply.Outcome) {
        switch outcome {
        case .answered: self = .answered
        case .unknown: self = .unknown
        case .confirmationNeeded: self = .confirmationNeeded
        }
    }
}

extension Duration {
    var milliseconds: Double {
        self / .milliseconds(1)
    }
}
