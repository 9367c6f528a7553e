import Markup
public import Rules
public import Texts

/// The leaflet about the service and the form on which a resident agrees to it.
public enum PaperAgreement {
    /// Of the texts below. Change it with every change of what they say: a consent names the version it was given to.
    public static let textVersion = "2026-12"

    /// - Parameter resident: Whose name is printed on the form; nil for a line to write on.
    public static func html(_ town: Town, resident: LocalizedName? = nil, in language: Language = .ja) -> String {
        let page = AgreementPage(town: town, language: language)
        let body: HTML = """
            \(.element("section", ["class": "page"], page.leaflet))
            \(.element("section", ["class": "page"], page.form(of: resident)))
            """
        return PaperPage.html(title: Text(en: "Agreement", ja: "見守りの同意"), body, in: language)
    }
}

/// The two pages in one language. Texts are in the notation of `RubyText`.
private struct AgreementPage {
    var town: Town
    var language: Language

    var leaflet: HTML {
        let parts: [(Text, [Text])] = [
            (
                Text(en: "What it is", ja: "何《なに》をするもの"),
                [
                    Text(
                        en: "A speaker in your home answers questions about the town, and can ask whether all is well.",
                        ja: "家《いえ》の機械《きかい》が、町《まち》のことに答《こた》えます。元気《げんき》かどうか、たずねることもできます。"),
                    Text(
                        en: "It keeps no sound. What you say becomes words in your home.",
                        ja: "声《こえ》は残《のこ》しません。話《はなし》は、家《いえ》の中《なか》で文字《もじ》になります。"),
                ]
            ),
            (
                Text(en: "What it is not", ja: "助《たす》けを呼《よ》ぶものではありません"),
                [
                    Text(
                        en: "It is no emergency service. It does not call 119: call 119 yourself.",
                        ja: "119番《ばん》にはつながりません。急《いそ》ぐときは、自分《じぶん》で119番に電話《でんわ》してください。"),
                    Text(
                        en: "It does not replace the emergency call device (緊急通報装置).",
                        ja: "緊急通報装置《きんきゅうつうほうそうち》の代《か》わりにはなりません。"),
                    Text(
                        en: "It does not replace the disaster radio (防災行政無線).",
                        ja: "防災行政無線《ぼうさいぎょうせいむせん》の代《か》わりにもなりません。"),
                ]
            ),
            (Text(en: "When somebody reacts", ja: "人《ひと》が対応《たいおう》する時間《じかん》"), hours),
            (
                Text(en: "What is kept, and how long", ja: "何《なに》を、いつまで残《のこ》すか"),
                [
                    Text(
                        en: "The words that you said and the answers: 90 days.",
                        ja: "話《はな》したことばと、その返事《へんじ》：90日《にち》。"),
                    Text(
                        en: "Your answers to “are you well?”, and whom you asked for: 1 year.",
                        ja: "元気《げんき》かどうかの返事《へんじ》と、頼《たの》んだこと：1年《ねん》。"),
                    Text(
                        en: "Your name, address and contacts: as long as you take part.",
                        ja: "名前《なまえ》、住所《じゅうしょ》、連絡先《れんらくさき》：使《つか》うのをやめるまで。"),
                ]
            ),
            (
                Text(en: "Who sees it", ja: "だれが見《み》るか"),
                [
                    Text(
                        en: "Staff of the town office and volunteers, only for their work. Every look is written down.",
                        ja: "役場《やくば》の職員《しょくいん》と見守《みまも》りの人《ひと》が、仕事《しごと》のためだけに見《み》ます。見《み》たことは記録《きろく》します。"),
                    Text(
                        en: "Your family only what you agree to on the other page.",
                        ja: "家族《かぞく》には、うらの紙《かみ》で同意《どうい》したことだけを知《し》らせます。"),
                    Text(
                        en: "Ask the speaker: who looked at my data?",
                        ja: "機械《きかい》に「だれが私《わたし》の情報《じょうほう》を見《み》ましたか」と聞《き》けます。"),
                ]
            ),
            (
                Text(en: "How to stop", ja: "やめたいとき"),
                [
                    Text(
                        en: "You can stop at any time, without a reason. It takes effect at once.",
                        ja: "いつでも、すぐにやめられます。理由《りゆう》はいりません。"),
                    Text(
                        en: "Tell the speaker: don't tell my family any more. Or telephone the town office.",
                        ja: "機械《きかい》に「家族《かぞく》に知《し》らせるのをやめて」と言《い》ってください。役場《やくば》への電話《でんわ》でもできます。"),
                    Text(
                        en: "To erase the last words, say: forget what I just said.",
                        ja: "今《いま》のことばを消《け》すには「今《いま》言《い》ったことを忘《わす》れて」と言《い》ってください。"),
                ]
            ),
        ]
        let title = title(Text(en: "The speaker in your home", ja: "見守《みまも》りの機械《きかい》のこと"))
        let sections = parts.map { heading, texts in
            let items = texts.map { HTML.element("li", html($0)) }.joined()
            return HTML.element("section", "\(.element("h2", html(heading)))\(.element("ul", items))")
        }
        return .element("div", ["class": "leaflet"], "\(title)\(sections.joined(separator: "\n"))\(version)")
    }

