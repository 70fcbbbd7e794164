//! What the reader itself says, in one table a language, and how it writes dates.

use super::join::{decimal, joined};

/// The reader's own words.
#[derive(Debug)]
pub(crate) struct Words {
    pub notes: &'static str,
    pub glossary: &'static str,
    pub sources: &'static str,
    pub by: &'static str,
    pub original: &'static str,
    pub back: &'static str,
    pub back_to_mention: &'static str,
    pub checked: &'static str,
    pub see_also: &'static str,
    pub minutes: &'static str,
    pub task_done: &'static str,
    pub task_open: &'static str,
    pub table: &'static str,
    pub no_date: &'static str,
    months: [&'static str; 12],
}

/// English.
pub(crate) const ENGLISH: Words = Words {
    notes: "Notes",
    glossary: "Glossary",
    sources: "Sources",
    by: "By",
    original: "Original",
    back: "Back to the text",
    back_to_mention: "Back to mention",
    checked: "checked",
    see_also: "See also:",
    minutes: "min read",
    task_done: "Done",
    task_open: "To do",
    table: "Table",
    no_date: "n.d.",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
};

/// A day, a month or a year of the common era.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub year: u32,
    pub month: Option<u32>,
    pub day: Option<u32>,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601-1, calendar dates).
    pub fn read(text: &str) -> Option<Date> {
        let mut parts = text.splitn(3, '-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map(|part| number(part, 2).filter(|m| (1..=12).contains(m)).ok_or(()));
        let day = parts.next().map(|part| number(part, 2).filter(|d| (1..=31).contains(d)).ok_or(()));
        let (month, day) = (month.transpose().ok()?, day.transpose().ok()?);
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            Some(2) if is_leap => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        if day.is_some_and(|day| day > days) {
            return None;
        }
        Some(Date { year, month, day })
    }

    /// The date as it was read.
    pub fn iso(self) -> String {
        let year = decimal(self.year);
        let mut iso = joined(&["0000".get(year.len()..).unwrap_or_default(), &year]);
        for part in [self.month, self.day].into_iter().flatten() {
            iso.push_str(if part < 10 { "-0" } else { "-" });
            iso.push_str(&decimal(part));
        }
        iso
    }

    /// The date in words.
    pub fn long(self, words: &Words) -> String {
        let month = self.month.and_then(|month| words.months.get(month as usize - 1));
        let year = decimal(self.year);
        match (self.day, month) {
            (Some(day), Some(month)) => joined(&[&decimal(day), " ", month, " ", &year]),
            (None, Some(month)) => joined(&[*month, " ", &year]),
            _ => year,
        }
    }
}

fn number(digits: &str, length: usize) -> Option<u32> {
    (digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_dates() {
        for (text, long) in [("2026-11-23", "23 November 2026"), ("2026-01", "January 2026"), ("0476", "476")] {
            assert_eq!(Date::read(text).map(|date| date.long(&ENGLISH)).as_deref(), Some(long));
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
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }
}
