// The part of apostil.inline.js that takes the place of a server: the modules find one another, and the files that they
// fetch, in the script itself. In: the modules as functions, the other files compressed, both by their addresses in
// dist/. Out: the element. Only addresses below one that cannot exist are answered; all others go to the browser.

/** Where the files seem to be; `.invalid` is never a site (RFC 2606). */
const FOLDER = "https://apostil.invalid/";

const nameOf = (url) => url.pathname.slice(1);

/** The body of a file that is compressed by DEFLATE and written in Base64. */
function unpacked(file) {
  const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
}

/** Runs the element's module. Every other address of a module, such as one with a query, is an instance of its own. */
export function run(modules, files) {
  const instances = new Map();
  const answered = async (address, init) => {
    const url = new URL(address, document.baseURI);
    if (!url.href.startsWith(FOLDER)) return fetch(address, init);
    const file = files[nameOf(url)];
    return file ? new Response(unpacked(file)) : new Response(null, { status: 404 });
  };
  const required = (address) => {
    const url = new URL(address, FOLDER);
    if (!instances.has(url.href)) {
      const module = { exports: {} };
      modules[nameOf(url)](module, required, answered);
      instances.set(url.href, module.exports);
    }
    return instances.get(url.href);
  };
  required("apostil.js");
}