    /// When the office reacts, in its hours as they stand in `town.yml`; nothing else may be promised.
    private var hours: [Text] {
        let office = town.office
        let place = name(office.name)
        let lines = office.hours.map(PaperHours.lines) ?? []
        let open =
            lines.isEmpty
            ? Text(
                en: "Staff react at \(place.en) (\(office.telephone)) while it is open.",
                ja: "\(place.ja)（\(office.telephone)）が開《あ》いているあいだだけです。")
            : Text(
                en: "Staff react at \(place.en) (\(office.telephone)): \(lines.joined(separator: ", ").en).",
                ja: "\(place.ja)（\(office.telephone)）：\(lines.joined(separator: "、").ja)。")
        let closed =
            office.afterHours.map { line in
                Text(
                    en: "While it is closed you can telephone \(name(line.name).en), \(line.telephone).",
                    ja: "閉《し》まっているときの電話《でんわ》：\(name(line.name).ja)（\(line.telephone)）。")
            }
        let later = Text(
            en: "At other hours nobody reads what you told the speaker. It is read when the office opens.",
            ja: "ほかの時間《じかん》は、だれも見《み》ていません。役場《やくば》が開《あ》いてから見《み》ます。")
        return [open] + [closed].compactMap(\.self) + [later]
    }

    func form(of resident: LocalizedName?) -> HTML {
        let purposes = [
            Text(
                en: "Whether I have answered today (check-ins)", ja: "今日《きょう》、返事《へんじ》をしたかどうか（毎日《まいにち》の見守《みまも》り）"),
            Text(
                en: "That I ask for somebody, or need help (requests)", ja: "人《ひと》を頼《たの》んだことと、助《たす》けが要《い》ること"),
            Text(
                en: "My name, address and needs, for those who help in a disaster",
                ja: "災害《さいがい》のときに助《たす》ける人《ひと》へ、名前《なまえ》と住所《じゅうしょ》と、要《い》る助《たす》け"),
        ]
        let rows = purposes.map { purpose -> HTML in
            let people: [HTML] = [
                box(Text(en: "everyone named here", ja: "みんな")), blank(Text(en: "only", ja: "この人《ひと》だけ")),
            ]
            return .element(
                "tr",
                "\(.element("th", "☐ \(html(purpose))"))\(.element("td", people.joined(separator: .void("br"))))")
        }
        let name: HTML =
            resident.map {
                .element("p", "\(html(Text(en: "Name: ", ja: "名前《なまえ》：")))\(RubyMarkup.html($0, in: language))")
            }
            ?? .element("p", blank(Text(en: "Name", ja: "名前《なまえ》")))
        let signatures = [
            Text(en: "The resident", ja: "本人《ほんにん》"), Text(en: "The guardian", ja: "成年後見人《せいねんこうけんにん》"),
            Text(en: "A witness", ja: "立《た》ち会《あ》った人《ひと》"),
        ].map { who -> HTML in
            let cells = [html(who), "", blank(Text(en: "Date", ja: "日《ひ》"))]
            return .element("tr", cells.map { .element("td", $0) }.joined())
        }
        return """
            \(title(Text(en: "My agreement", ja: "同意《どうい》の紙《かみ》")))
            \(name)
            \(.element("p", html(Text(en: "What may be told, and to whom? Tick what you want, and only that.", ja: "知《し》らせてよいことと、その人《ひと》に、しるしをつけてください。"))))
            \(.element("table", ["class": "purposes"], rows.joined(separator: "\n")))
            \(.element("p", html(Text(en: "I have read the leaflet, or it was read to me. I can stop at any time.", ja: "説明《せつめい》を読《よ》みました（または、聞《き》きました）。いつでもやめられます。"))))
            \(.element("table", ["class": "signatures"], signatures.joined(separator: "\n")))
            \(version)
            """
    }

    private func title(_ text: Text) -> HTML {
        let place = RubyMarkup.html(town.name, in: language)
        return .element("h1", "\(html(text))　\(place)")
    }

    private var version: HTML {
        .element(
            "footer",
            html(
                Text(en: "Text version \(PaperAgreement.textVersion)", ja: "文《ぶん》の版《はん》：\(PaperAgreement.textVersion)"))
        )
    }

    private func html(_ text: Text) -> HTML { RubyMarkup.html(text.in(language)) }

    private func box(_ text: Text) -> HTML { "☐ \(html(text))" }

    /// A word with a line to write on.
    private func blank(_ text: Text) -> HTML { "\(html(text)) ＿＿＿＿＿＿＿＿" }

    /// A name of the town's files in the notation of `RubyText`.
    private func name(_ name: LocalizedName) -> Text {
        let japanese = name.byLanguage["ja"] ?? name.byLanguage["en"] ?? ""
        let reading = name.reading.map { $0 == japanese ? "" : "《\($0)》" } ?? ""
        return Text(en: name.byLanguage["en"] ?? japanese, ja: reading.isEmpty ? japanese : "｜\(japanese)\(reading)")
    }
}
