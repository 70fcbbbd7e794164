//! Reads the name of a kind of finding on the command line. In: a word. Out: its code, or clap's error, which suggests the
//! nearest name.

use apostil::article::Code;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use std::ffi::OsStr;

/// Takes the codes that can be allowed, whatever white space is around them: there may be some after a comma.
#[derive(Clone)]
pub struct CodeParser;

impl TypedValueParser for CodeParser {
    type Value = Code;

    fn parse_ref(&self, command: &clap::Command, arg: Option<&clap::Arg>, value: &OsStr) -> Result<Code, clap::Error> {
        let trimmed = value.to_str().map_or(value, |name| OsStr::new(name.trim()));
        let name = PossibleValuesParser::new(Code::allowable().map(Code::name)).parse_ref(command, arg, trimmed)?;
        let code = Code::allowable().find(|code| code.name() == name);
        code.ok_or_else(|| clap::Error::new(ErrorKind::InvalidValue).with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Code::allowable().map(|code| PossibleValue::new(code.name()))))
    }
}
