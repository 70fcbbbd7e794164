//! A short run of every fuzz target, the same each time, with bytes from a seeded generator. Failures are minimised,
//! and printed as bytes. `make fuzz` runs the targets for long, with libFuzzer.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../fuzz/src/lib.rs"]
mod targets;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use targets::Target;

/// Tries inputs of at most so many bytes.
fn run(target: Target, inputs: u32, bytes: usize) {
    let config = Config { cases: inputs, rng_seed: RngSeed::Fixed(0), failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&vec(any::<u8>(), 0..=bytes), |bytes| {
        targets::run(target, &bytes);
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

#[test]
fn pipeline() {
    run(targets::pipeline, 1_000, 400);
}

#[test]
fn reader() {
    run(targets::reader, 1_000, 600);
}

#[test]
fn sinks() {
    run(targets::sinks, 1_000, 600);
}

#[test]
fn braces() {
    run(targets::braces, 500, 80);
}

#[test]
fn citation() {
    run(targets::citation, 500, 100);
}

#[test]
fn csl_json() {
    run(targets::csl_json, 500, 150);
}

#[test]
fn passages() {
    run(targets::passages, 500, 150);
}

#[test]
fn raw_html() {
    run(targets::raw_html, 500, 400);
}
