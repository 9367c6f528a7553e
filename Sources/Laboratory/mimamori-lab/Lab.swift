import ArgumentParser
import CommandSupport
import Texts

/// The laboratory: what measures the product and what teaches it. It speaks English only.
@main
struct Lab: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mimamori-lab", abstract: "Measure the product, and learn what it believes.",
        discussion: """
            The recipes that use it, and what they record, are in Benchmarks/ (make -C Benchmarks). The figures of a \
            debug build say nothing.
            """,
        version: Version.current,
        subcommands: [
            Evaluate.self, Bench.self, ConfidenceCommand.self, PaceCommand.self, DrawCommand.self,
        ])

    static func main() async {
        Terminal.speak(.en)
        await runProgram()
    }
}
