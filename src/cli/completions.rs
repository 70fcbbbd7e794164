//! `apostil completions`: writes what a shell needs to complete calls.

use crate::failure::Failure;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::{self, Write};
use std::process::ExitCode;

/// Write a shell's completions of this command to standard output
#[derive(Args)]
pub struct Call {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub fn run(call: &Call) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(call.shell, &mut crate::Call::command(), "apostil", &mut script);
    let _ = io::stdout().write_all(&script); // whoever reads may have seen enough
    Ok(ExitCode::SUCCESS)
}
