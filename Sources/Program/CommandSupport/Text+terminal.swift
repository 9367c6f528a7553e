public import ArgumentParser
public import Texts

extension ArgumentHelp {
    package init(en: String, ja: String, valueName: String? = nil) {
        self.init(stringLiteral: Text(en: en, ja: ja).in(Terminal.language))
        self.valueName = valueName
    }
}

extension CommandConfiguration {
    package init(
        commandName: String? = nil, abstract: Text, discussion: Text = Text(verbatim: ""),
        version: String = "", subcommands: [any ParsableCommand.Type] = [],
        defaultSubcommand: (any ParsableCommand.Type)? = nil
    ) {
        self.init(
            commandName: commandName, abstract: abstract.in(Terminal.language),
            discussion: discussion.in(Terminal.language), version: version, subcommands: subcommands,
            defaultSubcommand: defaultSubcommand)
    }
}

extension ValidationError {
    package init(_ text: Text) {
        self.init(text.in(Terminal.language))
    }
}

extension Language: ExpressibleByArgument {}
