import Japanese
import Texts

/// Text of a file that was written for a web page, made fit for display, print and speech: tags become pauses or nothing,
/// entities the characters that they stand for, and a web address a word that points to the page.
struct WebText: Equatable {
    /// What a text holds that nobody can read aloud.
    enum Finding: CaseIterable {
        case tag, entity, address, comma
    }

    enum Use {
        /// A name of one line: a line break is layout and means nothing.
        case name
        /// Sentences, in which a line break is a pause.
        case sentences
    }

    private(set) var text: String
    private(set) var findings: Set<Finding> = []

    init(_ source: String, as use: Use) {
        text = source
        replaceEntities()
        replaceTags()
        replaceAddresses()
        replaceLineBreaks(use)
        replaceCommas()
        text = text.trimmed
    }

    // MARK: - Entities

    private static let entities = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": " ",
        "yen": "¥", "middot": "・", "hellip": "…", "times": "×", "deg": "°", "ndash": "–", "mdash": "—", "copy": "©",
        "reg": "®", "frac12": "1/2", "sup2": "²", "rarr": "→", "larr": "←",
    ]

    /// An entity may be escaped once more, by a program that took the text for plain.
    private mutating func replaceEntities() {
        var found = false
        for _ in 0..<2 where text.contains("&") || text.contains("＆") {
            text = text.replacing(/[&＆](#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]+[0-9]*)[;；]/) { match in
                guard let character = Self.character(String(match.1)) else { return String(match.0) }
                found = true
                return character
            }
            text = text.replacing(/&nbsp/) { _ in
                found = true
                return " "
            }
        }
        if found { findings.insert(.entity) }
    }

    private static func character(_ entity: String) -> String? {
        guard entity.hasPrefix("#") else { return entities[entity.lowercased()] }
        let digits = entity.dropFirst()
        let value = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }

    // MARK: - Tags

    /// Those that begin a new line, or a new item of a list.
    private static let breaking: Set<String> = [
        "br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "hr", "table", "dd", "dt",
    ]

    /// A comment, a tag, and a line break whose bracket nobody has closed. “<50cm” and “＜注意＞” are none.
    private mutating func replaceTags() {
        guard text.contains(where: { "<＜".contains($0) }) else { return }
        let source = text
        text = text.replacing(/<!--(?s:.*?)-->/, with: "")
            .replacing(/[<＜]\s*[\/／]?\s*([A-Za-zＡ-Ｚａ-ｚ]+[1-6]?)(?:[\s\/／][^<>＜＞]*)?[>＞]/) { match in
                Self.breaking.contains(String(match.1).normalized.lowercased()) ? "\n" : ""
            }
            .replacing(/<[bB][rR]\b\s*\/?/, with: "\n")
        if text != source { findings.insert(.tag) }
    }

    // MARK: - Addresses

    private mutating func replaceAddresses() {
        let address = /[(（「<＜【]?\s*(?:https?:\/\/|www\.)[!-;=?-~]+\s*[)）」>＞】]?/.ignoresCase()
        guard text.firstMatch(of: address) != nil else { return }
        findings.insert(.address)
        let isJapanese = text.contains(where: \.isJapanese)
        while let match = text.firstMatch(of: address) {
            let (before, after) = (text[..<match.range.lowerBound].trimmed, text[match.range.upperBound...].trimmed)
            let opens = before.last.map { "。．！？.!?\n".contains($0) } ?? true
            let closes = after.first.map { "。．！？.!?\n".contains($0) } ?? true
            let isBracketed = match.output.first.map { "(（「<＜【".contains($0) } ?? false
            let pointer =
                switch (isJapanese || text.count == match.output.count, opens && closes) {
                case (true, true): "くわしくは、ホームページをごらんください" + (after.isEmpty ? "。" : "")
                case (true, false): isBracketed ? "" : "ホームページ"
                case (false, true): " See the web page" + (after.isEmpty ? "." : "")
                case (false, false): isBracketed ? "" : " the web page "
                }
            text.replaceSubrange(match.range, with: pointer)
        }
        if !isJapanese { text = text.split(separator: " ").joined(separator: " ") }
    }

    // MARK: - Pauses

    private mutating func replaceLineBreaks(_ use: Use) {
        text = text.replacing("\\r\\n", with: "\n").replacing("\\n", with: "\n")
        guard text.contains(where: \.isNewline) else { return }
        let lines = text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
        text = lines.dropFirst().reduce(lines.first ?? "") { $0 + Self.joint(of: $0, $1, use) + $1 }
    }

    /// What stands between two lines in place of the break.
    private static func joint(of line: String, _ next: String, _ use: Use) -> String {
        guard let last = line.last, let first = next.first else { return "" }
        let isJapanese = last.isJapanese || first.isJapanese || "）」】。、".contains(last)
        if use == .name { return isJapanese ? "" : " " }
        if last.isPunctuation && !")）」』】》\"".contains(last) { return isJapanese ? "" : " " }
        if first.isPunctuation && !"(（「『【・※\"".contains(first) { return "" }
        guard isJapanese else { return first.isUppercase ? ". " : ", " }
        return endsSentence(line) || "・※●○■◆".contains(first) ? "。" : "、"
    }

    /// Whether a line ends as sentences of instructions do: ください, ます, 出す, こと.
    private static func endsSentence(_ line: String) -> Bool {
        let plain = (try? RubyText(line))?.base ?? line
        return plain.firstMatch(of: /(?:さい|ます|です|せん|した|ない|こと|る|す|う|く|む|い|可)[)）」』】]*$/) != nil
    }

    /// A comma of a spreadsheet is the comma of the language, except in a number; at either end it is nothing.
    private mutating func replaceCommas() {
        guard text.contains(where: { ",，".contains($0) }) else { return }
        let inner = text.trimmed.replacing(/^[,，、\s]+|[,，、\s]+$/, with: "")
        if inner != text.trimmed { findings.insert(.comma) }
        text = inner
        guard text.contains(where: \.isJapanese) else { return }
        let letters = Array(text)
        text = ""
        for (index, letter) in letters.enumerated() {
            guard ",，".contains(letter) else {
                if letter != "、" || text.last != "、" { text.append(letter) }
                continue
            }
            let isInNumber = letters[index - 1].isNumber && letters[index + 1].isNumber
            text.append(isInNumber ? "," : text.last == "、" ? "" : "、")
        }
    }
}

