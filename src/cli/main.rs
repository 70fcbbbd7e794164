//! The command line: parses the arguments, runs one subcommand, and turns errors into one sentence and an exit
//! status: 0 success, 1 the article has errors, 2 the command line or a file is wrong.

#![warn(clippy::unwrap_used, clippy::expect_used)]

mod after_help;
mod carry;
mod check;
mod code_parser;
mod completions;
mod error;
mod files;
mod incremental;
mod man;
mod new;
mod output;
mod outputs;
mod parallel;
mod preview;
mod quotes;
mod reach;
mod read;
mod render;
mod report;
mod resolve;
mod sources;
mod usage;
mod widget;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Preview, prerender and check articles with a glossary and source notes.
#[derive(Parser)]
#[command(name = "apostil", version, arg_required_else_help = true, after_help = after_help::STATUSES)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(after_help = after_help::NEW)]
    New(new::Args),
    #[command(after_help = after_help::PREVIEW)]
    Preview(preview::Args),
    #[command(after_help = after_help::RENDER)]
    Render(render::Args),
    #[command(after_help = after_help::CHECK)]
    Check(check::Args),
    #[command(after_help = after_help::SOURCES)]
    Sources(sources::Args),
    Completions(completions::Args),
    Man(man::Args),
}

fn main() -> ExitCode {
    let args = Args::try_parse().unwrap_or_else(|error| match usage::sentence(&error) {
        Some(sentence) => {
            report::message(sentence);
            std::process::exit(2);
        }
        None => error.exit(),
    });
    let done = match args.command {
        Command::New(args) => new::run(&args),
        Command::Preview(args) => preview::run(args),
        Command::Render(args) => render::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Sources(args) => sources::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    };
    done.unwrap_or_else(|error| {
        report::message(error);
        ExitCode::from(2)
    })
}
