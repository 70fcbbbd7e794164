//! Where a card stands. In: the boxes of its word, of the window and of the text's column, and the card's own size. Out:
//! the side of the word that it takes, its place there, and how high it may be. Lengths are in CSS px, as boxes are
//! measured in the window.

/// The least distance of a card from the window's edges.
const EDGE: f64 = 8.0;
/// The least height of a card, whatever room its word leaves.
const LEAST: f64 = 160.0;
/// How far a card is from the card that it was opened from, down and aside.
const STEP: f64 = 16.0;
/// The least distance of a notch from the card's corners.
const CORNER: f64 = 20.0;

/// A box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Rect {
    /// How wide it is.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// What it has in common with another box; none if they do not even touch.
    pub fn within(&self, other: &Rect) -> Option<Rect> {
        let common = Rect {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        };
        (common.width() >= 0.0 && common.height() >= 0.0).then_some(common)
    }

    fn holds(&self, x: f64, y: f64) -> bool {
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }

    /// Whether another box is its continuation on the next line of the same column.
    fn leads_to(&self, next: &Rect) -> bool {
        next.top >= self.top && next.top - self.bottom < self.height()
    }
}

/// A word as a card sees it: one box, or several lines that follow one another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Word {
    /// Its first line, which a card above it keeps clear of.
    pub first: Rect,
    /// Its last line, which a card below it keeps clear of.
    pub last: Rect,
}

impl Word {
    /// The word's lines around one of its boxes. A word that is broken between columns has only those in one.
    pub fn around(boxes: &[Rect], line: usize) -> Option<Word> {
        let at = boxes.get(line)?;
        let mut word = Word { first: *at, last: *at };
        for next in &boxes[line + 1..] {
            if !word.last.leads_to(next) {
                break;
            }
            word.last = *next;
        }
        for previous in boxes[..line].iter().rev() {
            if !previous.leads_to(&word.first) {
                break;
            }
            word.first = *previous;
        }
        Some(word)
    }
}

/// Which of a word's boxes the pointer is on; the first if it is on none.
pub fn line_at(boxes: &[Rect], x: f64, y: f64) -> usize {
    boxes.iter().position(|line| line.holds(x, y)).unwrap_or_default()
}

/// Where a card is, seen from its word, from the text's column or from the card that it was opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Below its word.
    Below,
    /// Above its word.
    Above,
    /// To the left of the column, on its word's line.
    Left,
    /// To the right of the column, on its word's line.
    Right,
    /// Over the card that its word is in.
    Over,
}

impl Side {
    /// Its name in the card's attribute.
    pub fn name(self) -> &'static str {
        match self {
            Side::Below => "below",
            Side::Above => "above",
            Side::Left => "left",
            Side::Right => "right",
            Side::Over => "over",
        }
    }
}

/// A card's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The side that it takes.
    pub side: Side,
    /// Its left edge.
    pub left: f64,
    /// The edge from which it grows: its upper edge or, above its word, the lower.
    pub edge: f64,
    /// How high it may be.
    pub room: f64,
    /// How far along the edge that faces its word the notch is.
    pub notch: f64,
}

/// The place of a card of this width and height below its word; above if it does not fit there and there is more room.
pub fn near(word: &Word, window: &Rect, (width, height): (f64, f64), gap: f64) -> Place {
    let (top, bottom) = (window.top + EDGE, window.bottom - EDGE);
    let below = bottom - word.last.bottom - gap;
    let above = word.first.top - gap - top;
    let side = if height <= below || below >= above { Side::Below } else { Side::Above };
    let (line, room) = if side == Side::Above { (word.first, above) } else { (word.last, below) };
    let room = room.max(LEAST).min(bottom - top);
    let shown = height.min(room);
    let edge = match side {
        Side::Above => clamp(line.top - gap, top + shown, bottom),
        _ => clamp(line.bottom + gap, top, bottom - shown),
    };
    let middle = (line.left + line.right) / 2.0;
    let left = clamp(middle - width / 2.0, window.left + EDGE, window.right - EDGE - width);
    Place { side, left, edge, room, notch: clamp(middle - left, CORNER, width - CORNER) }
}

