// What every target does with the files that it has made: reads them, and asks for all that an article gives.

use apostil::article::{Input, Options, html, node_script, outline, parse};

pub fn read(input: &Input) {
    let article = parse(input, &Options::default());
    assert!(html(&article).is_ok_and(|html| html.starts_with("<article ")));
    let _ = (node_script(&article), outline(&article));
    for found in article.diagnostics() {
        assert!(found.span.start <= found.span.end && found.line > 0 && found.column > 0);
    }
}
