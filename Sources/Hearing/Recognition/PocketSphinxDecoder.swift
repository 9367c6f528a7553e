import CPocketSphinx
import CSpeechShims
import Foundation
import Grammar
import Texts

/// Owner of one PocketSphinx decoder. Not Sendable by design: one actor owns it, on one thread.
///
/// The decoder keeps its estimate of the cepstral mean from utterance to utterance, so one decoder lives as long as
/// the process: one made anew for each utterance hears its first words 14 points worse.
struct PocketSphinxDecoder: ~Copyable {
    private let decoder: OpaquePointer
    private let order: WordOrder
    private let settings: DecoderSettings

    /// How words may follow each other.
    enum WordOrder {
        /// In the sentences of the grammar only.
        case sentences
        /// As they do in the sentences, three at a time, and otherwise where the sound insists (`TrigramModel`).
        case trigrams
    }

    /// - Parameter keepsTime: Whether the frames of a whole utterance's words are counted from its start. They cannot be
    ///   where PocketSphinx removes silence first: it does not count what it has removed (`fe_process_frames_ext`).
    /// - Throws: `RecognitionError` with PocketSphinx's own reasons.
    init(
        model: AcousticModel, vocabulary: Vocabulary, order: WordOrder = .sentences, keepsTime: Bool = false
    ) throws {
        try model.check()
        var options = model.settings.options
        if keepsTime { options["-remove_silence"] = "no" }
        let created = try Self.create(model: model, dictionary: vocabulary.dictionary, options: options)
        do {
            try Self.add(vocabulary, in: order, by: model.settings, to: created)
        } catch {
            ps_free(created)
            throw error
        }
        decoder = created
        self.order = order
        settings = model.settings
    }

    deinit {
        ps_free(decoder)
    }

    /// Changes what can be heard, between utterances. The estimate of the cepstral mean stays.
    /// - Throws: `RecognitionError` with PocketSphinx's own reasons; the old vocabulary is then in force again.
    func replace(_ old: Vocabulary, with new: Vocabulary) throws {
        do {
            try load(new, insteadOf: old)
        } catch {
            try load(old, insteadOf: new)
            throw error
        }
    }

    private func load(_ new: Vocabulary, insteadOf old: Vocabulary) throws {
        // A search keeps numbers of words in the dictionary, so none may outlive it.
        for name in old.networks.keys where ps_get_fsg(decoder, name) != nil || ps_get_lm(decoder, name) != nil {
            try Self.check("ps_unset_search", on: name) { ps_unset_search(decoder, name) }
        }
        // Millions of small pieces come free, which the C library would keep: half as much memory again.
        memory_return_free()
        try Self.withFile(of: new.dictionary.text) { file in
            try Self.check("ps_load_dict", on: file.path) { ps_load_dict(decoder, file.path, nil, nil) }
        }
        try Self.add(new, in: order, by: settings, to: decoder)
        memory_return_free()
    }

    /// What is taken for the mean of the cepstrum in the first words of an utterance.
    var cepstralMean: [Float] {
        get {
            guard let feature = ps_get_feat(decoder), let state = feature.pointee.cmn_struct else { return [] }
            return Array(unsafeUninitializedCapacity: Int(state.pointee.veclen)) { buffer, count in
                cmn_live_get(state, buffer.baseAddress)
                count = buffer.count
            }
        }
        nonmutating set {
            guard let feature = ps_get_feat(decoder), let state = feature.pointee.cmn_struct,
                newValue.count == Int(state.pointee.veclen), newValue.allSatisfy(\.isFinite)
            else { return }
            cmn_live_set(state, newValue)
        }
    }

    /// Starts an utterance in the search `name`.
    func start(search name: String) throws {
        try Self.check("ps_set_search", on: name) { ps_set_search(decoder, name) }
        try Self.check("ps_start_utt", on: name) { ps_start_utt(decoder) }
    }

