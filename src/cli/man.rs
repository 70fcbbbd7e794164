//! `apostil man`: writes the manual, one page for the command and one for each subcommand.

use crate::error::Error;
use crate::output;
use clap::CommandFactory;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

/// Print the manual page, or write all pages into a folder
#[derive(clap::Args)]
pub struct Args {
    /// The folder for the pages of all commands, such as ~/.local/share/man/man1
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<ExitCode, Error> {
    match &args.output {
        Some(folder) => {
            fs::create_dir_all(folder).map_err(|error| Error::making(folder, &error))?;
            clap_mangen::generate_to(crate::Args::command(), folder).map_err(|error| Error::writing(folder, &error))?;
        }
        None => {
            let mut page = Vec::new();
            let rendered = clap_mangen::Man::new(crate::Args::command()).render(&mut page);
            rendered.map_err(|error| Error::new(format!("the manual cannot be written: {error}.")))?;
            output::write(None, &String::from_utf8_lossy(&page))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
