public import ArgumentParser
public import Device
import Grammar
import Texts

/// How residents make clear that they mean the speaker.
package struct AddressingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en: """
                How the speaker is addressed. name: by its name and the question in one breath; nameFirst: by its name, \
                and then the question, too; button: by a button; always: whatever is said is meant. (default: name, and \
                always in a demonstration)
                """, ja: "呼び方。name：名前と質問を続けて。nameFirst：名前だけ先に。button：ボタンで。always：いつでも。（なければ name）", valueName: "how"))
    package var address: Addressing?

    @OptionGroup package var name: NameOption

    @Option(
        help: ArgumentHelp(
            en:
                "A button that makes it listen: an input device of Linux, such as /dev/input/event0. SIGUSR1 does so, too.",
            ja: "ボタンの機械。例：/dev/input/event0。SIGUSR1 でも聞きます。",
            valueName: "device"))
    package var button: String?

    package init() {}
}

/// What the speaker is called.
package struct NameOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en: "The speaker's name. (default: the town's, or the first of names.txt beside the grammar)",
            ja: "スピーカーの名前。（なければ町の名前か names.txt の一つ目）"))
    package var name: String?

    package init() {}

    package func validate() throws {
        if let name, SpeakerName(name) == nil {
            throw ValidationError(Text(en: "--name needs a word.", ja: "--name には名前を書いてください。"))
        }
    }
}

extension Addressing: ExpressibleByArgument {}
