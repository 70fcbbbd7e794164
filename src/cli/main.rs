//! The command line: parses the arguments, runs one subcommand, and turns errors into one sentence and an exit
//! status: 0 success, 1 the article has errors, 2 the command line or a file is wrong.

#![warn(clippy::unwrap_used, clippy::expect_used)]

mod check;
mod completions;
mod disclosure;
mod drawing;
mod failure;
mod files;
mod man;
mod new;
mod output;
mod outputs;
mod parallel;
mod preview;
mod quotes;
mod reach;
mod render;
mod report;
mod sources;
mod visible;
mod way;
mod widget;
mod wrong_call;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Preview, prerender and check articles with a glossary and source notes.
#[derive(Parser)]
#[command(name = "apostil", version, arg_required_else_help = true)]
struct Call {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    New(new::Call),
    Preview(preview::Call),
    Render(render::Call),
    Check(check::Call),
    Sources(sources::Call),
    Completions(completions::Call),
    Man(man::Call),
}

fn main() -> ExitCode {
    let call = Call::try_parse().unwrap_or_else(|error| match wrong_call::sentence(&error) {
        Some(sentence) => {
            report::say(sentence);
            std::process::exit(2);
        }
        None => error.exit(),
    });
    let done = match call.verb {
        Verb::New(call) => new::run(&call),
        Verb::Preview(call) => preview::run(call),
        Verb::Render(call) => render::run(&call),
        Verb::Check(call) => check::run(&call),
        Verb::Sources(call) => sources::run(&call),
        Verb::Completions(call) => completions::run(&call),
        Verb::Man(call) => man::run(&call),
    };
    done.unwrap_or_else(|failure| {
        report::say(failure);
        ExitCode::from(2)
    })
}
