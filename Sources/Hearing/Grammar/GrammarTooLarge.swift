/// The rules say more than fits into memory.
struct GrammarTooLarge: Error {}
