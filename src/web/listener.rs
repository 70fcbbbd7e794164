//! A DOM listener as a value: it listens for as long as it is held, and no longer.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// Calls back for one kind of event on one target until it is dropped.
pub(super) struct Listener {
    target: EventTarget,
    kind: &'static str,
    capture: bool,
    // `Fn`, not `FnMut`: doing an effect can raise the very event that is being handled.
    callback: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Listens; with `capture` before the target's own listeners do.
    pub(super) fn new(
        target: &EventTarget,
        kind: &'static str,
        capture: bool,
        callback: impl Fn(Event) + 'static,
    ) -> Result<Listener, JsValue> {
        let callback = Closure::<dyn Fn(Event)>::new(callback);
        target.add_event_listener_with_callback_and_bool(kind, callback.as_ref().unchecked_ref(), capture)?;
        Ok(Listener { target: target.clone(), kind, capture, callback })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        // Removing what was added does not fail.
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.kind, callback, self.capture);
    }
}
