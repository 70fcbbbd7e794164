//! The reader in a real browser: a small article is rendered, made into nodes by `www/nodes.js`, attended to by
//! `www/listen.js` and driven by the events that a mouse and a keyboard send. What a person sees is asserted, not how
//! it is done.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "in a test it is the assertion")]

use apostil::article;
use apostil::web::{self, Inputs, addresses, render};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test as test, wasm_bindgen_test_configure};
use web_sys::{
    CustomEvent, Document, Element, HtmlElement, KeyboardEvent, KeyboardEventInit, MouseEvent, MouseEventInit, Node,
    PointerEvent, PointerEventInit,
};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/www/nodes.js")]
extern "C" {
    fn builder(script: &str, parent: &Node, base: Option<&str>, elements: &str, attributes: &str) -> js_sys::Function;
}

/// Makes nodes of all that an article may use.
fn build(script: &str, parent: &Node, base: Option<&str>) {
    let [elements, attributes] = article::NodeScript::names();
    let build = builder(script, parent, base, &elements, &attributes);
    build.call0(&JsValue::NULL).expect("a builder");
}

#[wasm_bindgen(module = "/www/listen.js")]
extern "C" {
    type Cards;
    fn attend(host: &HtmlElement, create: &js_sys::Function, lost: &js_sys::Function) -> Cards;
    #[wasm_bindgen(method, js_name = ask)]
    fn ask_with(this: &Cards, method: &str, id: &str) -> JsValue;
    #[wasm_bindgen(method)]
    fn ask(this: &Cards, method: &str);
    #[wasm_bindgen(method)]
    fn dispose(this: &Cards);
}

#[wasm_bindgen(inline_js = "
export function count_listeners(target) {
  const held = new Set();
  const key = (kind, callback, capture) => `${kind} ${Boolean(capture)}` + (callback.apostil ??= Math.random());
  target.addEventListener = function (kind, callback, options) {
    const listener = key(kind, callback, options?.capture ?? options);
    held.add(listener);
    options?.signal?.addEventListener('abort', () => held.delete(listener));
    EventTarget.prototype.addEventListener.call(this, kind, callback, options);
  };
  target.removeEventListener = function (kind, callback, options) {
    held.delete(key(kind, callback, options?.capture ?? options));
    EventTarget.prototype.removeEventListener.call(this, kind, callback, options);
  };
  return () => held.size;
}")]
extern "C" {
    fn count_listeners(target: &JsValue) -> js_sys::Function;
}

const ARTICLE: &str = "---
title: Letters
---
Alpha comes before beta.[^order] See [@greek] on [delta](https://example.org/delta).

[^order]: Beta comes [@greek, p. 7] after alpha.
";

const GLOSSARY: &str = "Alpha
: The first letter, before beta.

  It was an ox.

Beta
: The second, after alpha and before gamma.

Gamma
: The third, before delta.

Delta
: The fourth, before epsilon.

Epsilon
: The fifth, before zeta.

Zeta
: The sixth.
";

const SOURCES: &str = r#"[{"id": "greek", "type": "book", "title": "The Letters", "author": [{"family": "Cadmus"}],
    "issued": {"date-parts": [[1999]]}}]"#;

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a browser has a document")
}

fn inputs(prefix: &str) -> Inputs {
    let object = js_sys::Object::new();
    let set = |name: &str, value: JsValue| js_sys::Reflect::set(&object, &name.into(), &value).expect("a plain object");
    for (name, text) in [("article", ARTICLE), ("glossary", GLOSSARY), ("sources", SOURCES)] {
        set(name, js_sys::Uint8Array::from(text.as_bytes()).into());
    }
    set("prefix", prefix.into());
    set("terms", "all".into());
    object.unchecked_into()
}

fn get(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).expect("an object")
}

impl Cards {
    fn open(&self, id: &str) -> bool {
        self.ask_with("open", id).is_truthy()
    }

    fn close(&self) {
        self.ask("close");
    }
}

