//! Dates as authors and sources write them (ISO 8601-1): parsed, and formatted.

use crate::article::text::strings::{decimal, push};

/// A day, a month or a year of the common era: unknown parts are 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub year: u32,
    pub month: u32,
    pub day: u32,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601-1, calendar dates).
    pub fn read(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let part = |part: Option<&str>, most| match part {
            None => Some(0),
            Some(part) => digits(part, 2).filter(|number| (1..=most).contains(number)),
        };
        let year = digits(parts.next()?, 4)?;
        let month = part(parts.next(), 12)?;
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let day = part(parts.next(), days)?;
        parts.next().is_none().then_some(Date { year, month, day })
    }

    /// Reads a date, or the day of a timestamp, as generators of sites write it: `2026-11-23T10:00:00+01:00`,
    /// `2026-11-23 10:00`, `2026/1/3`.
    pub fn of_timestamp(text: &str) -> Option<Date> {
        let (day, time) = text.split_once([' ', 'T', 't']).unwrap_or((text, "0"));
        let mut padded = String::new();
        for part in day.split(['-', '/']) {
            let hyphen = if padded.is_empty() { "" } else { "-" };
            push(&mut padded, &[hyphen, if part.len() == 1 { "0" } else { "" }, part]);
        }
        Date::read(&padded).filter(|_| time.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The date as it was read.
    pub fn iso(self) -> String {
        let mut iso = String::new();
        // The leading digit makes room for the zeros that may follow it.
        push(&mut iso, &[&decimal(10_000 + self.year)[1..]]);
        for part in [self.month, self.day] {
            if part > 0 {
                push(&mut iso, &["-", &decimal(100 + part)[1..]]);
            }
        }
        iso
    }
}

/// A number of so many digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.bytes().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
}
