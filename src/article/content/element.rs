//! The one table of elements and attributes that an article may use.
//! Nothing outside this table can appear in the output, whatever an author writes.

macro_rules! names {
    ($(#[$meta:meta])* $kind:ident { $($item:ident = $name:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each item is the name that it stands for")]
        pub enum $kind { $($item,)* }

        impl $kind {
            /// All entries of the table.
            pub const ALL: &[$kind] = &[$($kind::$item,)*];

            /// The name in HTML.
            pub fn name(self) -> &'static str {
                match self { $($kind::$item => $name,)* }
            }
        }
    };
}

names! {
    /// An element that an article may use.
    Element {
        A = "a",
        Abbr = "abbr",
        Article = "article",
        B = "b",
        Bdi = "bdi",
        Blockquote = "blockquote",
        Br = "br",
        Button = "button",
        Caption = "caption",
        Cite = "cite",
        Code = "code",
        Dd = "dd",
        Del = "del",
        Details = "details",
        Dfn = "dfn",
        Div = "div",
        Dl = "dl",
        Dt = "dt",
        Em = "em",
        Figcaption = "figcaption",
        Figure = "figure",
        H1 = "h1",
        H2 = "h2",
        H3 = "h3",
        H4 = "h4",
        H5 = "h5",
        H6 = "h6",
        Hr = "hr",
        I = "i",
        Img = "img",
        Ins = "ins",
        Kbd = "kbd",
        Li = "li",
        Mark = "mark",
        Nav = "nav",
        Ol = "ol",
        P = "p",
        Pre = "pre",
        Q = "q",
        S = "s",
        Samp = "samp",
        Section = "section",
        Small = "small",
        Span = "span",
        Strong = "strong",
        Sub = "sub",
        Summary = "summary",
        Sup = "sup",
        Table = "table",
        Tbody = "tbody",
        Td = "td",
        Tfoot = "tfoot",
        Th = "th",
        Thead = "thead",
        Time = "time",
        Tr = "tr",
        U = "u",
        Ul = "ul",
        Var = "var",
    }
}

names! {
    /// An attribute that an article may use.
    Attribute {
        Alt = "alt",
        AriaHidden = "aria-hidden",
        AriaLabel = "aria-label",
        AriaLabelledby = "aria-labelledby",
        Class = "class",
        Colspan = "colspan",
        DataAlign = "data-align",
        DataHref = "data-href",
        DataKey = "data-key",
        DataNote = "data-note",
        DataOriginalurl = "data-originalurl",
        DataQuotation = "data-quotation",
        DataSrc = "data-src",
        DataVerdict = "data-verdict",
        DataVersiondate = "data-versiondate",
        DataVersionurl = "data-versionurl",
        Datetime = "datetime",
        Dir = "dir",
        Height = "height",
        Href = "href",
        Id = "id",
        Lang = "lang",
        Loading = "loading",
        Popover = "popover",
        Popovertarget = "popovertarget",
        Referrerpolicy = "referrerpolicy",
        Rel = "rel",
        Role = "role",
        Rowspan = "rowspan",
        Scope = "scope",
        Src = "src",
        Start = "start",
        Tabindex = "tabindex",
        Title = "title",
        Type = "type",
        Width = "width",
    }
}

impl Element {
    /// Whether the element has no content and no end tag (HTML, section 13.1.2 "void elements").
    pub fn is_void(self) -> bool {
        matches!(self, Element::Br | Element::Hr | Element::Img)
    }

    /// Whether the element separates its content from what is around it, as a paragraph does.
    pub(crate) fn is_block(self) -> bool {
        use Element::*;
        !matches!(
            self,
            A | Abbr
                | B
                | Bdi
                | Br
                | Button
                | Cite
                | Code
                | Del
                | Dfn
                | Em
                | I
                | Img
                | Ins
                | Kbd
                | Mark
                | Q
                | S
                | Samp
                | Small
                | Span
                | Strong
                | Sub
                | Sup
                | Time
                | U
                | Var
        )
    }

    pub(crate) fn is_heading(self) -> bool {
        self.heading_level().is_some()
    }

    pub(crate) fn heading_level(self) -> Option<u8> {
        match self {
            Element::H1 => Some(1),
            Element::H2 => Some(2),
            Element::H3 => Some(3),
            Element::H4 => Some(4),
            Element::H5 => Some(5),
            Element::H6 => Some(6),
            _ => None,
        }
    }
}
