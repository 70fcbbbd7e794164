//! `apostil completions`: writes a shell's completion script.

use crate::failure::Failure;
use crate::output;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::process::ExitCode;

/// Print a shell's completions for this command
#[derive(Args)]
pub struct Call {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub fn run(call: &Call) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(call.shell, &mut crate::Call::command(), "apostil", &mut script);
    output::write(None, &String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
