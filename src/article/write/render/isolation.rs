//! Isolates directions: text in which invisible characters change the direction (`direction.rs`) is wrapped in a `bdi`,
//! which keeps the effect from what is around it, and ends at the latest with the element it is in. In: the walk's
//! calls. Out: the same calls, with those.

use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;
use crate::article::text::direction::{Open, Part, parts, settled};

/// A sink that wraps another.
pub(super) struct Isolation<S> {
    pub sink: S,
    open: Open,
}

impl<S: Sink> Isolation<S> {
    pub fn new(sink: S) -> Self {
        Self { sink, open: Open::default() }
    }

    /// Closes what is open in the innermost element.
    fn settle(&mut self) {
        let mut ends = String::new();
        while let Some(end) = self.open.close() {
            ends.push(end);
        }
        if !ends.is_empty() {
            self.sink.text(&ends);
            if !self.open.is_turned() {
                self.sink.close();
            }
        }
    }
}

impl<S: Sink> Sink for Isolation<S> {
    fn open(&mut self, element: Element) {
        if element.is_block() {
            // A paragraph ends here, and with it all directions.
            self.settle();
        }
        self.open.enter();
        self.sink.open(element);
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        // Text that is shown or read out.
        match name {
            Attribute::Alt | Attribute::AriaLabel | Attribute::Title => self.sink.attribute(name, &settled(value)),
            _ => self.sink.attribute(name, value),
        }
    }

    fn text(&mut self, text: &str) {
        let sink = &mut self.sink;
        parts(text, &mut self.open, |part| match part {
            Part::Text("") => {}
            Part::Text(text) => sink.text(text),
            Part::Turn => sink.open(Element::Bdi),
            Part::Return => sink.close(),
        });
    }

    fn close(&mut self) {
        self.settle();
        self.open.leave();
        self.sink.close();
    }
}