/// Makes the article in an element interactive.
fn lively(host: &HtmlElement) -> Cards {
    let on = host.clone();
    let create = Closure::once_into_js(move |page: JsValue| {
        JsValue::from(web::Cards::new(on, page.unchecked_into(), &JsValue::UNDEFINED))
    });
    attend(host, create.unchecked_ref(), &js_sys::Function::new_with_args("it", "throw it"))
}

/// An article in the page with a reader over it; both go with it.
struct Page {
    host: HtmlElement,
    reader: Rc<Cards>,
    log: Rc<RefCell<Vec<String>>>,
    _hear: Closure<dyn Fn(CustomEvent)>,
}

impl Page {
    fn new() -> Page {
        Page::with_prefix("")
    }

    fn with_prefix(prefix: &str) -> Page {
        let host: HtmlElement = document().create_element("div").expect("a name").unchecked_into();
        let rendered = render(&inputs(prefix));
        let script = get(&rendered, "script").as_string().expect("a string");
        build(&script, &host, None);
        document().body().expect("a body").append_child(&host).expect("attached");
        let log = Rc::new(RefCell::new(Vec::new()));
        let hear = Closure::<dyn Fn(CustomEvent)>::new({
            let log = log.clone();
            move |event: CustomEvent| {
                let detail = ["kind", "id"].map(|name| get(&event.detail(), name).as_string().unwrap_or_default());
                log.borrow_mut().push(format!("{} {}", event.type_(), detail.join(" ")));
            }
        });
        for kind in ["apostil-open", "apostil-close"] {
            host.add_event_listener_with_callback(kind, hear.as_ref().unchecked_ref()).expect("a listener");
        }
        let reader = Rc::new(lively(&host));
        Page { host, reader, log, _hear: hear }
    }

    fn find(&self, selector: &str) -> HtmlElement {
        let found = self.host.query_selector(selector).expect("a selector");
        found.unwrap_or_else(|| panic!("nothing is {selector}")).unchecked_into()
    }

    /// The link in the text that leads to an entry.
    fn link(&self, entry: &str) -> HtmlElement {
        self.find(&format!(".apostil-body [role^=doc-][href='#{entry}']"))
    }

    /// The link in an open card that leads to an entry.
    fn inner(&self, level: usize, entry: &str) -> HtmlElement {
        self.find(&format!(".apostil-card[data-level='{level}'] .apostil-card-body [href='#{entry}']"))
    }

    fn part(&self, level: usize, name: &str) -> HtmlElement {
        self.find(&format!(".apostil-card[data-level='{level}'] .apostil-card-{name}"))
    }

    /// The titles of the open cards, lowest first.
    fn cards(&self) -> Vec<String> {
        let cards = self.host.query_selector_all(".apostil-card:popover-open .apostil-card-title").expect("a selector");
        let all = self.host.query_selector_all(".apostil-card").expect("a selector");
        assert_eq!(cards.length(), all.length(), "a card that is there is open");
        (0..cards.length()).filter_map(|index| cards.get(index)?.text_content()).collect()
    }

    fn take_log(&self) -> Vec<String> {
        self.log.take()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.reader.dispose();
        self.host.remove();
    }
}

fn mouse(element: &Element, button: i16, with: impl Fn(&MouseEventInit)) -> bool {
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    init.set_button(button);
    with(&init);
    let event = MouseEvent::new_with_mouse_event_init_dict("click", &init).expect("an event");
    // What the reader leaves to the browser is noted and not done: a test stays on its page.
    let left = Rc::new(Cell::new(false));
    let stay = Closure::<dyn Fn(MouseEvent)>::new({
        let left = left.clone();
        move |event: MouseEvent| {
            left.set(!event.default_prevented());
            event.prevent_default();
        }
    });
    let window = web_sys::window().expect("a window");
    let callback = stay.as_ref().unchecked_ref();
    window.add_event_listener_with_callback("click", callback).expect("a listener");
    element.dispatch_event(&event).expect("dispatched");
    window.remove_event_listener_with_callback("click", callback).expect("removed");
    !left.get()
}

