//! Where notes stand in the margin. In: for each note the line of its mark and its height, from the top of the margin.
//! Out: the top of each, or none where it would be too far from its mark. Lengths are in CSS px.

/// A note to be placed beside its mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beside {
    /// The top of the line of its mark.
    pub line: f64,
    /// How high it is.
    pub height: f64,
}

/// The margin that notes are placed in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin {
    /// Where the text ends: no note stands below it.
    pub end: f64,
    /// The least distance between two notes.
    pub gap: f64,
    /// How far a note may be from its mark.
    pub reach: f64,
}

/// The tops of notes, which are in the order of their marks: each at its line or, where that is taken, as little below
/// it as possible; at the end of the text above it.
pub fn stack(notes: &[Beside], margin: &Margin) -> Vec<Option<f64>> {
    let mut free = 0.0;
    let mut tops = Vec::with_capacity(notes.len());
    for note in notes {
        let top = note.line.max(free);
        let stands = top - note.line <= margin.reach;
        tops.push(stands.then_some(top));
        if stands {
            free = top + note.height + margin.gap;
        }
    }
    // What would go past the end moves up, and takes with it what is in its way.
    let mut end = margin.end;
    for (note, top) in notes.iter().zip(&mut tops).rev() {
        let Some(wanted) = *top else { continue };
        let least = (note.line - margin.reach).max(0.0);
        let moved = wanted.min(end - note.height);
        *top = (moved >= least).then_some(moved);
        if moved >= least {
            end = moved - margin.gap;
        }
    }
    tops
}

/// How much higher each note could be without touching the next one, or the text's end.
pub fn spare(notes: &[Beside], tops: &[Option<f64>], margin: &Margin) -> Vec<f64> {
    let mut next = margin.end + margin.gap;
    let room = |(note, top): (&Beside, &Option<f64>)| {
        let Some(top) = *top else { return 0.0 };
        let room = next - margin.gap - (top + note.height);
        next = top;
        room.max(0.0)
    };
    let mut spare: Vec<_> = notes.iter().zip(tops).rev().map(room).collect();
    spare.reverse();
    spare
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tops(notes: &[(f64, f64)]) -> Vec<Option<f64>> {
        let notes: Vec<_> = notes.iter().map(|(line, height)| Beside { line: *line, height: *height }).collect();
        stack(&notes, &Margin { end: 1000.0, gap: 10.0, reach: 100.0 })
    }

    #[test]
    fn notes_stand_at_their_lines_if_they_can() {
        assert_eq!(tops(&[(0.0, 20.0), (100.0, 20.0)]), [Some(0.0), Some(100.0)]);
        assert!(tops(&[]).is_empty());
    }

    #[test]
    fn notes_give_way_downwards() {
        assert_eq!(tops(&[(0.0, 50.0), (20.0, 50.0), (30.0, 50.0)]), [Some(0.0), Some(60.0), Some(120.0)]);
        assert_eq!(tops(&[(0.0, 90.0), (10.0, 10.0), (500.0, 10.0)]), [Some(0.0), Some(100.0), Some(500.0)]);
    }

    #[test]
    fn a_note_that_would_be_too_far_from_its_mark_does_not_stand_there() {
        let crowd = [(0.0, 80.0), (0.0, 80.0), (0.0, 80.0), (100.0, 80.0)];
        assert_eq!(tops(&crowd), [Some(0.0), Some(90.0), None, Some(180.0)]);
    }

    #[test]
    fn no_note_stands_below_the_texts_end() {
        assert_eq!(tops(&[(980.0, 60.0)]), [Some(940.0)]);
        assert_eq!(tops(&[(900.0, 50.0), (980.0, 60.0)]), [Some(880.0), Some(940.0)]);
        assert_eq!(tops(&[(990.0, 200.0)]), [None]);
        assert_eq!(tops(&[(900.0, 50.0), (990.0, 200.0)]), [Some(900.0), None]);
    }

    #[test]
    fn notes_never_stand_above_the_margin() {
        assert_eq!(tops(&[(-30.0, 10.0), (-20.0, 10.0)]), [Some(0.0), Some(20.0)]);
        let short = Margin { end: 30.0, gap: 10.0, reach: 100.0 };
        assert_eq!(stack(&[Beside { line: 0.0, height: 40.0 }], &short), [None]);
    }

    #[test]
    fn what_is_free_below_a_note_is_known() {
        let margin = Margin { end: 1000.0, gap: 10.0, reach: 100.0 };
        let notes = [0.0, 20.0, 400.0].map(|line| Beside { line, height: 50.0 });
        let tops = stack(&notes, &margin);
        assert_eq!(tops, [Some(0.0), Some(60.0), Some(400.0)]);
        assert_eq!(spare(&notes, &tops, &margin), [0.0, 280.0, 550.0]);
        assert_eq!(spare(&notes, &[Some(0.0), None, Some(400.0)], &margin), [340.0, 0.0, 550.0]);
    }
}
