// Loads stylesheets of the page again. In: the name of the file that was saved.

/** Loads a stylesheet again, and takes the old one away when the new one is there. */
function renew(link) {
  const address = new URL(link.href);
  address.searchParams.set("saved", Date.now());
  const fresh = link.cloneNode();
  fresh.href = address;
  fresh.addEventListener("load", () => link.remove(), { once: true });
  fresh.addEventListener("error", () => fresh.remove(), { once: true });
  link.after(fresh);
}

/** Shows a stylesheet as it was saved; if none of the page's has this name, one of them imports it. */
export function restyle(name) {
  const links = [...document.querySelectorAll("link[rel~=stylesheet][href]")];
  const own = links.filter(({ href }) => new URL(href).origin === location.origin);
  const named = own.filter(({ href }) => decodeURIComponent(new URL(href).pathname.split("/").at(-1)) === name);
  for (const link of named.length > 0 ? named : own) renew(link);
}