/// Clicks as a mouse, a finger or the Enter key does; says whether the reader took the click.
fn click(element: &Element) -> bool {
    mouse(element, 0, |_| {})
}

fn pointer(element: &Element, kind: &str) {
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    let event = PointerEvent::new_with_event_init_dict(kind, &init).expect("an event");
    element.dispatch_event(&event).expect("dispatched");
}

fn press(element: &Element) {
    pointer(element, "pointerdown");
    pointer(element, "pointerup");
}

/// Presses Escape; says whether a reader took the key.
fn escape(element: &Element) -> bool {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    init.set_key("Escape");
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("an event");
    !element.dispatch_event(&event).expect("dispatched")
}

fn focused() -> Element {
    document().active_element().expect("something is active")
}

fn has_focus(element: &Element) -> bool {
    focused() == *element
}

fn is_expanded(link: &Element) -> bool {
    link.get_attribute("aria-expanded").as_deref() == Some("true")
}

#[test]
fn a_click_opens_the_card_of_a_term_and_the_focus_goes_in() {
    let page = Page::new();
    let link = page.link("term-alpha");
    assert!(click(&link), "the click is the reader's");
    assert_eq!(page.cards(), ["Alpha"]);
    let card = page.find(".apostil-card");
    assert!(has_focus(&card));
    assert!(is_expanded(&link));
    for (name, value) in [("role", "dialog"), ("data-kind", "term"), ("data-level", "1"), ("lang", "en")] {
        assert_eq!(card.get_attribute(name).as_deref(), Some(value), "{name}");
    }
    let title = card.get_attribute("aria-labelledby").expect("a name");
    assert_eq!(document().get_element_by_id(&title).expect("the title").text_content().as_deref(), Some("Alpha"));
    assert!(card.text_content().expect("text").contains("The first letter, before beta."));
    assert_eq!(page.take_log(), ["apostil-open term term-alpha"]);
}

#[test]
fn links_lead_somewhere_and_announce_no_dialog() {
    let page = Page::new();
    let links =
        page.host.query_selector_all("[role=doc-glossref],[role=doc-noteref],[role=doc-biblioref]").expect("found");
    assert!(links.length() > 5);
    assert!(page.host.query_selector("[aria-haspopup],[aria-expanded]").expect("found").is_none());
    assert!(page.host.has_attribute("data-lively"));
}

#[test]
fn the_same_link_closes_its_card_and_has_the_focus() {
    let page = Page::new();
    let link = page.link("term-alpha");
    click(&link);
    assert!(click(&link));
    assert!(page.cards().is_empty());
    assert!(has_focus(&link));
    assert!(!is_expanded(&link));
    assert_eq!(page.take_log(), ["apostil-open term term-alpha", "apostil-close term term-alpha"]);
}

#[test]
fn escape_closes_one_card_at_a_time_and_gives_the_focus_back() {
    let page = Page::new();
    let outer = page.link("term-alpha");
    click(&outer);
    let inner = page.inner(1, "term-beta");
    click(&inner);
    assert_eq!(page.cards(), ["Alpha", "Beta"]);
    assert!(is_expanded(&outer) && is_expanded(&inner));
    assert!(escape(&focused()));
    assert_eq!(page.cards(), ["Alpha"]);
    assert!(has_focus(&inner));
    assert!(escape(&focused()));
    assert!(page.cards().is_empty());
    assert!(has_focus(&outer));
    assert!(!escape(&focused()), "an Escape that closes nothing is the page's");
}

#[test]
fn escape_closes_a_card_wherever_the_focus_is() {
    let page = Page::new();
    click(&page.link("term-alpha"));
    page.find(".apostil-card").blur().expect("blurred");
    assert!(escape(&document().body().expect("a body")));
    assert!(page.cards().is_empty());
}

