//! The TOML (1.0.0) of front matter: keys and values in lines, tables and lists of tables; every scalar is a text. In:
//! a part of a file. Out: its value, and what is wrong with it. A line that cannot be read costs itself alone.

use super::flow::{Flow, Result};
use super::json::{Fault, Kind, Value};
use crate::article::content::buffer::{Text, TextRange};
use std::ops::Range;

/// How many keys may be joined by dots: each costs time in every line below them.
const KEYS: usize = 8;

type Members = Vec<(TextRange, Value)>;

/// Reads the part of a file in this range.
pub(crate) fn read(source: &str, part: Range<usize>, text: &mut Text) -> (Value, Vec<Fault>) {
    let (mut root, mut faults) = (Members::new(), Vec::new());
    // The keys of the table that is being read.
    let mut table = Vec::new();
    // How many bytes may be read in vain: each value that cannot be read is read again line by line.
    let mut patience = part.len();
    // Why the line before could not be read: this one, if it is for the same reason, is not reported.
    let (mut at, mut lost) = (part.start, None);
    while at < part.end {
        let end = source[at..part.end].find('\n').map_or(part.end, |length| at + length);
        let line = source[at..end].trim_start();
        let start = end - line.len();
        let mut next = end;
        if !line.is_empty() && !line.starts_with('#') {
            let read = match line.strip_prefix('[') {
                Some(name) => header(name, &mut table, &mut root, text),
                None => pair(&source[..part.end], start..end, &mut patience, text).map(|(mut keys, value, after)| {
                    next = after;
                    let last = keys.pop().unwrap_or_default();
                    keys.splice(0..0, table.iter().copied());
                    if let Some(members) = table_of(&mut root, &keys, text) {
                        members.push((last, value));
                    }
                }),
            };
            let fault = read.err();
            faults.extend(fault.filter(|_| fault != lost).map(|message| Fault { at: start, message }));
            lost = fault;
        }
        at = next + 1;
    }
    (Value { kind: Kind::Object(root), range: part }, faults)
}

/// Opens the table `[name]` or the next of the tables `[[name]]`.
fn header(name: &str, table: &mut Vec<TextRange>, root: &mut Members, text: &mut Text) -> Result<()> {
    let name_in_list = name.strip_prefix('[');
    let (name, _) = name_in_list.unwrap_or(name).split_once(']').ok_or("its table has no closing bracket")?;
    *table = keys(name, text)?;
    if name_in_list.is_some() {
        let mut above = table.clone();
        let last = above.pop().unwrap_or_default();
        let members = table_of(root, &above, text).ok_or("it is not a list of tables")?;
        let item = Value { kind: Kind::Object(Members::new()), range: 0..0 };
        match members.last_mut() {
            Some((key, Value { kind: Kind::Array(items), .. })) if text.get(*key) == text.get(last) => items.push(item),
            _ => members.push((last, Value { kind: Kind::Array(vec![item]), range: 0..0 })),
        }
    }
    Ok(())
}

/// A line of a key and a value: the keys, the value, and where it ends.
fn pair(
    source: &str,
    line: Range<usize>,
    patience: &mut usize,
    text: &mut Text,
) -> Result<(Vec<TextRange>, Value, usize)> {
    let line_end = line.end;
    let (name, value) = source[line].split_once('=').ok_or("it has no key")?;
    let keys = keys(name, text)?;
    let at = line_end - value.len();
    let is_long = *patience > 0 && value.trim_start().starts_with(['[', '{', '"', '\'']);
    let mut flow = Flow { source: &source[..if is_long { source.len() } else { line_end }], at, text, sign: b'=' };
    let read = flow.value();
    if read.is_err() {
        *patience = patience.saturating_sub(flow.at - at);
    }
    let mut value = read?;
    let end = flow.at + source[flow.at..].find('\n').unwrap_or(source.len() - flow.at);
    let rest = source[flow.at..end].trim_start();
    if !rest.is_empty() && !rest.starts_with('#') {
        return Err("there is text after its end");
    }
    value.range.start = at;
    Ok((keys, value, end))
}

/// Keys joined by dots, each with or without quotation marks.
fn keys(names: &str, text: &mut Text) -> Result<Vec<TextRange>> {
    let keys: Vec<_> = names.split('.').map(|key| key.trim().trim_matches(['"', '\''])).collect();
    if keys.len() > KEYS {
        return Err("values are nested too deeply");
    }
    if keys.iter().any(|key| key.is_empty()) {
        return Err("it has no key");
    }
    Ok(keys.into_iter().map(|key| text.add(key)).collect())
}

/// The table at the end of a path of keys, each the last one of its table or a new one.
fn table_of<'v>(mut members: &'v mut Members, path: &[TextRange], text: &Text) -> Option<&'v mut Members> {
    for key in path {
        let is_this = |last: &TextRange| text.get(*last) == text.get(*key);
        if !members.last_mut().is_some_and(|(last, value)| is_this(last) && members_of(value).is_some()) {
            members.push((*key, Value { kind: Kind::Object(Members::new()), range: 0..0 }));
        }
        members = members_of(&mut members.last_mut()?.1)?;
    }
    Some(members)
}

/// The members of a table, or of the last one in a list.
fn members_of(value: &mut Value) -> Option<&mut Members> {
    match &mut value.kind {
        Kind::Object(members) => Some(members),
        Kind::Array(items) => match &mut items.last_mut()?.kind {
            Kind::Object(members) => Some(members),
            _ => None,
        },
        _ => None,
    }
}
