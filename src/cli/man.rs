//! `apostil man`: writes the manual, one page for the command and one for each subcommand.

use crate::failure::Failure;
use crate::output;
use clap::{Args, CommandFactory};
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

/// Print the manual page, or write all pages into a folder
#[derive(Args)]
pub struct Call {
    /// The folder for the pages of all commands, such as ~/.local/share/man/man1
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub fn run(call: &Call) -> Result<ExitCode, Failure> {
    match &call.output {
        Some(folder) => {
            fs::create_dir_all(folder).map_err(|error| Failure::making(folder, &error))?;
            clap_mangen::generate_to(crate::Call::command(), folder)
                .map_err(|error| Failure::writing(folder, &error))?;
        }
        None => {
            let mut page = Vec::new();
            let rendered = clap_mangen::Man::new(crate::Call::command()).render(&mut page);
            rendered.map_err(|error| Failure::new(format!("the manual cannot be written: {error}.")))?;
            output::write(None, &String::from_utf8_lossy(&page))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