#[test]
fn the_close_button_closes_its_card_and_those_above() {
    let page = Page::new();
    click(&page.link("term-alpha"));
    let inner = page.inner(1, "term-beta");
    click(&inner);
    click(&page.part(2, "close"));
    assert_eq!(page.cards(), ["Alpha"]);
    assert!(has_focus(&inner));
    click(&inner);
    click(&page.part(1, "close"));
    assert!(page.cards().is_empty());
    assert!(has_focus(&page.link("term-alpha")));
}

#[test]
fn a_press_outside_closes_all_and_leaves_the_focus_alone() {
    let page = Page::new();
    let link = page.link("term-alpha");
    for outside in [document().body().expect("a body"), page.find("h1")] {
        click(&link);
        click(&page.inner(1, "term-beta"));
        press(&outside);
        assert!(page.cards().is_empty());
        assert!(!has_focus(&link));
        assert!(!is_expanded(&link));
    }
}

#[test]
fn a_press_counts_only_where_it_both_begins_and_ends() {
    let page = Page::new();
    click(&page.link("term-alpha"));
    pointer(&page.part(1, "body"), "pointerdown");
    pointer(&page.find("h1"), "pointerup");
    assert_eq!(page.cards(), ["Alpha"], "text was selected");
    pointer(&page.find("h1"), "pointerdown");
    pointer(&page.find("h1"), "pointercancel");
    assert_eq!(page.cards(), ["Alpha"], "the page was scrolled");
    press(&page.link("term-beta"));
    assert_eq!(page.cards(), ["Alpha"], "a link's press waits for its click");
}

#[test]
fn a_press_in_a_card_closes_those_above_it() {
    let page = Page::new();
    click(&page.link("term-alpha"));
    click(&page.inner(1, "term-beta"));
    press(&page.part(2, "body"));
    assert_eq!(page.cards(), ["Alpha", "Beta"]);
    press(&page.part(1, "body"));
    assert_eq!(page.cards(), ["Alpha"]);
}

#[test]
fn more_shows_the_rest_and_less_hides_it() {
    let page = Page::new();
    click(&page.link("term-alpha"));
    let (button, more) = (page.part(1, "more"), page.find(".apostil-card .apostil-more"));
    let state = || (more.hidden(), button.text_content(), button.get_attribute("aria-expanded"));
    let says = |text: &str, expanded: &str| (expanded == "false", Some(text.to_owned()), Some(expanded.to_owned()));
    assert_eq!(state(), says("More", "false"));
    click(&button);
    assert_eq!(state(), says("Less", "true"));
    click(&button);
    assert_eq!(state(), says("More", "false"));
    click(&page.inner(1, "term-beta"));
    assert!(page.host.query_selector(".apostil-card[data-level='2'] .apostil-card-more").expect("found").is_none());
}

#[test]
fn notes_and_sources_have_cards_too() {
    let page = Page::new();
    click(&page.link("fn-order"));
    assert_eq!(page.cards(), ["Note 1"]);
    assert!(page.part(1, "body").text_content().expect("text").contains("after alpha"));
    click(&page.inner(1, "source-greek"));
    assert_eq!(page.cards(), ["Note 1", "Source"]);
    assert!(page.part(2, "body").text_content().expect("text").contains("The Letters"));
    let kinds = ["apostil-open note fn-order", "apostil-open source source-greek"];
    assert_eq!(page.take_log(), kinds);
}

#[test]
fn a_card_repeats_no_id_and_keeps_every_link() {
    let page = Page::new();
    click(&page.link("fn-order"));
    click(&page.inner(1, "term-alpha"));
    let all = page.host.query_selector_all("[id]").expect("found");
    let mut ids: Vec<_> =
        (0..all.length()).filter_map(|i| Some(all.get(i)?.unchecked_into::<Element>().id())).collect();
    ids.sort();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    assert_eq!(page.inner(2, "term-beta").get_attribute("href").as_deref(), Some("#term-beta"));
    assert!(page.part(1, "body").query_selector("[role=doc-backlink]").expect("found").is_none());
}

