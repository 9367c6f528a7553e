import ArgumentParser
import CommandSupport
import Composition
import Store
import Texts

/// Which database, and which town in it.
struct StateOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en: "The folder of the database. (default: STATE_DIRECTORY, or ~/.local/state/mimamori)",
            ja: "記録の場所。（なければ STATE_DIRECTORY か ~/.local/state/mimamori）"))
    var state: String?

    @Option(help: ArgumentHelp(en: "The town's id, if the database holds several.", ja: "町の id。町がいくつもあるとき。"))
    var town: String?

    func open() throws -> Store {
        try StateFolder.open(state, townID: town, warn: Terminal.warn)
    }
}
