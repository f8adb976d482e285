/* Evidence: read from the page when the first cell is followed. */
let evidence, papers;
const dialog = document.getElementById("evidence");
const list = document.getElementById("evidence-list");
const AROUND = 42; // points shown above and below the box
const LEGIBLE = 1.1; // pixels a point takes at least

function place(page, boxes) {
  const [source, width, height] = evidence.pages[page];
  const left = Math.max(0, Math.min(width * 0.06, ...boxes.map((box) => box[0] - 12)));
  const right = Math.min(width, Math.max(width * 0.94, ...boxes.map((box) => box[2] + 12)));
  const top = Math.max(0, Math.min(...boxes.map((box) => box[1])) - AROUND);
  const bottom = Math.min(height, Math.max(...boxes.map((box) => box[3])) + AROUND);
  const frame = element("div", { className: "place", tabIndex: 0 });
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", words.picture);
  const view = element("div", { className: "window" });
  const sheet = element("div", { className: "sheetlet" });
  const picture = element("img", { src: source, alt: "", decoding: "async" });
  picture.addEventListener("error", () => frame.replaceWith(element("p", { className: "notes", textContent: words.lost })));
  sheet.append(picture);
  for (const [x0, y0, x1, y1] of boxes) {
    const box = element("div", { className: "box" });
    Object.assign(box.style, {
      left: `calc(${100 * x0 / width}% - 3px)`, top: `calc(${100 * y0 / height}% - 2px)`,
      width: `calc(${100 * (x1 - x0) / width}% + 6px)`, height: `calc(${100 * (y1 - y0) / height}% + 4px)`,
    });
    sheet.append(box);
  }
  const show = (x0, y0, x1, y1) => {
    view.style.aspectRatio = `${x1 - x0} / ${y1 - y0}`;
    view.style.width = `${(x1 - x0) * LEGIBLE}px`;
    requestAnimationFrame(() => { frame.scrollLeft = (Math.min(...boxes.map((box) => box[0])) - x0 - 16) * LEGIBLE; });
    Object.assign(sheet.style, {
      width: `${100 * width / (x1 - x0)}%`, height: `${100 * height / (y1 - y0)}%`,
      left: `${-100 * x0 / (x1 - x0)}%`, top: `${-100 * y0 / (y1 - y0)}%`,
    });
  };
  show(left, top, right, bottom);
  view.append(sheet);
  frame.append(view);
  const more = element("button", { type: "button", className: "more", textContent: words.whole });
  more.setAttribute("aria-expanded", "false");
  more.addEventListener("click", () => {
    const open = more.getAttribute("aria-expanded") === "true";
    open ? show(left, top, right, bottom) : show(0, 0, width, height);
    more.setAttribute("aria-expanded", String(!open));
    more.textContent = open ? words.whole : words.part;
  });
  return [frame, more];
}

function around([before, quote, behind]) {
  return element("p", { className: "around" }, before, element("mark", { textContent: quote }), behind);
}