    /// - Parameter isWhole: The samples are the whole utterance, so that it is normalized by its own mean.
    func process(_ samples: [Int16], isWhole: Bool = false) throws {
        try Self.check("ps_process_raw", on: "\(samples.count) samples") {
            samples.withUnsafeBufferPointer { ps_process_raw(decoder, $0.baseAddress, $0.count, 0, isWhole ? 1 : 0) }
        }
    }

    /// Ends the utterance.
    /// - Returns: The words of the best path, without fillers; empty when nothing fits.
    func end() throws -> [Hypothesis.Word] {
        try Self.check("ps_end_utt", on: "the utterance") { ps_end_utt(decoder) }
        return words
    }

    /// The words of a whole utterance, which is normalized by its own cepstral mean; the estimate for the words that
    /// stream stays as it is.
    func words(in samples: [Int16], search name: String) throws -> [Hypothesis.Word] {
        let estimate = cepstralMean
        defer { keep(estimate) }
        // Once it has streamed, PocketSphinx would go on with the estimate (`feat_cmn` in feat.c).
        ps_get_feat(decoder)?.pointee.cmn = CMN_BATCH
        try start(search: name)
        try process(samples, isWhole: true)
        return try end()
    }

    /// Unlike `cmn_live_set`, which would forget how much was heard for the estimate.
    private func keep(_ estimate: [Float]) {
        guard let state = ps_get_feat(decoder)?.pointee.cmn_struct else { return }
        for (index, mean) in estimate.enumerated() {
            state.pointee.cmn_mean[index] = mean
        }
    }

    /// The words of the best path so far, or of the whole utterance when it has ended.
    var words: [Hypothesis.Word] {
        // A segment iterator exists even for a path that does not end in a final state; a hypothesis only for one
        // that the search found.
        SphinxLog.collect { ps_get_hyp(decoder, nil) == nil ? [] : segments() }.result
    }

    private func segments() -> [Hypothesis.Word] {
        var words: [Hypothesis.Word] = []
        // The first segment begins with the utterance, but its number with the stream (`acmod_stream_offset`).
        var start: Int32?
        var segment = ps_seg_iter(decoder)
        while let current = segment {
            var first: Int32 = 0
            var last: Int32 = 0
            ps_seg_frames(current, &first, &last)
            let origin = start ?? first
            start = origin
            if let name = ps_seg_word(current).map({ String(cString: $0) }), let text = Self.word(of: name) {
                var score: Int32 = 0
                ps_seg_prob(current, &score, nil, nil)
                let frames = Int(first - origin)...max(Int(first - origin), Int(last - origin))
                words.append(
                    Hypothesis.Word(
                        text: text, alignment: Hypothesis.Alignment(frames: frames, acousticScore: Int(score))))
            }
            segment = ps_seg_next(current)
        }
        return words
    }

    /// The word behind a segment's name: `friday(2)` is a pronunciation of `friday`; `<sil>`, `[NOISE]` and `(NULL)`
    /// are no words.
    private static func word(of name: String) -> String? {
        guard let first = name.first, !"<[(+".contains(first) else { return nil }
        guard name.hasSuffix(")"), let bracket = name.lastIndex(of: "(") else { return name }
        return String(name[..<bracket])
    }
}

extension PocketSphinxDecoder {
    /// PocketSphinx reads dictionaries and language models from files only.
    private static func withFile<Result>(of text: String, _ body: (URL) throws -> Result) throws -> Result {
        let file = FileManager.default.temporaryDirectory.appending(path: "mimamori-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        do {
            try Data(text.utf8).write(to: file)
        } catch {
            throw RecognitionError(
                code: .decoderFailed, operation: Text(en: "writing the words for the decoder", ja: "ことばを書くこと"),
                subject: Text(verbatim: "\(file.path): ") + Text(error),
                remedy: Text(
                    en: "make room on that disk, or name another folder in TMPDIR", ja: "空きを作るか、TMPDIR で別の場所を教えてください"))
        }
        return try body(file)
    }

