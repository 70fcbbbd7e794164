//! The terminal's door: reads the call, runs one verb, and turns what went wrong into one sentence and an exit
//! status: 0 done, 1 the article has errors, 2 the call or a file is at fault.

#![warn(clippy::unwrap_used, clippy::expect_used)]

mod failure;
mod files;
mod metadata;
mod outputs;
mod page;
mod parallel;
mod preview;
mod render;
mod replace;
mod report;
mod structured_data;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Preview and prerender articles with a glossary and source notes.
#[derive(Parser)]
#[command(name = "apostil", version, arg_required_else_help = true)]
struct Call {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Preview(preview::Call),
    Render(render::Call),
}

fn main() -> ExitCode {
    let done = match Call::parse().verb {
        Verb::Preview(call) => preview::run(&call),
        Verb::Render(call) => render::run(&call),
    };
    done.unwrap_or_else(|failure| {
        eprintln!("apostil: {failure}");
        ExitCode::from(2)
    })
}