/// What the window leaves beside a column, without the gap between the two: first on the side where lines end.
pub fn rooms(window: &Rect, column: &Rect, gap: f64, is_rtl: bool) -> [(Side, Rect); 2] {
    let right =
        (Side::Right, Rect { left: column.right.max(window.left) + gap, right: window.right - EDGE, ..*window });
    let left = (Side::Left, Rect { left: window.left + EDGE, right: column.left.min(window.right) - gap, ..*window });
    if is_rtl { [left, right] } else { [right, left] }
}

/// The place of a card of this width and height in the room beside the column, on its word's line.
pub fn beside(word: &Word, window: &Rect, side: Side, room: &Rect, (width, height): (f64, f64)) -> Place {
    let (top, bottom) = (window.top + EDGE, window.bottom - EDGE);
    let line = word.first;
    let shown = height.min(bottom - top);
    let edge = clamp(line.top - EDGE, top, bottom - shown);
    let left = if side == Side::Left { room.right - width } else { room.left };
    let notch = clamp((line.top + line.bottom) / 2.0 - edge, CORNER, shown - CORNER);
    Place { side, left, edge, room: bottom - top, notch }
}

/// The place of a card of this height over the card that its word is in, as wide as that one and a step away from it: in
/// the direction of the text, or back where the window ends.
pub fn over(below: &Rect, window: &Rect, height: f64, is_rtl: bool) -> Place {
    let (top, bottom) = (window.top + EDGE, window.bottom - EDGE);
    let step = if is_rtl { -STEP } else { STEP };
    let fits = below.left + step >= window.left + EDGE && below.right + step <= window.right - EDGE;
    let left = below.left + if fits { step } else { -step };
    let edge = clamp(below.top + STEP, top, bottom - height);
    Place { side: Side::Over, left, edge, room: bottom - top, notch: 0.0 }
}

