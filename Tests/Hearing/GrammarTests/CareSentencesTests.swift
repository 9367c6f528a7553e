import Grammar
import Testing

/// What people say who need help or feel unwell, by many imagined speakers: each rule of the grammar with its neighbours,
/// the ways to end a sentence, and the dialects of Aizu, Kansai and Kyushu; and what only sounds like it.
struct CareSentencesTests {
    private static let japaneseSentences: [(rule: String, intent: String, sentences: String)] = [
        (
            "who fell, and where", "emergency",
            """
            主人が倒れました
            お父さんが急に倒れたの
            ころんじまって起きらんねえ
            階段から落ちてしまいました
            家内が風呂場で倒れとる
            こけて頭打ってしもた
            おれ、庭で転んで足折ったみたいだ
            腰が抜けた
            お風呂で滑りました
            尻餅ついて動けねえ
            """
        ),
        (
            "what can no longer be done", "emergency",
            """
            台所で転んでしまって、起き上がれません
            ベッドから落ちて動けねえ
            トイレで倒れて立てません
            玄関で滑って転んじゃって、立てないの
            腰打って動けねえだ
            腰が痛くて立ち上がれない
            動かれへんねん、助けて
            立たれへん
            起きられへんのや
            動けんごとなった
            立ちきらん、助けてくれんね
            起ぎらんに
            立でね
            お風呂から出られない
            起き上がれなくなりました
            """
        ),
        (
            "what is hurt", "emergency",
            """
            頭を強く打ちました
            頭をぶつけて血が出てる
            手を切って血が止まらないの
            お湯をかぶってやけどした
            ストーブで大やけどした
            骨折しました
            頭から血が出てます
            血を吐きました
            蜂に刺されて息が苦しい
            """
        ),
        (
            "chest and breath", "emergency",
            """
            胸がぎゅーっと痛いんです
            胸が締めつけられるように痛い
            胸が痛か
            胸いてくて息つけね
            息が苦しくてたまらない
            息が吸えない
            お餅が喉に詰まって
            喉に餅がつまった
            心臓が苦しいです
            """
        ),
        (
            "signs of a stroke", "emergency",
            """
            ろれつが回らない
            右手が動かないんだ
            左の手足がしびれて動かない
            口が曲がってしゃべれない
            足が動かない
            目が見えなくなった
            急に頭が割れるように痛い
            言葉が出ない
            半身に力が入らない
            """
        ),
        (
            "somebody else who does not move", "emergency",
            """
            ばあちゃんが息してねえ
            じいちゃんが返事しないんです
            女房が倒れて動かないんだ
            おかあさんが意識がないんです
            夫がぐったりしてます
            気を失いそうです
            """
        ),
        (
            "a call for somebody", "emergency",
            """
            助けて、誰か来て
            誰か来てください
            誰かいませんか、助けてください
            助けてけろ
            助けてくんつぇ
            たすけてえ
            たすけでけろ
            助けてほしいんです
            救急車お願いできますか
            すぐ救急車を呼んでちょうだい
            救急車呼んでけろ
            死にそうだ、助けてくれ
            薬を間違えてたくさん飲んじゃった
            """
        ),
        (
            "fire, gas and intruders", "emergency",
            """
            火事だ、助けて
            家が燃えてる
            台所から火が出た
            天ぷら油に火がついた
            煙がすごいの
            ガスくさい
            ガスが漏れてるみたいです
            知らない人が家に入ってきた
            泥棒が入った
            """
        ),
        (
            "pain that is not in the chest", "checkInUnwell",
            """
            朝から頭がズキズキする
            お腹が痛いんだよね
            腰がいでえ
            膝いでくて歩げね
            背中が痛くてつらいです
            足がむくんで痛いんです
            昨日転んで膝が痛い
            """
        ),
        (
            "fever and what goes with it", "checkInUnwell",
            """
            ゆうべから熱っぽいの
            三十八度の熱があります
            風邪ひいたみたいで咳が出るの
            めまいがして起きていられないの
            耳鳴りがひどいんです
            動悸がします
            気持ち悪くて吐きそう
            昨日からお腹を下してるの
            胃がむかむかする
            血圧が上がってるみたい
            えーと、ちょっとめまいがします
            """
        ),
        (
            "how somebody feels", "checkInUnwell",
            """
            今日はどうも調子が出ない
            ふらふらして歩けない
            体がしんどくてかなわん
            今日はえらいわ
            きつうして起きとられん
            あんばい悪くてなあ
            なんだか元気が出ないの
            体調がすぐれません
            だるくてだめだ
            具合わりい
            元気がありません
            体が動かない
            """
        ),
        (
            "sleep and food", "checkInUnwell",
            """
            一睡もできなかった
            夜あまり眠れませんでした
            なんぼも食われね
            ご飯が喉を通らない
            最近食欲がない
            ちっとも食べられない
            """
        ),
        (
            "the same in other words", "emergency",
            """
            助けて
            救急車呼んで
            救急車お願いします
            胸が痛い
            胸が痛くて息が苦しい
            息ができない
            転んじゃった
            転んで立てない
            頭打った
            頭を打ったの
            腰が痛くて動けない
            ころんじまって動げねえ
            苦しい、助けて
            息苦しい
            息苦しくて
            動けん、助けてくれ
            たすけてくんつぇ
            主人が倒れたんです
            おじいちゃんが倒れて返事がない
            火が出た
            ガスの臭いがする
            すぐ来てください
            ベッドから落ちて起きられない
            手が動かない
            気が遠くなりそう
            意識がもうろうとする
            めまいがして立てない
            足が折れたみたい
            119番して
            警察呼んで
            早く来て
            しんどい、救急車呼んで
            胸がドキドキして苦しい
            背中が痛くて息ができない
            急に目が見えなくなった
            助けてー
            血がいっぱい出てる
            階段で転んで足が痛い
            転んで起ぎらんね
            立たれへん、助けて
            胸がきりきり痛む
            お母さんが息をしていない
            動けなくなっちゃった
            顔がしびれて話せない
            喉につまった
            熱湯かぶっちゃった
            お風呂場で倒れてます
            腰抜かして立てねえ
            助けてけさいん
            助けてつかあさい
            助けておくれ
            誰か呼んで
            火事や
            玄関で転んでしもて、動かれへんのや
            頭から血出てる
            """
        ),
        (
            "the same in other words", "checkInUnwell",
            """
            頭が痛い
            頭いでえ
            お腹が痛いんです
            気持ち悪い
            気分が悪いの
            具合悪い
            風邪ひいたみたい
            体調が悪い
            元気ないの
            眠れなかった
            夜中に何度も目が覚めて
            疲れた
            疲れが取れない
            膝が痛い
            足がむくんで
            喉が痛い
            鼻水が出る
            咳が出る
            寒気がします
            吐き気がする
            下痢してる
            腰が痛い
            肩が凝ってつらい
            目がかすむ
            体がこわくて
            こわい
            ちょっと調子悪いかな
            食欲なくて
            ご飯食べられない
            熱が38度あるの
            頭がふらふらする
            頭がくらくらする
            立ちくらみがする
            寂しい
            心配で眠れない
            いまいちです
            よくないなあ
            良くないね
            お腹の調子が悪くて
            動悸がする
            血圧が低い
            足がつった
            背中が痛い
            胃が痛い
            歯が痛い
            昨夜から眠れなくて
            だるくてしょうがない
            ちょっとだけ熱があります
            微熱があるの
            今朝から気分が悪いです
            どうも具合がよくない
            腰いてえ
            腹いてえ
            喉いでくて飯食えね
            風邪引いちゃった
            足腰が痛くてね
            関節が痛いの
            食べたくない
            元気出ない
            """
        ),
        (
            "everyday speech", "-",
            """
            隣の奥さんが倒れたんだって
            テレビで火事のニュースやってたよ
            昨日救急車がうるさかったね
            笑いすぎて死にそうだった
            電気が落ちた
            洗濯物が落ちた
            ブレーカーが落ちました
            木が倒れてた
            自転車が倒れた
            子どもが転んで泣いてる
            去年転んで骨を折ったんだよ
            転ばないように気をつけてね
            転んでないから大丈夫
            痛くないよ
            魚を焼きすぎて煙が出た
            ガス代が高いのよ
            お湯を沸かしてくるね
            助けてもらってありがたいね
            誰か来たみたい
            誰か来たよ
            誰も来なかった
            車が動かない
            時計が動かない
            パソコンが動かないんだ
            機械が止まらない
            涙が止まらない
            胸がいっぱいだわ
            目が回るほど忙しい
            朝起きられなくてね
            道がつるつるで滑った
            消防車が通ったね
            コンロの火がつかないの
            コンロに火がついた
            薬飲んじゃった
            何か詰まった
            目が見えないの
            """
        ),
        (
            "help that is not wanted", "-",
            """
            救急車はいりません
            助けはいらないよ
            救急車は呼ばないでください
            医者は呼ばなくていいです
            """
        ),
    ]

