/* What is long stands in the page packed. */
const unpacked = new Map();
await Promise.all([...document.querySelectorAll("[data-packed]")].map(async (holder) => {
  const bytes = Uint8Array.from(atob(holder.textContent), (letter) => letter.charCodeAt(0));
  unpacked.set(holder, await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text());
}));
const textOf = (holder) => unpacked.get(holder) ?? holder.textContent;
const read = (id) => JSON.parse(textOf(document.getElementById(id)));
const words = read("words-data");
const language = document.documentElement.lang;
const fold = (text) => text.toLocaleLowerCase(language).normalize("NFKD").replace(/\p{M}/gu, "");
const collator = new Intl.Collator(language, { numeric: true });
const say = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const counted = (number) => number.toLocaleString(language);

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/* A browser without the clipboard of today still knows how to copy what is marked. */
async function copied(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea", { value: text });
    (document.querySelector("dialog[open]") ?? document.body).append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const before = button.textContent;
  button.textContent = words.copied;
  setTimeout(() => { button.textContent = before; }, 1500);
}

function saved(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 5000);
}

/* Amounts do not break between number and sign. */
const whole = (text) => text.replace(/(\d) (?=(?:€|Euro|EUR|%)(?!\p{L}))/gu, "$1\u00a0");
const plain = (cell) => {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll("[aria-hidden], .sign, .more").forEach((sign) => sign.remove());
  copy.querySelectorAll(".lines > span + span").forEach((line) => line.before(" · "));
  return copy.textContent.replaceAll("\u00ad", "").trim().replace(/\s+/g, " ");
};