#[test]
fn an_entry_that_is_open_is_gone_back_to() {
    let page = Page::new();
    click(&page.link("term-alpha"));
    click(&page.inner(1, "term-beta"));
    click(&page.inner(2, "term-alpha"));
    assert_eq!(page.cards(), ["Alpha"]);
    assert!(has_focus(&page.find(".apostil-card")));
}

#[test]
fn another_word_in_the_text_takes_the_place_of_all_cards() {
    let page = Page::new();
    click(&page.link("term-alpha"));
    click(&page.inner(1, "term-beta"));
    click(&page.link("term-beta"));
    assert_eq!(page.cards(), ["Beta"]);
    assert!(!is_expanded(&page.link("term-alpha")) && is_expanded(&page.link("term-beta")));
}

#[test]
fn the_stack_has_a_bound() {
    let page = Page::new();
    click(&page.link("term-alpha"));
    for (index, entry) in ["beta", "gamma", "delta", "epsilon", "zeta"].iter().enumerate() {
        click(&page.inner((index + 1).min(5), &format!("term-{entry}")));
    }
    assert_eq!(page.cards(), ["Alpha", "Beta", "Gamma", "Delta", "Zeta"]);
}

#[test]
fn go_to_entry_closes_all_and_is_followed() {
    let page = Page::new();
    click(&page.link("term-alpha"));
    click(&page.inner(1, "term-beta"));
    let go_to = page.part(2, "goto");
    assert_eq!(go_to.get_attribute("href").as_deref(), Some("#term-beta"));
    assert!(click(&go_to), "the click is the reader's");
    assert!(page.cards().is_empty());
    let entry = page.find("#term-beta");
    assert!(has_focus(&entry) && entry.has_attribute("data-followed"));
}

#[test]
fn what_is_not_a_plain_click_on_an_entry_is_left_to_the_browser() {
    let page = Page::new();
    let link = page.link("term-alpha");
    assert!(!mouse(&link, 1, |_| {}), "the middle button");
    assert!(!mouse(&link, 0, |init| init.set_ctrl_key(true)));
    assert!(!mouse(&link, 0, |init| init.set_meta_key(true)));
    assert!(!mouse(&link, 0, |init| init.set_shift_key(true)));
    assert!(!click(&page.find(".apostil-body [href^='https:']")), "an ordinary link");
    link.set_attribute("href", "#term-nobody").expect("set");
    assert!(!click(&link), "an entry that is not there");
    link.set_attribute("href", "#\"]\\").expect("set");
    assert!(!click(&link), "an id that is none");
    assert!(page.cards().is_empty());
}

#[test]
fn the_script_opens_and_closes() {
    let page = Page::new();
    assert!(!page.reader.open("term-nobody"));
    assert!(!page.reader.open("apostil-notes-heading"), "not an entry");
    assert!(page.reader.open("term-alpha"));
    assert!(page.reader.open("term-alpha"), "twice does not close");
    assert_eq!(page.cards(), ["Alpha"]);
    assert!(is_expanded(&page.link("term-alpha")), "it opens beside its first mention");
    page.reader.close();
    assert!(page.cards().is_empty());
    assert!(has_focus(&page.link("term-alpha")), "the focus was in the card");
    assert!(page.reader.open("term-zeta"), "mentioned in a definition alone");
    page.find(".apostil-card").blur().expect("blurred");
    page.reader.close();
    assert!(has_focus(&document().body().expect("a body")), "the focus was elsewhere");
}

