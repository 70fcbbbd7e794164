//! What a test needs and not every machine has: a program, or a permission.

use std::env;
use std::io::{self, Write};

/// Whether it is there; if it is not, the test that asks is skipped by name. `APOSTIL_REQUIRE` names what tests must
/// not go without.
pub fn is_met(need: &str, is_here: bool, test: &str, way_out: &str) -> bool {
    if is_here {
        return true;
    }
    let required = env::var("APOSTIL_REQUIRE").unwrap_or_default();
    assert!(!required.split_whitespace().any(|name| name == need), "{test}: there is no {need} here ({way_out}).");
    // Bypasses the harness, which hides what a passing test prints.
    let mut out = io::stderr();
    writeln!(out, "skipped: {test}: there is no {need} here ({way_out}).").unwrap();
    false
}