    private static func create(
        model: AcousticModel, dictionary: PronunciationDictionary, options: [String: String]
    ) throws -> OpaquePointer {
        try withFile(of: dictionary.text) { try create(model: model, dictionary: $0, options: options) }
    }

    private static func create(
        model: AcousticModel, dictionary file: URL, options: [String: String]
    ) throws -> OpaquePointer {
        var options = options
        options["-hmm"] = model.folder.path
        options["-dict"] = file.path
        let arguments = ["mimamori"] + options.flatMap { [$0.key, $0.value] }
        let (decoder, log) = SphinxLog.collect { () -> OpaquePointer? in
            var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
            defer { argv.forEach { free($0) } }
            guard let configuration = cmd_ln_parse_r(nil, ps_args(), Int32(argv.count), &argv, 1) else { return nil }
            defer { cmd_ln_free_r(configuration) }
            return ps_init(configuration)
        }
        guard let decoder else {
            throw RecognitionError(
                code: .decoderFailed, operation: Text(verbatim: "ps_init"), subject: Text(verbatim: model.folder.path),
                logLines: log.problems)
        }
        return decoder
    }

    private static func add(
        _ vocabulary: Vocabulary, in order: WordOrder, by settings: DecoderSettings, to decoder: OpaquePointer
    ) throws {
        for (name, network) in vocabulary.networks {
            switch order {
            case .sentences:
                let contexts = network.contexts(vocabulary.dictionary)
                try add(SharedNetwork(network, contexts: contexts), named: name, to: decoder)
            case .trigrams:
                let trigrams = TrigramModel(of: network)
                choose(trigrams.wordCount > settings.wordsInFlatPass ? "-fwdtree" : "-fwdflat", of: decoder)
                try withFile(of: trigrams.arpa) { file in
                    try check("ps_set_lm_file", on: "“\(name)”") { ps_set_lm_file(decoder, name, file.path) }
                }
            }
        }
    }

    /// Makes one pass the only one of the next search: a search reads its options when it is made (`ngram_search_init`).
    private static func choose(_ pass: String, of decoder: OpaquePointer) {
        for known in ["-fwdtree", "-fwdflat"] {
            cmd_ln_set_int_r(ps_get_config(decoder), known, known == pass ? 1 : 0)
        }
    }

    /// Hands a network to the decoder as a finite-state grammar with one final state.
    private static func add(_ network: SharedNetwork, named name: String, to decoder: OpaquePointer) throws {
        let logarithms = ps_get_logmath(decoder)
        let weight = cmd_ln_float_r(ps_get_config(decoder), "-lw")
        let end = Int32(network.stateCount)
        let score = { (probability: Double) in
            Int32(Float(logmath_ln_to_log(logarithms, probability)) * Float(weight))
        }
        try check("ps_set_fsg", on: "“\(name)”") { () -> Int32 in
            guard let graph = fsg_model_init(name, logarithms, Float(weight), end + 1) else { return -1 }
            defer { fsg_model_free(graph) }
            graph.pointee.start_state = Int32(network.start)
            graph.pointee.final_state = end
            for arc in network.arcs {
                let word = fsg_model_word_add(graph, arc.word)
                fsg_model_trans_add(graph, Int32(arc.from), Int32(arc.to), score(arc.logProbability), word)
            }
            for arc in network.emptyArcs {
                fsg_model_null_trans_add(graph, Int32(arc.from), Int32(arc.to), score(arc.logProbability))
            }
            for (state, logProbability) in network.finals {
                fsg_model_null_trans_add(graph, Int32(state), end, score(logProbability))
            }
            return ps_set_fsg(decoder, name, graph)
        }
    }

    private static func check(_ operation: String, on subject: String, _ call: () -> Int32) throws {
        let (status, log) = SphinxLog.collect(call)
        guard status < 0 else { return }
        throw RecognitionError(
            code: .decoderFailed, operation: Text(verbatim: operation), subject: Text(verbatim: subject),
            logLines: log.problems)
    }
}