#[test]
fn the_cards_of_one_reader_at_a_time_lie_over_the_page() {
    let (one, two) = (Page::new(), Page::with_prefix("a2-"));
    click(&one.link("term-alpha"));
    click(&one.inner(1, "term-beta"));
    assert!(two.cards().is_empty());
    let link = two.link("a2-term-beta");
    click(&link);
    assert_eq!((one.cards().len(), two.cards().len()), (0, 1), "the focus has left the others");
    two.reader.close();
    click(&one.link("term-alpha"));
    // Not even by keyboard, without a press outside, are the cards of both open.
    link.focus().unwrap();
    click(&link);
    assert_eq!((one.cards().len(), two.cards()), (0, vec!["Beta".into()]));
    assert!(has_focus(&two.find(".apostil-card")), "the focus is not drawn back");
    assert!(!is_expanded(&one.link("term-alpha")));
    assert!(escape(&focused()));
    assert!(two.cards().is_empty() && has_focus(&link));
    click(&link);
    assert!(one.reader.open("fn-order"), "the script, too");
    assert_eq!((one.cards(), two.cards().len()), (vec!["Note 1".into()], 0));
    two.reader.dispose();
    click(&one.inner(1, "term-alpha"));
    assert_eq!(one.cards(), ["Note 1", "Alpha"]);
}

#[test]
fn a_card_stands_below_its_link_where_it_fits() {
    let page = Page::new();
    let side = || page.find(".apostil-card").get_attribute("data-side");
    // As wide as the window: there is no room beside it.
    page.find(".apostil-article").set_attribute("style", "max-inline-size: none").expect("set");
    let link = page.link("term-alpha");
    let style = |value: &str| link.set_attribute("style", value).expect("set");
    style("position: fixed; top: 0");
    click(&link);
    assert_eq!(side().as_deref(), Some("below"));
    click(&link);
    style("position: fixed; top: 30vh");
    click(&link);
    assert_eq!(side().as_deref(), Some("below"), "there is more room");
    click(&link);
    style("position: fixed; bottom: 0");
    click(&link);
    assert_eq!(side().as_deref(), Some("above"));
    click(&link);
    assert!(page.reader.open("term-zeta"));
    page.reader.close();
    while let Some(link) = page.host.query_selector("[href='#term-zeta']").expect("a selector") {
        link.remove();
    }
    assert!(page.reader.open("term-zeta"));
    assert_eq!(side(), None, "no link, no side");
}

#[test]
fn ids_may_hold_any_characters() {
    let page = Page::new();
    let (entry, link) = (page.find("#term-alpha"), page.link("term-alpha"));
    for (id, href) in [
        ("term-größe", "#term-größe"),
        ("term-größe", "#term-gr%C3%B6%C3%9Fe"),
        ("1.5\"]\\ :not(*)", "#1.5\"]\\ :not(*)"),
        ("100%", "#100%"),
    ] {
        entry.set_id(id);
        link.set_attribute("href", href).expect("set");
        assert!(click(&link), "{href}");
        assert_eq!(page.cards(), ["Alpha"]);
        assert_eq!(page.part(1, "goto").get_attribute("href"), Some(format!("#{id}")));
        page.reader.close();
        assert!(page.reader.open(id), "{id}");
        page.reader.close();
    }
    for (id, href) in [("", "#"), ("%", "#%"), ("%FF", "#%FF")] {
        link.set_attribute("href", href).expect("set");
        assert!(!click(&link) && !page.reader.open(id), "{href}");
    }
}

#[test]
fn disposal_leaves_the_article_as_it_was_and_no_listener() {
    let counts = [count_listeners(&document())];
    let held = || counts.iter().filter_map(|count| count.call0(&JsValue::NULL).ok()?.as_f64()).sum::<f64>();
    let before = held();
    let page = Page::new();
    let on_host = count_listeners(&page.host);
    let reader = lively(&page.host); // a second reader on one host
    assert!(held() > before);
    assert!(on_host.call0(&JsValue::NULL).ok().and_then(|count| count.as_f64()) > Some(0.0));
    page.reader.dispose();
    reader.open("term-alpha");
    assert_eq!(page.cards(), ["Alpha"]);
    reader.dispose();
    assert_eq!(held(), before);
    assert_eq!(on_host.call0(&JsValue::NULL).ok().and_then(|count| count.as_f64()), Some(0.0));
    assert!(page.cards().is_empty());
    assert!(page.host.query_selector("[aria-pressed],[aria-expanded]").expect("found").is_none());
    assert!(!page.host.has_attribute("data-lively"));
    assert!(!click(&page.link("term-alpha")) && !reader.open("term-alpha"));
    reader.dispose();
}