/// The value, but not below the first bound; nor above the second, if that leaves anything.
fn clamp(value: f64, least: f64, most: f64) -> f64 {
    value.min(most).max(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Rect = Rect { left: 0.0, top: 0.0, right: 1200.0, bottom: 800.0 };

    fn rect(left: f64, top: f64, width: f64, height: f64) -> Rect {
        Rect { left, top, right: left + width, bottom: top + height }
    }

    fn word(left: f64, top: f64) -> Word {
        let line = rect(left, top, 40.0, 20.0);
        Word { first: line, last: line }
    }

    #[test]
    fn a_card_stands_below_its_word_wherever_it_fits() {
        let place = near(&word(500.0, 480.0), &WINDOW, (400.0, 280.0), 10.0);
        assert_eq!((place.side, place.left, place.edge, place.room), (Side::Below, 320.0, 510.0, 282.0));
        assert_eq!(place.notch, 200.0);
    }

    #[test]
    fn it_stands_above_only_where_it_does_not_fit_below_and_there_is_more_room() {
        let above = near(&word(500.0, 480.0), &WINDOW, (400.0, 300.0), 10.0);
        assert_eq!((above.side, above.edge, above.room), (Side::Above, 470.0, 462.0));
        let below = near(&word(500.0, 300.0), &WINDOW, (400.0, 900.0), 10.0);
        assert_eq!((below.side, below.edge, below.room), (Side::Below, 330.0, 462.0));
    }

    #[test]
    fn it_is_never_outside_the_window() {
        for (left, top) in [(0.0, 100.0), (1190.0, 100.0), (-90.0, -300.0), (2000.0, 1500.0), (600.0, 790.0)] {
            for height in [50.0, 300.0, 5000.0] {
                let place = near(&word(left, top), &WINDOW, (400.0, height), 10.0);
                let shown = height.min(place.room);
                let top = if place.side == Side::Above { place.edge - shown } else { place.edge };
                assert!(place.left >= 8.0 && place.left + 400.0 <= 1192.0, "{place:?}");
                assert!(top >= 8.0 && top + shown <= 792.0, "{place:?}");
                assert!((20.0..=380.0).contains(&place.notch), "{place:?}");
            }
        }
        let narrow = near(&word(10.0, 100.0), &rect(0.0, 0.0, 300.0, 800.0), (400.0, 50.0), 10.0);
        assert_eq!(narrow.left, 8.0, "its beginning is seen");
    }

    #[test]
    fn a_word_of_several_lines_is_kept_clear_of() {
        let lines = [rect(700.0, 100.0, 80.0, 20.0), rect(300.0, 130.0, 60.0, 20.0), rect(300.0, 160.0, 9.0, 20.0)];
        let all = Word { first: lines[0], last: lines[2] };
        for line in 0..3 {
            assert_eq!(Word::around(&lines, line), Some(all));
        }
        assert_eq!(Word::around(&[], 0), None);
    }

    #[test]
    fn of_a_word_in_two_columns_the_part_counts_that_the_pointer_is_on() {
        let parts = [rect(0.0, 700.0, 50.0, 20.0), rect(400.0, 10.0, 50.0, 20.0)];
        assert_eq!(line_at(&parts, 410.0, 15.0), 1);
        assert_eq!(line_at(&parts, 999.0, 15.0), 0);
        assert_eq!(Word::around(&parts, 1), Some(Word { first: parts[1], last: parts[1] }));
        assert_eq!(Word::around(&parts, 0), Some(Word { first: parts[0], last: parts[0] }));
    }

    #[test]
    fn beside_the_column_a_card_is_on_its_words_line_and_in_the_window() {
        let [(side, room), (other, _)] = rooms(&WINDOW, &rect(300.0, -500.0, 500.0, 3000.0), 24.0, false);
        assert_eq!((side, room.left, room.width(), other), (Side::Right, 824.0, 368.0, Side::Left));
        let place = beside(&word(400.0, 300.0), &WINDOW, side, &room, (350.0, 200.0));
        assert_eq!((place.left, place.edge, place.notch), (824.0, 292.0, 20.0));
        let low = beside(&word(400.0, 700.0), &WINDOW, side, &room, (350.0, 200.0));
        assert_eq!((low.edge, low.notch), (592.0, 118.0));
        let long = beside(&word(400.0, 700.0), &WINDOW, side, &room, (350.0, 2000.0));
        assert_eq!((long.edge, long.room), (8.0, 784.0));
    }

    #[test]
    fn a_nested_card_is_a_step_away_from_the_one_below_and_in_the_window() {
        let below = rect(300.0, 200.0, 400.0, 250.0);
        let place = over(&below, &WINDOW, 300.0, false);
        assert_eq!((place.side, place.left, place.edge), (Side::Over, 316.0, 216.0));
        assert_eq!(over(&below, &WINDOW, 300.0, true).left, 284.0);
        assert_eq!(over(&rect(790.0, 200.0, 400.0, 250.0), &WINDOW, 300.0, false).left, 774.0);
        assert_eq!(over(&below, &WINDOW, 700.0, false).edge, 92.0);
        assert_eq!(over(&below, &WINDOW, 7000.0, false).edge, 8.0);
    }

    #[test]
    fn in_a_text_from_right_to_left_the_left_side_comes_first() {
        let [(side, room), _] = rooms(&WINDOW, &rect(500.0, 0.0, 400.0, 800.0), 24.0, true);
        assert_eq!((side, room.left, room.right), (Side::Left, 8.0, 476.0));
        let place = beside(&word(600.0, 300.0), &WINDOW, side, &room, (350.0, 200.0));
        assert_eq!(place.left, 126.0);
    }
}
