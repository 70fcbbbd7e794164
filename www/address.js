// An address as it was written and where that was come in; a URL goes out, or an error in words that a reader can pass on.

export function addressOf(address, base) {
  if (URL.canParse(address, base)) return new URL(address, base);
  throw Object.assign(new Error(`${address} is no address.`), { code: "fetch" });
}
