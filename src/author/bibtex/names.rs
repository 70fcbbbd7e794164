//! Names. In: a list of names, joined by `and`. Out: the names as CSL-JSON has them.

use super::value::{chunks, of_chunks, text};
use biblatex::{Chunk, Chunks, Person, Spanned};
use serde_json::{Map, Value, json};

/// The names of a list; with `keeps_particles` a particle such as `de la` stays when the family name stands alone.
pub fn read(latex: &str, keeps_particles: bool) -> Vec<Value> {
    let Some(all) = chunks(latex) else { return vec![json!({ "literal": text(latex) })] };
    split(&all).iter().filter_map(|name| one(name, keeps_particles)).collect()
}

/// Splits a list at each `and` that is not in braces.
pub fn split(all: &[Spanned<Chunk>]) -> Vec<Chunks> {
    let mut names = vec![Chunks::new()];
    for chunk in all {
        let Chunk::Normal(words) = &chunk.v else {
            names.last_mut().into_iter().for_each(|last| last.push(chunk.clone()));
            continue;
        };
        for (place, part) in parts(words).into_iter().enumerate() {
            if place > 0 {
                names.push(Chunks::new());
            }
            if let Some(last) = names.last_mut().filter(|_| !part.is_empty()) {
                last.push(Spanned::zero(Chunk::Normal(part.to_owned())));
            }
        }
    }
    names
}

/// The parts of a text between the words `and`.
fn parts(words: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let lower = words.to_ascii_lowercase();
    while let Some(at) = lower[start..].find(" and ") {
        parts.push(&words[start..start + at]);
        start += at + " and ".len() - 1; // its last space may begin the next one
    }
    parts.push(&words[start..]);
    parts
}

fn one(name: &[Spanned<Chunk>], keeps_particles: bool) -> Option<Value> {
    let is_blank = |chunk: &Spanned<Chunk>| chunk.v.get().trim().is_empty();
    let mut filled = name.iter().filter(|chunk| !is_blank(chunk));
    let first = filled.next()?;
    let whole = of_chunks(name);
    let is_body = matches!(first.v, Chunk::Verbatim(_)) && filled.next().is_none();
    if is_body && first.v.get().chars().nth(1).is_some() || whole.eq_ignore_ascii_case("others") {
        return Some(json!({ "literal": whole }));
    }
    let person = Person::parse(&letters(name));
    let clean = |part: &str| of_chunks(&[Spanned::zero(Chunk::Normal(part.to_owned()))]);
    let [family, given, particle, suffix] =
        [&person.name, &person.given_name, &person.prefix, &person.suffix].map(|part| clean(part));
    if family.is_empty() {
        return Some(json!({ "literal": whole }));
    }
    let keeps = person.use_prefix.unwrap_or(keeps_particles);
    let particle_is = if keeps { "non-dropping-particle" } else { "dropping-particle" };
    let all = [("family", family), ("given", given), (particle_is, particle), ("suffix", suffix)];
    let filled = all.into_iter().filter(|(_, part)| !part.is_empty());
    let members: Map<_, _> = filled.map(|(key, part)| (key.to_owned(), Value::from(part))).collect();
    Some(Value::Object(members))
}

/// A name in which single letters in braces, such as `{\'A}`, are letters like others.
fn letters(name: &[Spanned<Chunk>]) -> Chunks {
    let mut out = Chunks::new();
    for chunk in name {
        let mut chunk = chunk.clone();
        if let Chunk::Verbatim(words) = &chunk.v
            && words.chars().nth(1).is_none()
        {
            chunk.v = Chunk::Normal(words.clone());
        }
        match (out.last_mut().map(|last| &mut last.v), &chunk.v) {
            (Some(Chunk::Normal(before)), Chunk::Normal(words)) => before.push_str(words),
            _ => out.push(chunk),
        }
    }
    if let Some(Chunk::Normal(words)) = out.first_mut().map(|first| &mut first.v) {
        *words = words.trim_start().to_owned();
    }
    if let Some(Chunk::Normal(words)) = out.last_mut().map(|last| &mut last.v) {
        *words = words.trim_end().to_owned();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_parts() {
        for (latex, expected) in [
            ("van der Berg, Jan", json!({ "dropping-particle": "van der", "family": "Berg", "given": "Jan" })),
            ("Ludwig van Beethoven", json!({ "dropping-particle": "van", "family": "Beethoven", "given": "Ludwig" })),
            ("King, Jr., Martin", json!({ "family": "King", "suffix": "Jr.", "given": "Martin" })),
            ("{World Health and Welfare}", json!({ "literal": "World Health and Welfare" })),
            (r"{\'A}lvarez Garc{\'i}a, Jos{\'e}", json!({ "family": "Álvarez García", "given": "José" })),
            (r#"{\"O}zg{\"u}r Ak"#, json!({ "family": "Ak", "given": "Özgür" })),
            ("Plato", json!({ "family": "Plato" })),
            ("others", json!({ "literal": "others" })),
            ("family=Doe, given=Jane", json!({ "family": "Doe", "given": "Jane" })),
        ] {
            assert_eq!(read(latex, false), [expected], "{latex}");
        }
        let names = read("Ann A and\n Bob B AND C, D", true);
        assert_eq!(names.len(), 3, "{names:?}");
        assert_eq!(read("de la Cruz, Ana", true)[0]["non-dropping-particle"], "de la");
        assert!(read(" ", false).is_empty());
    }
}
