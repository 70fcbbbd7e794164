//! What each fuzz target does with random bytes. In: bytes, libFuzzer's (`fuzz_targets/`) or a seeded generator's
//! (`tests/fuzz.rs`). Out: a panic if an invariant is violated.

#[path = "../../tests/checker/mod.rs"]
mod checker;
mod node_script;
mod parts;
mod pipeline;
#[path = "../../tests/random/mod.rs"]
mod random;
mod reader;
#[path = "../../tests/screen/mod.rs"]
mod screen;
mod sinks;

pub use parts::{braces, citation, csl_json, passages, raw_html};
pub use pipeline::pipeline;
pub use reader::reader;
pub use sinks::sinks;

use arbitrary::{Result, Unstructured};

/// Makes an input from the bytes and tries it. An error means that the bytes make no input.
pub type Target = fn(&mut Unstructured) -> Result<()>;

/// Tries the input that bytes make, if they make one.
pub fn run(target: Target, bytes: &[u8]) {
    let _ = target(&mut Unstructured::new(bytes));
}