    private static let englishSentences: [(rule: String, intent: String, sentences: String)] = [
        (
            "who fell, and where", "emergency",
            """
            I had a fall
            I've had a bad fall in the kitchen
            I fell off the chair and hurt my hip
            Oh please help me, I've fallen over
            My husband has collapsed
            My wife's fallen down the stairs
            My mother has fainted
            I passed out
            Help help I fell
            He fell and hit his head
            I've fallen and hurt my back
            dad's fallen in the garden
            """
        ),
        (
            "what can no longer be done", "emergency",
            """
            I've slipped in the shower and I can't stand up
            I've fallen and I can't get up
            help I've fallen and I can't get up
            I tripped on the rug and I can't get up
            I'm on the floor and can't get up
            I'm stuck on the floor
            I'm stuck in the bath
            Grandma fell and she can't get up
            I can't get out of bed
            I can't get off the toilet
            I can't reach the phone
            My legs won't move
            """
        ),
        (
            "what is hurt", "emergency",
            """
            I think I've broken my hip
            I think my leg is broken
            I've broken my arm
            I banged my head
            I hit my head and it's bleeding
            I've cut myself and it won't stop bleeding
            The bleeding won't stop
            There's blood everywhere
            I've burned my hand badly
            I've scalded myself
            I've taken too many pills
            """
        ),
        (
            "chest and breath", "emergency",
            """
            I've got terrible chest pains
            There's a pain in my chest
            My chest feels tight
            I'm short of breath
            I can hardly breathe
            I can't catch my breath
            I'm choking
            He's choking on his food
            My heart is racing and I can't breathe
            I've been stung and I can't breathe
            Ow ow it hurts so much
            """
        ),
        (
            "signs of a stroke", "emergency",
            """
            I think I'm having a stroke
            My face has gone numb
            I can't move my left arm
            I can't feel my legs
            I can't speak properly
            I can't see anymore
            My arm's gone numb and I can't move it
            """
        ),
        (
            "somebody else who does not move", "emergency",
            """
            She's not breathing
            He won't wake up
            He's having a heart attack
            my friend is unconscious
            """
        ),
        (
            "a call for somebody", "emergency",
            """
            Please send help
            I need help right away
            Can somebody help me please
            Please call an ambulance for my husband
            I need an ambulance right now
            Get me a doctor quick
            I'm going to faint
            I think I'm dying
            Somebody please come quickly
            Call nine one one
            """
        ),
        (
            "fire, gas and intruders", "emergency",
            """
            The kitchen's on fire
            My house is on fire
            There's smoke everywhere
            I can smell gas
            There's a gas leak
            Somebody's broken in
            There's a stranger in my house
            Someone is trying to get in
            """
        ),
        (
            "pain that is not in the chest", "checkInUnwell",
            """
            My shoulder's aching today
            My hip is sore
            My feet are swollen
            I ache all over
            My arthritis is bad today
            My knees are killing me
            I fell yesterday and my hip hurts
            It hurts when I swallow
            """
        ),
        (
            "fever and what goes with it", "checkInUnwell",
            """
            I've got the flu
            I've got a sore throat
            I have a cough and a fever
            I've got a terrible headache
            I've got diarrhea
            I've been throwing up all night
            My stomach's upset
            I'm coming down with something
            My blood pressure is high
            I can't stop shivering
            The room is spinning
            """
        ),
        (
            "how somebody feels", "checkInUnwell",
            """
            I feel sick to my stomach
            I feel weak and shaky
            I'm feeling a bit under the weather
            I don't feel right
            Not very well today
            I'm feeling quite unwell this morning
            I'm light headed
            I'm exhausted
            I feel awful
            I'm worn out
            """
        ),
        (
            "sleep and food", "checkInUnwell",
            """
            I didn't sleep a wink
            I hardly slept last night
            I've no appetite
            I haven't eaten since yesterday
            """
        ),
        (
            "the same in other words", "emergency",
            """
            I've fallen
            I've had a fall
            Call an ambulance
            I need an ambulance
            Somebody help me
            I need help
            I've broken my hip
            I think I'm having a heart attack
            Grandmother's fallen
            She's fallen down the stairs
            My husband's collapsed
            I can't feel my leg
            I've burnt myself
            I smell gas
            There's smoke in the kitchen
            I've slipped in the bath
            I've cut my hand and it won't stop bleeding
            My speech is slurred
            I've swallowed the wrong pills
            I've taken a tumble
            I'm on the floor
            I'm stuck and can't get up
            Get me an ambulance
            She won't wake up
            I'm having trouble breathing
            I've got chest pains
            my left side's numb
            There's someone in the house
            Help me, I've fallen
            Help me up
            I've fallen over in the kitchen
            I fell in the shower and hurt my hip
            My hip hurts and I can't stand
            I've lost a lot of blood
            There's so much blood
            Fire!
            The house is on fire
            He's collapsed
            She's unconscious
            My wife is not breathing
            I can't breathe properly
            It hurts to breathe
            I can't swallow
            My face feels numb
            I can't lift my arm
            I've had a stroke
            I think it's my heart
            Someone's broken into the house
            Call the police
            Send someone quickly
            Can you send help
            Please help, my husband fell
            I've twisted my ankle and can't walk
            I slipped on the ice and I can't get up
            I'm trapped in the bathroom
            I can't get out of the bath
            Something's burning
            """
        ),
        (
            "the same in other words", "checkInUnwell",
            """
            I feel sick
            I've got a cold
            I've a sore throat
            my stomach hurts
            I feel dizzy
            I'm poorly
            I'm not well
            I'm not so well
            I've a temperature
            I've been sick
            I didn't sleep well
            I slept badly
            I can't eat
            I feel faint
            I feel weak
            I'm feeling ill
            not great
            not too good
            so so
            I'm under the weather
            my head aches
            My knee's bad
            My back's killing me
            my legs ache
            I'm a bit off today
            I'm feverish
            I've got a bad back
            My hip's playing up
            a bit rough today
            I feel funny
            I'm dizzy
            I'm shivering
            could be better
            I'm not feeling great
            I don't feel too good
            I feel lousy
            I've got a bit of a cough
            I have a headache
            my throat is sore
            I've a headache
            I'm aching all over
            my back is bad today
            I was up all night
            I couldn't sleep
            I haven't slept
            I think I've got a cold
            I'm feeling low
            I feel so weak
            I've got a stomachache
            I feel nauseous
            my legs are weak
            I've got pain in my knee
            I've a pain in my back
            I'm off my food
            no I'm not well
            I feel terrible today
            my feet hurt
            my eyes are sore
            """
        ),
        (
            "everyday speech", "-",
            """
            He fell in love with her
            I fell asleep on the sofa
            The price of rice fell
            My phone fell on the floor
            The plate fell and broke
            I'm dying to see the cherry blossoms
            I can't move the table
            I can't stand that man
            I can't stand it
            I can't stand the heat
            I can't get up early
            It doesn't hurt
            It doesn't hurt anymore
            I'm not bleeding
            I haven't fallen
            I didn't fall
            She helped me with the shopping
            There was a fire on the news
            The fire is nice and warm
            Light the fire please
            I had a heart attack ten years ago
            My heart's not in it
            I hit the ball
            She's not moving house after all
            The bus isn't moving
            I can't find my phone
            I can smell the dinner
            Someone's at the door
            Somebody came yesterday
            The doctor called yesterday
            I fell out with my sister
            Watch you don't slip
            I'm stuck on this crossword
            I'm stuck in traffic
            I can't stand
            I can't see
            """
        ),
        (
            "help that is not wanted", "-",
            """
            I don't need help
            I don't need any help
            I do not need an ambulance
            Don't call an ambulance
            """
        ),
    ]

