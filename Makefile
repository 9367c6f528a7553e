# `make run` asks the speaker a question, `make test` proves that it still answers. Both set the machine up first.

# Lists in braces.
SHELL := /bin/bash
SWIFT_FLAGS := -debug-info-format none
MIMAMORI := .build/debug/mimamori
# The language in which `make run` speaks, ja or en: the user's where nobody chooses, or Japanese.
LOCALE ?= $(shell scripts/language)

.PHONY: help run test test-all build-tests lint release clean

help:
	@echo 'make run       install what is missing, build, and start the speaker (or a demonstration without a microphone);'
	@echo '               in the language of the system, with LOCALE=ja Japanese, with LOCALE=en English;'
	@echo '               ARGS="…" hands options on to mimamori run (mimamori run --help)'
	@echo '               sudo is used for Debian packages alone: run make as yourself'
	@echo 'make test      the same set-up, then every fast test; the last line says what was skipped'
	@echo 'make test-all  the slow tests as well: real time, long audio, every recording'
	@echo 'make clean     remove what was built (README.md says how to remove everything)'
	@echo 'make lint      the style of every Swift file'
	@echo 'make release   an optimized mimamori, in .build-release/release'
	@echo 'make -C Benchmarks  lists what is measured: speed, accuracy, rejection'

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

clean:
	@swift package clean
