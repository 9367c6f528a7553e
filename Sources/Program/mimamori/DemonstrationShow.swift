import ALSA
import ArgumentParser
import CommandSupport
import Composition
import DataFiles
import Device
import Foundation
import Logging
import Phrases
import Rules
import Store
import Synthesis
import Texts
import UnixSignals

/// Holds a demonstration for whoever sits at the terminal. It leaves nothing behind but what was asked for.
struct DemonstrationShow {
    var files: DeviceFiles
    var listening: ListeningSettings
    /// The name of the loudspeaker.
    var loudspeaker: String
    /// Where the replies are kept as WAV files instead of being played.
    var replies: URL?
    /// Where the database is kept.
    var state: URL?
    /// Whether there could be a microphone.
    var isChosen: Bool

    func run() async throws {
        // Before the sound system is looked at: its libraries write to the terminal where they find no place.
        let recognizer = try files.recognizer()
        let stage = try stage()
        introduce(stage)
        let printer = EventPrinter()
        let rules =
            try state.map { try files.town.rules(in: Store.open(in: $0, town: files.town.key)) }
            ?? files.town.rulesInMemory()
        // Trouble is an event, too, and said once.
        let silent = Logger(label: "mimamori", factory: { _ in SwiftLogNoOpLogHandler() })
        let parts = try files.parts(
            rules: rules, recognizer: recognizer, output: stage.output, listening: listening, logger: silent,
            observe: { event in
                // What breaks off because it was stopped is no trouble.
                if Task.isCancelled { return }
                // It is no microphone that a person could find.
                if case .capture(.listening) = event { return }
                printer.show(event)
            })
        let demonstration = Demonstration(
            questions: try files.folder.demonstration(locale: files.usual.locale),
            voice: files.folder.makeVoice(files.usual.voice.settings, warn: Terminal.warn),
            settings: files.usual.voice.settings.asking,
            audience: stage.isHeard ? stage.output : nil, typed: Terminal.lines(),
            observe: { show($0, printer) })
        guard let summary = try await untilStopped({ try await demonstration.run(parts) }) else { return }
        report(summary)
        if summary.understood == 0, summary.asked > 0 { throw ExitCode.failure }
    }

    /// - Returns: nil when the person at the terminal, or the system, ended it first. Everything it began has then ended,
    ///   too.
    private func untilStopped<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result? {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup) { break }
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    /// Where the replies go.
    private struct Stage {
        var output: any SpeechOutput
        /// Whether people hear it.
        var isHeard: Bool
        var text: Text
    }

    private func stage() throws -> Stage {
        if let replies {
            return Stage(
                output: try ReplyFolder(at: replies), isHeard: false,
                text: Text(
                    en: "Nothing is heard: the replies are written to \(replies.path).",
                    ja: "音は出ません。返事は \(replies.path) に書きます。"))
        }
        if AudioDevices.canPlay(loudspeaker) {
            return Stage(
                output: LoudspeakerOutput(Loudspeaker(device: loudspeaker)), isHeard: true,
                text: Text(
                    en: "Both voices are heard from the loudspeaker (\(loudspeaker)).",
                    ja: "声は、スピーカー（\(loudspeaker)）から出ます。"))
        }
        return Stage(
            output: DiscardedSpeech(), isHeard: false,
            text: Text(
                en:
                    "There is no loudspeaker, so nothing is heard. With --replies FOLDER the replies are written there as "
                    + "WAV files.",
                ja: "今は、字だけでお見せします。スピーカーをつなぐと、声が出ます。--replies 場所 と書くと、返事の音をそこに WAV で残します。"))
    }

    private func introduce(_ stage: Stage) {
        Terminal.show(
            (isChosen
                ? Text(en: "This is a demonstration: ", ja: "ようすをお見せします。")
                : Text(en: "There is no microphone, so this is a demonstration: ", ja: "マイクがないので、ようすをお見せします。"))
                + Text(en: "a second voice asks sample questions.", ja: "もう一つの声が、質問の例を言います。"))
        Terminal.show(stage.text)
        Terminal.show(
            Text(
                en: "The times beside “heard”, “intent” and “answer” (1000 ms are one second) say how long it took to "
                    + "find the words, to find the answer, and to begin to speak.",
                ja: "「聞いた」「意味」「答えた」の横は、かかった時間です。ことばがわかるまで、答えが決まるまで、声が出るまでです。1000 ms で一秒です。"))
        let name = files.town.name(language: files.usual.locale)
        Terminal.show(Text(en: "\(name), household \(files.household.id).", ja: "\(name)、家 \(files.household.id)。"))
        guard Terminal.isInteractive else { return }
        Terminal.show(
            Text(
                en: "A question can be typed at any time, for example: what can I say? Ctrl-C ends.",
                ja: "質問は、いつでも字で書けます。たとえば：何が聞けますか。Ctrl-C で終わります。"))
    }

    private func show(_ event: Demonstration.Event, _ printer: EventPrinter) {
        switch event {
        case .asks(let question, let number, let count): printer.showQuestion(question, number: number, of: count)
        case .misheard: Terminal.show(Text(en: "  (not what was asked)", ja: "  （聞かれたことと、ちがいます）"))
        case .waitsForTyping:
            guard Terminal.isInteractive else { return }
            Terminal.show(
                Text(
                    en: "That was the last sample. Type a question, or end with Ctrl-D.",
                    ja: "例は終わりです。質問を書いてください。Ctrl-D で終わります。"))
        }
    }

    private func report(_ summary: Demonstration.Summary) {
        Terminal.show(
            Text(
                en: "\(summary.understood) of \(summary.asked) questions understood as they were asked.",
                ja: "\(summary.asked) の質問のうち、\(summary.understood) を、そのとおりに聞きとりました。"))
        let times = summary.untilSound.sorted()
        if !times.isEmpty {
            let seconds = { (place: Int) in String(format: "%.2f", max(0.01, times[min(place, times.count - 1)] / 1000))
            }
            let (median, slow) = (seconds(times.count / 2), seconds(times.count * 95 / 100))
            Terminal.show(
                Text(
                    en:
                        "From the words to the first sound of the reply: \(median) s; half of the replies were faster, half "
                        + "slower. 19 of 20 came within \(slow) s.",
                    ja: "ことばがわかってから返事の音が出るまで、\(median) 秒です。半分の返事はこれより早く、半分はおそく出ました。"
                        + "20 のうち 19 は \(slow) 秒までに出ました。"))
        }
        switch (replies, state) {
        case (nil, nil): Terminal.show(Text(en: "Nothing of this was kept.", ja: "何も残していません。"))
        case (let replies?, nil):
            Terminal.show(Text(en: "The replies are in \(replies.path).", ja: "返事の音は \(replies.path) にあります。"))
        case (nil, let state?):
            Terminal.show(Text(en: "The log is in \(state.path).", ja: "記録は \(state.path) にあります。"))
        case (let replies?, let state?):
            Terminal.show(
                Text(
                    en: "The log is in \(state.path), the replies in \(replies.path).",
                    ja: "記録は \(state.path)、返事の音は \(replies.path) にあります。"))
        }
    }
}
