import ArgumentParser
import CommandSupport
import DataFiles
import Foundation
import Japanese
import OpenData
import Rules
import Store
import Texts

/// Who types the command.
struct ActorOption: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            en: "The user who acts, by name or id. (default: this account, recorded as operator)",
            ja: "だれがするか：係の名前か id。（なければ、この機械を使っている人）", valueName: "user"))
    var user: String?

    func user(in store: Store) async throws -> ActingUser {
        try await store.actingUser(named: user, account: NSUserName())
    }
}

/// Why somebody looks. Without it a command works all the same, but shows no names; only exports need it.
struct PurposeOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en: "Why you look, in a few words. Names are shown only with it; residents can hear that you looked.",
            ja: "何のために見るか。名前は、これを書いたときだけ出ます。見たことは、その人にも伝えます。"))
    var purpose: String?

    @OptionGroup var actor: ActorOption

    func validate() throws {
        try MyNumber.refuse(in: purpose)
        guard let purpose, purpose.trimmingCharacters(in: .whitespaces).isEmpty else { return }
        throw ValidationError(
            Text(en: "Say in a few words why you look, with --purpose.", ja: "何のために見るか、--purpose で短く書いてください。"))
    }

    /// - Parameter what: What is shown, as a word of the program.
    /// - Returns: Nil without a purpose: then no names are shown.
    func look(at what: String, in store: Store, now: Date) async throws -> Look? {
        guard let purpose else { return nil }
        return Look(actor: try await actor.user(in: store), purpose: purpose, what: what, at: now)
    }

    /// For a command that must help at once, and shows more than names.
    /// - Parameter purpose: The command's own, if none was typed.
    func look(at what: String, in store: Store, now: Date, otherwise purpose: Text) async throws -> Look {
        Look(
            actor: try await actor.user(in: store), purpose: self.purpose ?? purpose.in(Terminal.language), what: what,
            at: now)
    }

    /// For a command that shows nothing but personal data, and is not urgent.
    /// - Throws: `ValidationError` without a purpose.
    func requiredLook(at what: String, in store: Store, now: Date) async throws -> Look {
        guard let look = try await look(at: what, in: store, now: now) else {
            throw ValidationError(
                Text(
                    en: "This gives out names and addresses: say in a few words why, with --purpose.",
                    ja: "名前や住所が出ます。何のために使うか、--purpose で短く書いてください。"))
        }
        return look
    }

    /// Says how names are to be had, if none were shown.
    func noteHiddenNames() {
        guard purpose == nil, Terminal.isWatched else { return }
        Terminal.note(
            Text(en: "Names are shown with --purpose, which says why you look.", ja: "名前は、--purpose で理由を書くと出ます。"))
    }
}

extension MyNumber {
    /// For every text that is typed and kept.
    /// - Throws: `ValidationError` if one holds an Individual Number.
    static func refuse(in texts: String?...) throws {
        guard texts.contains(where: { $0.map(isIn) ?? false }) else { return }
        throw ValidationError(refusal)
    }
}

extension Store {
    var timeZone: TimeZone { TimeZone(identifier: town.timeZone) ?? .gmt }

    /// When the office closes on the day that is so many office days away, by the town's version in force; without one the
    /// office is open from Monday to Friday.
    func end(ofOfficeDay count: Int, after now: Date) async -> Date {
        var town: Town?
        if let version = try? await townInForce(), let files = try? await townFiles(of: version) {
            town = try? TownBundle(files: files).reading().town
        }
        let office = town?.office ?? Office(name: LocalizedName([:]), telephone: "")
        return office.end(
            ofOfficeDay: count, after: LocalTime(now, in: timeZone), holidays: town?.holidays ?? HolidayCalendar()
        ).instant(in: timeZone)
    }
}

extension String {
    /// As much of an id as must be typed: of a UUID its end, because it begins with the time, which many share.
    var shortID: String { UUID(uuidString: self) == nil ? self : String(suffix(8)) }

    /// Fewer letters of an id than these may mean another one by a slip of the finger.
    private static let minimumID = 6

    /// - Throws: `ValidationError` if so few letters of an id were typed that they mean nothing.
    func checkLengthOfID() throws {
        guard count < Self.minimumID else { return }
        throw ValidationError(
            Text(
                en: "“\(self)” is too short: type at least \(Self.minimumID) letters of the id, as the list shows it.",
                ja: "「\(self)」は短すぎます。一覧に出る番号を、\(Self.minimumID) 文字以上書いてください。"))
    }
}

extension Date {
    /// On the clocks of a zone, to the minute.
    func text(in zone: TimeZone) -> String {
        LocalTime(self, in: zone).description.replacing("T", with: " ")
    }
}