/// Does something the first time that a card opens.
fn on_open(page: &Page, act: impl Fn(&Cards) + 'static) -> Closure<dyn Fn(CustomEvent)> {
    let (reader, done) = (page.reader.clone(), Cell::new(false));
    let callback = Closure::<dyn Fn(CustomEvent)>::new(move |_| {
        if !done.replace(true) {
            act(&reader);
        }
    });
    page.host.add_event_listener_with_callback("apostil-open", callback.as_ref().unchecked_ref()).expect("a listener");
    callback
}

#[test]
fn a_card_may_be_closed_while_it_opens() {
    let page = Page::new();
    let _held = on_open(&page, Cards::close);
    click(&page.link("term-alpha"));
    assert!(page.cards().is_empty());
    assert!(!is_expanded(&page.link("term-alpha")));
    assert_ne!(focused().class_name(), "apostil-card");
    assert!(click(&page.link("term-alpha")), "and opened again");
    assert_eq!(page.cards(), ["Alpha"]);
}

#[test]
fn another_card_may_be_asked_for_while_one_opens() {
    let page = Page::new();
    let other = page.link("term-beta");
    let _held = on_open(&page, move |_| {
        click(&other);
    });
    click(&page.link("term-alpha"));
    assert_eq!(page.cards(), ["Beta"]);
    assert!(has_focus(&page.find(".apostil-card")));
    let turns = ["apostil-open term term-alpha", "apostil-close term term-alpha", "apostil-open term term-beta"];
    assert_eq!(page.take_log(), turns);
}

#[test]
fn a_reader_may_be_disposed_of_while_a_card_opens() {
    let page = Page::new();
    let _held = on_open(&page, Cards::dispose);
    click(&page.link("term-alpha"));
    assert!(page.cards().is_empty());
    assert!(!click(&page.link("term-alpha")));
}

#[test]
fn a_card_that_cannot_be_shown_is_not_open() {
    let page = Page::new();
    page.host.remove();
    click(&page.link("term-alpha"));
    assert!(page.cards().is_empty());
    assert!(!is_expanded(&page.link("term-alpha")));
    document().body().expect("a body").append_child(&page.host).expect("attached");
    click(&page.link("term-alpha"));
    assert_eq!(page.cards(), ["Alpha"], "one click opens it when it can be shown again");
}

#[test]
fn rendering_gives_a_script_a_model_and_findings() {
    let rendered = render(&inputs(""));
    let article = get(&rendered, "article");
    assert_eq!(get(&article, "title").as_string().as_deref(), Some("Letters"));
    assert_eq!(js_sys::Array::from(&get(&article, "terms")).length(), 6);
    assert_eq!(js_sys::Array::from(&get(&rendered, "diagnostics")).length(), 0);
    let broken = js_sys::Object::new();
    let bytes = js_sys::Uint8Array::from(b"\xFF[^nobody]".as_slice());
    js_sys::Reflect::set(&broken, &"article".into(), &bytes).expect("set");
    let rendered = render(broken.unchecked_ref());
    let diagnostics = js_sys::Array::from(&get(&rendered, "diagnostics"));
    let codes: Vec<_> = diagnostics.iter().filter_map(|diagnostic| get(&diagnostic, "code").as_string()).collect();
    assert!(codes.contains(&"not-utf8".to_owned()) && codes.contains(&"note-undefined".to_owned()), "{codes:?}");
    let span = get(&diagnostics.get(0), "span");
    assert_eq!(get(&span, "start").as_f64(), Some(0.0));
}

