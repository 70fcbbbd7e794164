//! The event scripts of `tests/spec/cards.md`: their notation (a table at the head of that file) and their rows. The
//! native test and the browser test read the same ones.

use apostil::reader::{Card, Delay, Effect, Event, State, Trigger, step};

/// The spec file.
pub const FILE: &str = include_str!("../spec/cards.md");

/// One turn of the machine.
pub struct Row<'t> {
    pub before: &'t str,
    pub now: &'t str,
    pub effects: &'t str,
    pub left: &'t str,
}

/// The rows of a line of the file, if it is one.
pub fn row(line: &str) -> Option<Row<'_>> {
    let mut cells = line.split('|').map(str::trim);
    let row = Row { before: cells.next()?, now: cells.next()?, effects: cells.next()?, left: cells.next()? };
    cells.next().is_none().then_some(row)
}

/// Calls with each line of the file, and whether it is in a script.
pub fn for_every_line(mut hear: impl FnMut(&str, bool)) {
    let mut is_script = false;
    for line in FILE.lines() {
        let is_fence = line.starts_with("````");
        hear(line, is_script && !is_fence);
        is_script = if is_fence { line.ends_with("events") } else { is_script };
    }
}

/// The effects of a row's turn, and what is open after it.
pub fn run(row: &Row) -> (String, String) {
    let mut machine = Machine::default();
    row.before.split_whitespace().for_each(|text| drop(machine.hear(text)));
    let effects: Vec<_> = machine.hear(row.now).iter().map(written).collect();
    (effects.join(" "), stack(&machine.state))
}

/// A state, and the delays that were asked for.
#[derive(Default)]
pub struct Machine {
    pub state: State,
    delays: Vec<Delay>,
}

impl Machine {
    /// Takes an event as it is written.
    pub fn hear(&mut self, text: &str) -> Vec<Effect> {
        let delays: Vec<_> = match (text, self.delays.split_last()) {
            ("t", Some((newest, _))) => vec![*newest],
            ("late", Some((_, older))) => older.to_vec(),
            ("t" | "late", None) => vec![],
            _ => return self.take(event(text)),
        };
        delays.into_iter().flat_map(|delay| self.take(Event::DelayElapsed { delay })).collect()
    }

    fn take(&mut self, event: Event) -> Vec<Effect> {
        let effects = step(&mut self.state, event);
        self.delays.extend(effects.iter().filter_map(|effect| match effect {
            Effect::Wait { delay } => Some(*delay),
            _ => None,
        }));
        effects
    }
}

/// The event that is written so; those of time are left to the machine.
pub fn event(text: &str) -> Event {
    let number = |digits: &str| digits.parse::<usize>().unwrap_or_else(|_| panic!("no number in {text}"));
    let link = |digits: &str| Trigger(number(digits) as u32);
    let place = |rest: &str| {
        let (level, trigger) = rest.split_once('/').unwrap_or_else(|| panic!("no link in {text}"));
        (number(level), link(trigger))
    };
    if let Some((entry, rest)) = text.split_once('@') {
        let (level, trigger) = place(rest);
        return Event::CardRequested { entry: entry.into(), trigger, level };
    }
    if let Some((entry, rest)) = text.split_once('~') {
        let (level, trigger) = place(rest);
        return Event::LinkEntered { entry: entry.into(), trigger, level };
    }
    if let Some((entry, rest)) = text.split_once('^') {
        let (level, trigger) = place(rest);
        return Event::LinkCrossed { entry: entry.into(), trigger, level };
    }
    if let Some((entry, trigger)) = text.split_once('>') {
        return Event::MentionRequested { entry: entry.into(), trigger: link(trigger) };
    }
    if let Some((entry, trigger)) = text.split_once('!') {
        return Event::CardSummoned { entry: entry.into(), trigger: (!trigger.is_empty()).then(|| link(trigger)) };
    }
    match text.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "esc" => Event::EscapePressed,
        "out" => Event::OutsidePressed,
        "goto" => Event::EntryFollowed,
        "all" => Event::CloseAllRequested { focus_within: false },
        "all*" => Event::CloseAllRequested { focus_within: true },
        "x" => Event::CloseRequested { level: number(&text[1..]) },
        "at" => Event::PointerMoved { level: number(&text[2..]) },
        "in" => Event::CardPressed { level: number(&text[2..]) },
        "tab" => Event::CardFocused { level: number(&text[3..]) },
        "more" => Event::ExpansionToggled { level: number(&text[4..]) },
        _ => panic!("no event is written {text}"),
    }
}

fn written(effect: &Effect) -> String {
    match effect {
        Effect::Show { level, entry, trigger: Some(trigger) } => format!("+{level}{entry}/{}", trigger.0),
        Effect::Show { level, entry, trigger: None } => format!("+{level}{entry}"),
        Effect::Hide { level } => format!("-{level}"),
        Effect::FocusCard { level, .. } => format!("card{level}"),
        Effect::FocusTrigger { trigger, .. } => format!("link/{}", trigger.0),
        Effect::Announce { level } => format!("say{level}"),
        Effect::MarkExpanded { trigger, expanded } => format!("{}/{}", if *expanded { "on" } else { "off" }, trigger.0),
        Effect::ShowMore { level, expanded } => format!("{}{level}", if *expanded { "more" } else { "less" }),
        Effect::Wait { .. } => "wait".into(),
    }
}

fn stack(state: &State) -> String {
    let card = |Card { entry, expanded, pinned, .. }: &Card| {
        let text = format!("{entry}{}", if *expanded { "+" } else { "" });
        if *pinned { text } else { format!("({text})") }
    };
    state.cards().iter().map(card).collect::<Vec<_>>().join(" ")
}
