//! The names of an entry, as various tools write them. In: the lines of a term. Out: the headword, the aliases, and the id
//! that the author gave it.

/// Sorts out the names; no names are left of lines that name nothing.
pub(super) fn read(lines: Vec<String>) -> (Vec<String>, String) {
    let mut id = String::new();
    let mut names: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        // kramdown's attributes of a block.
        if line.starts_with("{:") && line.ends_with('}') {
            continue;
        }
        // Pandoc's and the Carpentries' `[words]{#id}`.
        let with_id = line.strip_prefix('[').and_then(|rest| rest.strip_suffix('}')?.split_once("]{#"));
        names.push(match with_id {
            Some((words, own)) => {
                own.clone_into(&mut id);
                words.to_owned()
            }
            None => line,
        });
    }
    // The whole stays the headword; its parts are found, too.
    let parts = names.first().and_then(|headword| with_short_form(headword)).map(|parts| parts.map(str::to_owned));
    names.extend(parts.into_iter().flatten());
    (names, id)
}

/// The parts of a name such as `New Economic Policy (NEP)`.
fn with_short_form(name: &str) -> Option<[&str; 2]> {
    let (long, short) = name.strip_suffix(')')?.rsplit_once(" (")?;
    let is_short = !short.contains(' ') && short.chars().filter(|c| c.is_uppercase()).count() > 1;
    (is_short && !long.trim().is_empty()).then(|| [long.trim(), short])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_tools_write() {
        for (lines, names, id) in [
            ("magma|lava", "magma|lava", ""),
            ("{:auto_ids}|magma", "magma", ""),
            ("[commit]{#commit}|[push]", "commit|[push]", "commit"),
            ("New Policy (NEP)|policy", "New Policy (NEP)|policy|New Policy|NEP", ""),
            ("magma (hot)|(AB)", "magma (hot)|(AB)", ""),
            ("{:.x}", "", ""),
        ] {
            let lines = lines.split('|').map(str::to_owned).collect();
            assert_eq!(
                read(lines),
                (names.split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect(), id.to_owned())
            );
        }
    }
}
