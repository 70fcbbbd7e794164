# Set-up, build and tests. Every target sets up whatever it needs and is missing; later runs set nothing up again.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help preview build dist npm size speed release batches test test-native test-wasm test-types test-corpus test-packages test-e2e test-integrations test-servers doc lint fmt site screenshots pictures bench fuzz tools browsers

ARTICLE ?= www/article.md
PORT ?= 8000
# The addresses of the project, for what it publishes.
REPOSITORY ?=
HOMEPAGE ?=

# In place of the files that the article names.
GLOSSARY ?=
SOURCES ?=
APPARATUS = $(if $(GLOSSARY),--glossary "$(GLOSSARY)") $(if $(SOURCES),--sources "$(SOURCES)")

# How many articles are measured.
COUNTS ?= 1000 10000

ENV := . scripts/env.sh &&
WASM := scripts/with-wasm.sh
step = @printf '\n== %s\n' "$(1)"

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

preview: build dist ## serve an article on this machine (ARTICLE=www/article.md PORT=8000 GLOSSARY= SOURCES=)
	$(ENV) cargo run --release --features cli -- preview "$(ARTICLE)" $(APPARATUS) --port $(PORT)

build: tools pkg/apostil_bg.wasm ## build pkg/, cards and rendering in one WebAssembly with its glue, by wasm-pack

# It does not depend on the sources of other crates or of the terminal.
CORE := Cargo.toml $(wildcard Cargo.lock) $(shell find src -name '*.rs' -not -path 'src/cli/*') www/model.d.ts
NAMES := cards render words export
NODE := target/modules/node/apostil_node_bg.wasm
MODULES := $(foreach module,$(NAMES),target/modules/$(module)/apostil_$(module)_bg.wasm)

pkg/apostil_bg.wasm: $(CORE)
	$(WASM) scripts/small-wasm.sh wasm-pack build --target web

# What pages load, each module when it is first needed.
$(MODULES) $(NODE): target/modules/%: $(CORE) scripts/wasm.sh scripts/shorten.mjs
	$(WASM) scripts/small-wasm.sh scripts/wasm.sh $(notdir $(@D))

dist: tools $(MODULES) ## build dist/, the files that a site serves to its pages
	scripts/dist.sh

npm: dist $(NODE) ## build target/npm/, the package for npm (REPOSITORY=https://… HOMEPAGE=https://…)
	REPOSITORY="$(REPOSITORY)" HOMEPAGE="$(HOMEPAGE)" node scripts/npm.mjs

size: dist ## weigh dist/ and hold it against the budgets
	node scripts/size.mjs

speed: dist ## hold the speed of rendering against a fixed piece of work
	node scripts/speed.mjs

release: npm ## gather what a release publishes, and its hashes (REPOSITORY=https://… HOMEPAGE=https://…)
	$(ENV) REPOSITORY="$(REPOSITORY)" HOMEPAGE="$(HOMEPAGE)" scripts/release.sh

batches: dist ## measure many articles, beside pandoc and Hugo if they are installed (COUNTS="1000 10000")
	$(ENV) cargo build --release --features cli
	$(ENV) scripts/batches.sh $(COUNTS)

test: tools browsers lint test-native doc test-wasm size speed test-types test-corpus test-packages test-e2e test-integrations test-servers ## every check and test

test-native: dist ## the Rust tests, on this machine
	$(call step,Rust tests)
	$(ENV) cargo test --features cli

test-wasm: tools browsers ## the Rust tests that run in a browser
	$(call step,Rust tests in the browser)
	$(WASM) scripts/wasm-test.sh

test-types: build dist ## the types of the element and of pkg/, by programs that a strict tsc checks
	$(call step,Types)
	$(ENV) tsc -p tests/types

test-corpus: dist ## real Markdown, as npm packages bring it along, against another parser
	$(call step,Real Markdown)
	@scripts/npm-packages.sh tests/corpus
	$(ENV) cargo build --features cli
	$(ENV) node --test --test-reporter=spec tests/corpus/corpus.test.mjs

