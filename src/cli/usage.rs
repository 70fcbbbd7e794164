//! What is wrong with a command line, in one sentence, and the nearest right one.

use apostil::article::Code;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Command, CommandFactory, Parser};
use std::error::Error as _;
use std::ffi::OsString;

/// The sentence on an invalid command line. `None` if it asks for help or the version, and gets it.
pub fn sentence(error: &Error) -> Option<String> {
    let about = |kind| error.get(kind).map(plain).unwrap_or_default();
    let (argument, value) = (about(ContextKind::InvalidArg), about(ContextKind::InvalidValue));
    let known = crate::Args::command();
    let subcommand = subcommand(&known);
    let called = subcommand.map_or_else(|| "apostil".into(), |subcommand| format!("apostil {}", subcommand.get_name()));
    let wrong = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return None;
        }
        ErrorKind::InvalidSubcommand => format!("there is no command `{}`", about(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            format!("`{argument}` is one argument too many: `{called}` takes {}", operands(subcommand))
        }
        ErrorKind::UnknownArgument => format!("there is no option `{argument}` here"),
        ErrorKind::MissingRequiredArgument => format!("the argument {argument} is missing"),
        ErrorKind::MissingSubcommand => "a command is missing".into(),
        ErrorKind::ArgumentConflict if argument == about(ContextKind::PriorArg) => {
            format!("{argument} is given twice")
        }
        ErrorKind::ArgumentConflict => {
            format!("{argument} and {} cannot be used together", about(ContextKind::PriorArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("`{argument}` needs a value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("`{value}` is not valid for `{argument}`"),
        _ => "this command line is not valid".into(),
    };
    // Of many the nearest is named.
    let valid = about(ContextKind::ValidValue);
    let valid = if valid.split(", ").count() > 12 { String::new() } else { valid };
    let fix = if error.kind() == ErrorKind::InvalidValue && value == Code::TooLarge.name() {
        "An article that is too large is not shown: of that its author must hear.".into()
    } else if error.kind() == ErrorKind::UnknownArgument
        && let Some(other) = owner(&known, &argument)
    {
        format!("It is one of `apostil {other}`.")
    } else if !valid.is_empty() {
        format!("Allowed are {valid}.")
    } else if let Some(reason) = error.source().filter(|_| error.kind() == ErrorKind::ValueValidation) {
        format!("It must be {reason}.")
    } else if let Some(suggested) = suggested(error) {
        format!("Did you mean `{suggested}`?")
    } else {
        format!("See `{called} --help`.")
    };
    Some(format!("{wrong}. {fix}"))
}

/// The subcommand, if it was recognised.
fn subcommand(known: &Command) -> Option<&Command> {
    std::env::args_os().skip(1).find_map(|word| known.find_subcommand(&word))
}

/// What a subcommand takes besides its options.
fn operands(subcommand: Option<&Command>) -> String {
    let names = subcommand.into_iter().flat_map(Command::get_positionals).map(|operand| format!("one {operand}"));
    let names: Vec<_> = names.collect();
    if names.is_empty() { "none".into() } else { names.join(" and ") }
}

/// Another subcommand that has the option.
fn owner<'k>(known: &'k Command, option: &str) -> Option<&'k str> {
    let name = option.strip_prefix("--")?;
    let has = |subcommand: &&Command| subcommand.get_arguments().any(|argument| argument.get_long() == Some(name));
    known.get_subcommands().find(has).map(Command::get_name)
}

/// What was probably meant.
fn suggested(error: &Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let suggestion = |error: &Error| kinds.into_iter().find_map(|kind| error.get(kind).map(plain));
    suggestion(error).or_else(|| {
        // clap suggests nothing for `help`, but the command itself does.
        let word = plain(error.get(ContextKind::InvalidSubcommand)?);
        let retried = [OsString::from("apostil"), word.into()];
        suggestion(&crate::Args::try_parse_from(retried).err()?)
    })
}

fn plain(value: &ContextValue) -> String {
    let text = match value {
        ContextValue::Strings(values) => values.join(", "),
        ContextValue::StyledStrs(values) => values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        value => value.to_string(),
    };
    text.trim().to_owned()
}
