#!/usr/bin/env bash
# Runs the Rust tests in a browser: in Firefox, or without it in Chromium. The test runner's server may leave one of
# several connections unread for ever, and a browser opens six; Firefox can be told to open one (tests/webdriver.json).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$project"

export WASM_BINDGEN_TEST_TIMEOUT=60 # seconds; the tests take two
export WASM_BINDGEN_TEST_WEBDRIVER_JSON=$project/tests/webdriver.json
# Without this, .cargo/config.toml would have the tests optimised, and so built without their debug assertions.
export RUSTFLAGS=${RUSTFLAGS:-}
browser=chrome
if has geckodriver && has_firefox; then browser=firefox; fi
wasm-pack test --headless --$browser