function proof(number) {
  const [id, paper, rule, confidence, parts] = evidence.evidence[number];
  const said = papers[paper];
  const found = element("article", { className: "proof" });
  const first = said.paged ? `${said.title}, ${words.page.replace("{page}", parts[0][0])}` : said.title;
  for (const [page, quote, where, picture] of parts) {
    found.append(
      element("h3", { textContent: said.paged ? `${said.title}, ${words.page.replace("{page}", page)}` : said.title }),
      element("blockquote", { textContent: whole(quote), lang: "de" }),
      ...(picture ? place(picture, where) : [
        said.note ? element("p", { className: "notes", textContent: said.note }) : null,
        where ? around(where) : null,
      ].filter(Boolean)),
    );
  }
  const sure = confidence === null ? "" : ` · ${words.confidence} ${confidence.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  found.append(element("p", { className: "notes", textContent: `${said.source} · ${words.rule} ${rule ?? "–"}${sure} · ${id}` }));
  for (const note of evidence.hand[number] ?? []) found.append(element("p", { className: "notes by-hand" }, element("span", { className: "sign hand", textContent: "✎" }), ` ${note}`));
  const cite = element("button", { type: "button", className: "plain", textContent: words.cite });
  cite.addEventListener("click", () => copied(`${[first, said.date].filter(Boolean).join(", ")}: ${say(words.quoted, { quote: parts.map((part) => part[1]).join(" … ") })} (${said.source}, ${id})`, cite));
  const wrong = element("button", { type: "button", className: "plain", textContent: words.wrong });
  wrong.setAttribute("aria-expanded", "false");
  wrong.addEventListener("click", () => {
    const open = found.querySelector(".correction");
    wrong.setAttribute("aria-expanded", String(!open));
    open ? open.remove() : found.append(correction(id, said, parts[0]));
  });
  found.append(element("p", { className: "doing" }, cite, wrong));
  return found;
}

/* A line for corrections.csv, which the next run reads: paper, file, table, fact, page, quote, says, column, read, right, shown_by, who, when, why.
   What is right, and who says so, is for the reader to fill in. */
function correction(id, said, [page, quote]) {
  const [paper, table] = id.split("/");
  const cells = [paper, said.source, table, id, said.paged ? page : "", quote, "value", "", "", "", "", "", new Date().toISOString().slice(0, 10), ""];
  const line = cells.map((cell) => (/[",\n]/.test(cell) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(",");
  const copy = element("button", { type: "button", className: "plain", textContent: words.copy });
  copy.addEventListener("click", () => copied(line, copy));
  return element("div", { className: "correction" }, element("p", { className: "notes", textContent: words.correction }), element("code", { textContent: line }), copy);
}

/* The papers that are silent, in one line; many are counted, and named on demand. */
function silent(numbers, lacking) {
  const titles = numbers.map((number) => papers[number].title);
  const sources = numbers.map((number) => papers[number].source).join(" · ");
  const said = lacking ? words.silent : words.entire;
  const named = (text) => [element("p", { textContent: text }), element("p", { className: "notes", textContent: sources })];
  if (titles.length <= MANY) return element("article", { className: "proof" }, ...named(`${said} ${titles.join("; ")}`));
  const count = element("summary", { textContent: `${said} ${counted(titles.length)} ${words.tiles[1][1]}` });
  return element("article", { className: "proof of-paper" }, element("details", {}, count, ...named(titles.join("; "))));
}

/* More places than a reader looks at one by one: a list by paper, each opened on demand. */
const MANY = 6;
function listedByPaper(numbers) {
  const byPaper = Map.groupBy ? Map.groupBy(numbers, (number) => evidence.evidence[number][1]) : numbers.reduce((all, number) => {
    const paper = evidence.evidence[number][1];
    return all.set(paper, [...(all.get(paper) ?? []), number]);
  }, new Map());
  return [...byPaper].map(([paper, own]) => element("section", { className: "of-paper" },
    element("h3", { textContent: `${papers[paper].title} (${own.length})` }),
    ...own.map((number) => {
      const [page, quote] = evidence.evidence[number][4][0];
      const head = element("summary", {}, papers[paper].paged ? element("span", { className: "soft", textContent: `${words.page.replace("{page}", page)} ` }) : null, whole(quote));
      const place = element("details", {}, head);
      place.addEventListener("toggle", () => { if (place.open && place.childElementCount === 1) place.append(proof(number)); });
      return place;
    })));
}

/* "3 17h d4": two places, at the second of which somebody corrected the value; a paper that is silent. */
const numbersOf = (cites) => cites.split(" ").filter((cite) => !cite.startsWith("d")).map((cite) => parseInt(cite, 10));
let here = null; // the cell whose evidence is open
const load = () => {
  evidence ??= read("evidence-data");
  papers ??= read("papers-data");
};
function follow(cites, title, of, lacking, cell = null) {
  load();
  here = cell;
  document.getElementById("evidence-title").textContent = title.replaceAll(" · ", "\u00a0· ");
  document.getElementById("evidence-of").textContent = of;
  const all = cites.split(" ");
  const numbers = numbersOf(cites);
  const mute = all.filter((cite) => cite.startsWith("d")).map((cite) => Number(cite.slice(1)));
  list.replaceChildren(...(numbers.length > MANY ? listedByPaper(numbers) : numbers.map(proof)), ...(mute.length ? [silent(mute, lacking)] : []));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  dialog.querySelectorAll("[data-step]").forEach((button) => { button.hidden = !cell; });
  document.getElementById("evidence-title").focus();
  if (numbers.length) addressed(evidence.evidence[numbers[0]][0]);
}
dialog.addEventListener("close", () => {
  addressed();
  here?.focus();
});
/* report.html#evidence=ID opens at that evidence: a place that can be cited. */
function cited(id) {
  load();
  const number = evidence.evidence.findIndex(([each]) => each === id);
  if (number >= 0) follow(String(number), words.evidence, papers[evidence.evidence[number][1]].title);
}
function opened(cell) {
  const place = cell.closest("td, th");
  const head = place.closest("table").tHead.rows[0].cells[place.cellIndex];
  const lacking = cell.matches(".square") ? !cell.matches(".adopted, .proposed, .former") : Boolean(cell.querySelector(".missing"));
  follow(cell.dataset.cites, plain(place), `${place.parentElement.dataset.town} · ${plain(head)}`, lacking, cell);
}
function step(by) {
  const cells = [...here.closest("table").querySelectorAll("[data-cites]")].filter((cell) => cell.offsetParent);
  const next = cells[cells.indexOf(here) + by];
  if (next) opened(next);
}
/* Values whose best evidence is less certain than the reader wants. */
function weak(cell) {
  load();
  const sure = numbersOf(cell.dataset.cites).map((number) => evidence.evidence[number][3] ?? 1);
  return sure.length > 0 && Math.max(...sure) < Number(chosen.least);
}
function unsure(part) {
  for (const cell of part.querySelectorAll("[data-cites]")) cell.classList.toggle("unsure", weak(cell));
}
let leastBefore = "";
followers.push(() => {
  if (chosen.least !== leastBefore) unsure(document);
  leastBefore = chosen.least;
});
document.addEventListener("click", (event) => {
  if (event.target.closest(".more, .sort")) return;
  const place = event.target.closest("tbody td, tbody th");
  if (!place) return;
  const cell = event.target.closest("[data-cites]") ?? (place.querySelector(".unnamed") && place.parentElement.querySelector("[data-cites]"));
  if (cell) opened(cell);
  else turn(place);
});
dialog.querySelector(".end").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
  if (event.target.dataset.step) step(Number(event.target.dataset.step));
});
dialog.addEventListener("keydown", (event) => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (by && here && !event.target.closest(".place")) step(by);
});
