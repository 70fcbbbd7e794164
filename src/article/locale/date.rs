//! Dates: as authors and sources write them in, in the reader's words out.

use super::Words;
use crate::article::text::strings::{decimal, push};

/// A day, a month or a year of the common era: what is not known is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601-1, calendar dates).
    pub fn read(text: &str) -> Option<Date> {
        let mut numbers = [0_u32; 3];
        let mut place = 0;
        for byte in text.bytes() {
            if byte == b'-' {
                place += 1;
            } else {
                let number = numbers.get_mut(place)?;
                *number = number.wrapping_mul(10).wrapping_add(byte.into()).wrapping_sub(b'0'.into());
            }
        }
        let [year, month, day] = numbers;
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let date = Date { year, month, day };
        // What is no date is written in another way than it was read.
        (year < 10_000 && month <= 12 && day <= days && date.iso() == text).then_some(date)
    }

    /// The date as it was read.
    pub fn iso(self) -> String {
        let mut iso = String::new();
        // The digit in front is there for the zeros that may follow it.
        push(&mut iso, &[&decimal(10_000 + self.year)[1..]]);
        for part in [self.month, self.day] {
            if part > 0 {
                push(&mut iso, &["-", &decimal(100 + part)[1..]]);
            }
        }
        iso
    }

    /// The date in words.
    pub fn long(self, words: &Words) -> String {
        let key = match self {
            Date { month: 0, .. } => "year",
            Date { day: 0, .. } => "monthYear",
            _ => "date",
        };
        let place = self.month.saturating_sub(1) as usize;
        let alone = if self.day == 0 { words.item("monthsAlone", place) } else { None };
        let month = alone.or_else(|| words.item("months", place)).unwrap_or_default();
        let mut long = String::new();
        for part in words.get(key).split('{') {
            let (blank, rest) = part.split_once('}').unwrap_or(("", part));
            match blank.as_bytes() {
                [] => {}
                b"month" => long.push_str(month),
                [letter, ..] => long.push_str(&decimal(match letter {
                    b'd' => self.day,
                    b'm' => self.month,
                    _ => self.year,
                })),
            }
            long.push_str(rest);
        }
        long
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::diagnostic::Findings;

    #[test]
    fn reads_and_writes_dates() {
        for (lang, text, long) in [
            ("en", "2026-11-23", "23 November 2026"),
            ("en", "2026-01", "January 2026"),
            ("en", "0476", "476"),
            ("ru", "2026-11-23", "23 ноября 2026"),
            ("ru", "2026-11", "ноябрь 2026"),
            ("de", "2026-03-01", "1. März 2026"),
            ("es", "2026-03-01", "1 de marzo de 2026"),
            ("zh", "2026-03-01", "2026年3月1日"),
            ("ko", "2026-12", "2026년 12월"),
        ] {
            let words = Words::read(lang, "", &mut Findings::default());
            let date = Date::read(text);
            assert_eq!(date.map(|date| date.long(&words)).as_deref(), Some(long));
            assert_eq!(date.map(Date::iso).as_deref(), Some(text));
        }
        for text in [
            "",
            "26",
            "2026-13",
            "2026-00-01",
            "2026-1-1",
            "2026-01-32",
            "today",
            "2026-01-01-01",
            "2026-02-29",
            "2026-04-31",
            "2026-",
            "2026-1",
            "2026-01-",
            "2026-01-1",
            "2026-01-00",
            "-026-01-01",
            "2026/01/01",
            "2026-0:",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }
}
