package import ArgumentParser
package import DataFiles
import Foundation
package import Phrases
import Rules

/// Everything that can be said in one locale and town.
package struct RepertoireOptions: ParsableArguments {
    @OptionGroup package var data: DataOptions
    @OptionGroup package var town: TownOptions

    @Option(
        help: ArgumentHelp(
            en: "The day that is today in what is said. (default: the clock's)", ja: "今日とする日。（なければ時計の日）",
            valueName: "date"))
    package var today: String?

    package init() {}

    package func load() throws -> (voice: VoiceFiles, repertoire: Repertoire) {
        let folder = try data.folder()
        let voice = try folder.voice(locale: data.locale)
        let files = try town.load(from: folder)
        let clock = LocalTime(Date(), in: TimeZone(identifier: files.town.timeZone) ?? .gmt).date
        let repertoire = try Repertoire(
            of: files.town, households: files.households, in: voice.speech, today: today.map(Moment.day) ?? clock)
        return (voice, repertoire)
    }
}
