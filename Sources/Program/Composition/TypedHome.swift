public import DataFiles
public import Device
public import DeviceLink
public import Rules

extension DataFolder {
    /// What answers typed questions in a home: grammar and phrases of a language, and neither recognizer nor voice.
    public func typedDialogue(
        in household: Household, of town: TownFiles, locale: String, rules: any RulesClient
    ) throws -> TypedDialogue {
        let grammar = try grammarFiles(
            locale: locale, slots: town.slotLists(language: locale, household: household))
        return TypedDialogue(
            household: household.id, office: town.town.office, rules: rules, grammar: grammar.grammar,
            speech: try voice(locale: locale).speech, example: try demonstration(locale: locale).first ?? "")
    }
}
