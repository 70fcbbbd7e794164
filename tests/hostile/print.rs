//! Prints adversarial inputs for a test that is not in Rust. In, one per line: the index of an input in the list,
//! and a size. Out, one per line: its name and its files as JSON; `null` after the end of the list.

#[path = "mod.rs"]
#[expect(dead_code, reason = "they are read elsewhere")]
mod hostile;

use hostile::{Files, inputs};
use serde_json::{Value, json};
use std::io::{self, Write};

fn main() -> io::Result<()> {
    let inputs = inputs();
    for line in io::stdin().lines() {
        let line = line?;
        let (place, size) = line.split_once(' ').unwrap_or((&line, ""));
        let made = match (place.parse::<usize>().map(|place| inputs.get(place)), size.parse()) {
            (Ok(Some((name, make))), Ok(size)) => {
                let Files { article, glossary, sources, words, notes } = make(size);
                let files = json!({ "article": article, "glossary": glossary, "sources": sources, "words": words, "notes": notes });
                json!({ "name": name, "files": files })
            }
            _ => Value::Null,
        };
        writeln!(io::stdout(), "{made}")?;
    }
    Ok(())
}