#[test]
fn addresses_are_those_of_the_front_matter() {
    let found = addresses(b"---\nglossary: words.md\n---\nText");
    assert_eq!(get(&found, "glossary").as_string().as_deref(), Some("words.md"));
    assert!(get(&found, "sources").is_undefined() && get(&found, "lang").is_undefined());
    assert_eq!(get(&addresses(b"---\nlang: de\n---\n"), "lang").as_string().as_deref(), Some("de"));
}

#[test]
fn words_are_those_that_are_handed_in() {
    let given = |words: &str| {
        let inputs = inputs("");
        let bytes = js_sys::Uint8Array::from(words.as_bytes());
        js_sys::Reflect::set(&inputs, &"words".into(), &bytes).expect("a plain object");
        let rendered = render(&inputs);
        let diagnostics = js_sys::Array::from(&get(&rendered, "diagnostics"));
        let file = diagnostics.iter().next().and_then(|diagnostic| get(&diagnostic, "file").as_string());
        (get(&rendered, "script").as_string().expect("a string"), file)
    };
    let (script, file) = given("{\"notes\": \"Anmerkungen\"}");
    assert!(script.contains("\"Anmerkungen\u{1E}") && script.contains("\"Glossary\u{1E}"), "{script}");
    assert_eq!(file, None);
    let (script, file) = given("{\"notes\": ");
    assert!(script.contains("\"Notes\u{1E}"), "{script}");
    assert_eq!(file.as_deref(), Some("words"));
}

#[test]
fn the_builder_makes_what_the_tables_have_and_nothing_else() {
    let script =
        "\u{1E}<p\u{1E}=class\u{1F}x\u{1E}=onclick\u{1F}alert(1)\u{1E}<script\u{1E}=src\u{1F}y\u{1E}\"z\u{1E}>\u{1E}>";
    let parent = document().create_element("div").expect("a name");
    build(script, &parent, None);
    assert_eq!(parent.inner_html(), "<p class=\"x\"><span src=\"y\">z</span></p>");
    let all = |names: &[&str], open: &str, after: &str| {
        names.iter().map(|name| [open, name, after].concat()).collect::<String>()
    };
    let elements: Vec<_> = article::Element::ALL.iter().map(|element| element.name()).collect();
    let attributes: Vec<_> = article::Attribute::ALL.iter().map(|attribute| attribute.name()).collect();
    let script =
        [all(&elements, "\u{1E}<", "\u{1E}>"), "\u{1E}<p".into(), all(&attributes, "\u{1E}=", "\u{1F}1")].concat();
    let parent = document().create_element("div").expect("a name");
    build(&script, &parent, None);
    let made: Vec<_> = (0..parent.children().length()).filter_map(|i| parent.children().item(i)).collect();
    let names: Vec<_> = made.iter().map(|element| element.local_name()).collect();
    assert_eq!(names, [elements, vec!["p"]].concat());
    assert!(made.last().is_some_and(|last| attributes.iter().all(|name| last.has_attribute(name))));
}

#[test]
fn addresses_of_another_folder_are_written_out() {
    let script = "\u{1E}<p\u{1E}<a\u{1E}=href\u{1F}pages/x.md\u{1E}\"x\u{1E}>\u{1E}<a\u{1E}=href\u{1F}#y\u{1E}>\u{1E}<a\u{1E}=href\u{1F}https://example.net/z\u{1E}>\u{1E}>";
    let build_at = |base: &str| {
        let parent = document().create_element("div").expect("a name");
        build(script, &parent, Some(base));
        let links = parent.query_selector_all("a").expect("found");
        let href = |i| links.get(i)?.unchecked_into::<Element>().get_attribute("href");
        [0, 1, 2].map(|i| href(i).unwrap_or_default())
    };
    let here = document().base_uri().ok().flatten().expect("an address");
    assert_eq!(build_at(&here), ["pages/x.md", "#y", "https://example.net/z"]);
    let there = ["https://example.org/a/pages/x.md", "#y", "https://example.net/z"];
    assert_eq!(build_at("https://example.org/a/article.md"), there);
}