    @Test("Japanese cries for help and complaints are understood", arguments: japaneseSentences)
    func understandsJapanese(rule: String, intent: String, sentences: String) throws {
        try expect(intent, of: sentences, in: "ja")
    }

    @Test("English cries for help and complaints are understood", arguments: englishSentences)
    func understandsEnglish(rule: String, intent: String, sentences: String) throws {
        try expect(intent, of: sentences, in: "en")
    }

    /// - Parameter sentences: One a line.
    private func expect(_ intent: String, of sentences: String, in language: String) throws {
        let parser = try ShippedGrammar.parser(language)
        for sentence in sentences.split(separator: "\n") {
            let heard = parser.parse(String(sentence))?.name ?? "-"
            // What means nothing here may mean something else, but alarms nobody.
            let isRight = intent == "-" ? !["emergency", "checkInUnwell"].contains(heard) : heard == intent
            #expect(isRight, "\(sentence): \(heard)")
        }
    }

    @Test(
        "what happened decides the kind of help",
        arguments: [
            ("en", "mimamori help I've fallen", "emergency(kind: fall, speaker: mimamori)"),
            ("en", "my chest hurts please help me", "emergency(kind: pain)"),
            ("en", "there's a fire in the kitchen", "emergency(kind: general)"),
            ("ja", "こもれびさん、転んで立てないの", "emergency(kind: fall, speaker: こもれび)"),
            ("ja", "胸いでえ、助けでけろ", "emergency(kind: pain)"), ("ja", "火事です", "emergency(kind: general)"),
        ])
    func kindOfHelp(language: String, sentence: String, meaning: String) throws {
        #expect(try ShippedGrammar.parser(language).parse(sentence)?.description == meaning)
    }
}