/// Makes the texts of a file plain, and tells what had to be done.
struct WebTextReader {
    let file: String
    private var findings: [WebText.Finding: (count: Int, line: Int)] = [:]

    init(file: String) {
        self.file = file
    }

    mutating func plain(_ text: String, as use: WebText.Use, line: Int) -> String {
        // Almost no text holds anything of the kind.
        guard text.contains(where: { "<＜&＆,，:.\\".contains($0) || $0.isNewline }) else { return text.trimmed }
        let plain = WebText(text, as: use)
        for finding in plain.findings {
            findings[finding, default: (0, line)].count += 1
        }
        return plain.text
    }

    /// One warning of each kind, at the first text: there are files with hundreds.
    var issues: [DataIssue] {
        WebText.Finding.allCases.compactMap { kind in
            findings[kind].map { DataIssue(.warning, file: file, line: $0.line, kind.message(count: $0.count)) }
        }
    }
}

extension WebText.Finding {
    fileprivate func message(count: Int) -> Text {
        switch self {
        case .tag:
            Text(
                en: "\(count) texts hold HTML such as “<br>”: it is read as a pause or left out. Write plain text",
                ja: "\(count) か所に「<br>」などの HTML があります。間をおくか、読みません。ふつうの文で書いてください")
        case .entity:
            Text(
                en: "\(count) texts hold HTML such as “&amp;”: it is read as the character it stands for. Write that",
                ja: "\(count) か所に「&amp;」などの HTML の記号があります。もとの字で読みます。その字を書いてください")
        case .address:
            Text(
                en:
                    "\(count) texts hold a web address, which cannot be read aloud: residents are told that there is a web page. "
                    + "Say in words what they need to know",
                ja: "\(count) か所にホームページのアドレスがあります。声では読めないので、「ホームページ」と言います。必要なことは文で書いてください")
        case .comma:
            Text(
                en: "\(count) texts begin or end with a comma: it is left out. Remove it",
                ja: "\(count) か所で、文の初めか終わりにカンマがあります。読みません。消してください")
        }
    }
}