test-packages: npm browsers ## the npm package in Node, and in pages that Vite, webpack and Astro build, in Chromium
	$(call step,The npm package)
	@scripts/npm-packages.sh tests/packages
	$(ENV) cargo build --features cli
	$(ENV) node --test --test-reporter=spec tests/packages/*.test.mjs

test-e2e: dist browsers ## the pages and the element, in Chromium, Firefox and WebKit
	$(call step,End-to-end tests)
	@scripts/npm-packages.sh tests/hosts
	$(ENV) cargo build --features cli
	$(ENV) node scripts/browser-tests.mjs tests/e2e

test-integrations: dist browsers ## the blogs of integrations/, each made by its system's real program
	$(call step,Blog systems)
	@scripts/blog-systems.sh
	$(ENV) cargo build --features cli
	$(ENV) node scripts/browser-tests.mjs tests/integrations

test-servers: dist ## the settings of docs/embedding.md, in real web servers
	$(call step,Web servers)
	@scripts/web-servers.sh
	$(ENV) node --test --test-reporter=spec tests/servers/*.test.mjs

doc: ## the crate's documentation, without a warning
	$(call step,Documentation)
	$(ENV) RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --features cli

lint: tools ## formatting and lints of all sources, and what is known of the crates they use
	$(call step,Formatting and lints)
	$(ENV) cargo fmt --check
	$(ENV) cargo clippy -- -D warnings
	$(ENV) cargo clippy --all-targets --features cli -- -D warnings
	$(WASM) cargo clippy --all-targets --target wasm32-unknown-unknown -- -D warnings
	$(foreach module,$(NAMES) node,$(WASM) cargo clippy --lib --target wasm32-unknown-unknown --no-default-features --features $(module) -- -D warnings &&) true
	$(ENV) cargo fmt --check --manifest-path fuzz/Cargo.toml
	$(ENV) cargo clippy --all-targets --manifest-path fuzz/Cargo.toml --no-default-features -- -D warnings
	$(ENV) biome ci --error-on-warnings
	scripts/supply-chain.sh
	scripts/msrv.sh

fmt: tools ## format all sources
	$(ENV) cargo fmt
	$(ENV) cargo fmt --manifest-path fuzz/Cargo.toml
	$(ENV) biome check --write

screenshots: dist browsers ## the samples in each browser, at three widths, light and dark, into target/screenshots/
	$(ENV) cargo build --features cli
	$(ENV) node scripts/screenshots.mjs

pictures: dist browsers ## the pictures of the documents, into docs/pictures/
	@scripts/debian-packages.sh 'typefaces for the pictures' fonts-noto-core fonts-inter
	$(ENV) cargo build --features cli
	@scripts/blog-systems.sh
	$(ENV) node scripts/pictures.mjs
	$(ENV) node scripts/blog-pictures.mjs

site: dist ## build the website into target/site/: the documents, the samples, themes, a playground
	$(ENV) cargo build --features cli
	node scripts/site.mjs

bench: dist npm browsers ## measure side by side with other renderers and in the page, write docs/performance.md, time each part natively (ROUNDS=9)
	@scripts/npm-packages.sh benches
	$(ENV) cargo build --features cli
	$(ENV) cargo build --release --features cli --example clocked
	$(ENV) node benches/write-articles.mjs target/bench
	$(ENV) node benches/side-by-side.mjs target/release/examples/clocked
	$(ENV) node benches/chromium.mjs
	$(ENV) node benches/page.mjs
	$(ENV) node benches/report.mjs
	$(ENV) cargo bench --features cli --bench native

fuzz: ## run every fuzz target for long, or one (TARGET=sinks DURATION=600, in seconds for each)
	scripts/fuzz.sh $(or $(DURATION),600) $(TARGET)

tools: ## set up what building needs: wasm32, wasm-pack, wasm-bindgen, the npm packages
	@scripts/npm-packages.sh
	@scripts/wasm-std.sh
	@scripts/wasm-tools.sh

browsers: ## set up what the tests need beside that: browsers, and programs that read exports
	@scripts/browsers.sh
