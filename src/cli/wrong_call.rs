//! What is wrong with a call, in one sentence, and the nearest right one.

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// The sentence on a call that means nothing. `None` if the call asked for help or the version, and gets it.
pub fn sentence(error: &Error) -> Option<String> {
    let about = |kind| error.get(kind).map(plain).unwrap_or_default();
    let (argument, value) = (about(ContextKind::InvalidArg), about(ContextKind::InvalidValue));
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| error.get(kind).map(plain));
    let wrong = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return None;
        }
        ErrorKind::InvalidSubcommand => format!("there is no command `{}`", about(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("there is no option `{argument}` here"),
        ErrorKind::MissingRequiredArgument => format!("{argument} is missing"),
        ErrorKind::MissingSubcommand => "a command is missing".into(),
        ErrorKind::ArgumentConflict => {
            format!("{argument} and {} cannot go together", about(ContextKind::PriorArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("`{argument}` needs a value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("`{value}` is no value for `{argument}`"),
        _ => "this call means nothing".into(),
    };
    let valid = about(ContextKind::ValidValue);
    let way_out = match suggested {
        Some(suggested) => format!("Did you mean `{suggested}`?"),
        None if !valid.is_empty() => format!("Allowed are {valid}."),
        None => format!("See `{} --help`.", called()),
    };
    Some(format!("{wrong}. {way_out}"))
}

/// The command that was called, as far as it was understood.
fn called() -> String {
    let known = crate::Call::command();
    let verb = std::env::args().skip(1).find(|word| known.find_subcommand(word).is_some());
    verb.map_or_else(|| "apostil".into(), |verb| format!("apostil {verb}"))
}

fn plain(value: &ContextValue) -> String {
    let text = match value {
        ContextValue::Strings(values) => values.join(", "),
        ContextValue::StyledStrs(values) => values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        value => value.to_string(),
    };
    text.trim().to_owned()
}
