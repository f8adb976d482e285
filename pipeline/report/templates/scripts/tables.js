/* Sorting: by data-sort where a cell has it, else by its words; empty values come last either way. */
const isNumber = (text) => text !== "" && Number.isFinite(Number(text));
const linesOf = (sheet) => [...sheet.querySelector("tbody").rows].filter((line) => !line.matches(".group"));
function key(cell) {
  if (cell.dataset.sort !== undefined) return cell.dataset.sort;
  return cell.querySelector(".missing, .void, .unnamed, .not_stated, .not_found") ? "" : cell.textContent.trim();
}
function compare(one, other) {
  return isNumber(one) && isNumber(other) ? Number(one) - Number(other) : collator.compare(one, other);
}
function sort(head, down) {
  const sheet = head.closest(".sheet");
  fill(sheet);
  for (const other of head.parentElement.children) other.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const lines = linesOf(sheet).map((line) => [key(line.cells[head.cellIndex]), line]);
  lines.sort(([one], [other]) => {
    if (one === "" || other === "") return (one === "") - (other === "");
    return down ? compare(other, one) : compare(one, other);
  });
  sheet.querySelector("tbody").append(...lines.map(([, line]) => line));
  if (sheet.id === "table-towns") {
    chosen.sort = `${head.dataset.key}${down ? ".down" : ""}`;
    regrouped();
    addressed();
  }
}
const turned = (head) => {
  const now = head.getAttribute("aria-sort");
  return now === "ascending" || (now === "none" && head.matches(".number, .upright"));
};

/* Long tables are filled when somebody scrolls, sorts or filters them, and filtered when they come into view. Filtering: by the selection of towns for all
   tables at once, by any word for one of them. */
const sheets = [...document.querySelectorAll(".sheet")];
const inView = new Set();
function fill(sheet) {
  const rest = sheet.querySelector(".rest");
  if (!rest) return;
  rest.remove();
  sheet.querySelector("tbody").insertAdjacentHTML("beforeend", textOf(rest));
  if (chosen.least) unsure(sheet);
  if (inView.has(sheet)) cut(sheet);
}
let selections = 0;
function filter(sheet) {
  const word = fold(sheet.querySelector("input").value.trim());
  const wanted = `${selections}\n${word}`;
  if (wanted === sheet.dataset.shows || (!word && !narrowed() && !sheet.dataset.shows)) return;
  sheet.dataset.shows = wanted;
  fill(sheet);
  const lines = linesOf(sheet);
  let shown = 0;
  for (const line of lines) {
    const stays = fits(line.dataset.town) && fits(line.dataset.other) && (!word || fold(line.textContent).includes(word));
    if (line.hidden === stays) line.hidden = !stays;
    shown += stays;
  }
  const count = sheet.querySelector(".count");
  count.dataset.whole ??= count.textContent;
  count.textContent = shown === lines.length ? count.dataset.whole : say(words.some, { some: counted(shown), all: counted(lines.length) });
  sheet.querySelector(".nothing").hidden = shown > 0;
  sheet.querySelector(".scroll").hidden = shown === 0;
  for (const [place, cell] of [...sheet.querySelectorAll("tfoot td")].entries()) {
    if (place) cell.textContent = lines.filter((line) => !line.hidden && line.cells[place + 1].querySelector(".adopted, .proposed, .former")).length;
  }
  if (sheet.id === "table-towns") regrouped();
}

/* A cell takes three lines. What is cut off of it opens by a button, which counts the lines that are left out whole. */
function cut(sheet) {
  const found = [];
  const inside = document.createRange(); // without the arrow before a line
  for (const cell of sheet.querySelectorAll("tbody td:not(.open):has(.one, .lines)")) {
    const box = cell.querySelector(".one, .lines");
    if (!box.clientHeight) continue;
    const lines = box.matches(".lines") ? [...box.children] : [];
    const { bottom } = box.getBoundingClientRect();
    const begins = (line) => { inside.selectNodeContents(line); return inside.getBoundingClientRect().top; };
    const left = lines.filter((line) => line.matches(".beyond") || begins(line) > bottom - 4).length;
    found.push([cell, left, [box, ...lines].some((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)]);
  }
  for (const [cell, left, clipped] of found) {
    let more = cell.querySelector(".more");
    if (!left && !clipped) {
      more?.remove();
      continue;
    }
    if (!more) {
      more = element("button", { type: "button", className: "more", title: words.all });
      cell.append(more);
    }
    more.dataset.more = left ? `+${left}` : "…";
    more.setAttribute("aria-label", left ? `${words.all} (${more.dataset.more})` : words.all);
    shut(more, false);
  }
}
function shut(more, open) {
  more.setAttribute("aria-expanded", String(open));
  more.textContent = open ? "−" : more.dataset.more;
}
function turn(cell) {
  const open = cell.classList.toggle("open");
  const more = cell.querySelector(".more");
  if (more) shut(more, open);
}
const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) {
      inView.delete(target);
      continue;
    }
    inView.add(target);
    filter(target);
    cut(target);
  }
}, { rootMargin: "200px" });
followers.push(() => { selections += 1; inView.forEach((sheet) => { filter(sheet); cut(sheet); }); });
addEventListener("resize", wait(() => inView.forEach(cut)));
for (const sheet of sheets) {
  near.observe(sheet);
  if (sheet.querySelector(".rest")) {
    const scroll = sheet.querySelector(".scroll");
    scroll.addEventListener("scroll", () => fill(sheet), { once: true });
    /* Not while the mouse is down: more rows may widen a column and move what is being clicked on. */
    scroll.addEventListener("focusin", (event) => { if (event.target.matches(":focus-visible")) fill(sheet); });
  }
  sheet.querySelector("input").addEventListener("input", wait(() => { filter(sheet); cut(sheet); }));
}
addEventListener("beforeprint", () => sheets.forEach((sheet) => { fill(sheet); filter(sheet); }));

/* The table that leads: its columns are picked, its lines grouped. */
const leading = document.getElementById("table-towns");
const heads = leading ? [...leading.querySelectorAll("thead th")] : [];
const atFirst = heads.filter((head) => head.dataset.shown).map((head) => head.dataset.key);
function picked() {
  const shown = new Set(chosen.columns ?? atFirst);
  const hidden = heads.map((head, place) => (place && !shown.has(head.dataset.key) ? `#table-towns tr > :nth-child(${place + 1})` : "")).filter(Boolean);
  document.getElementById("hidden-columns").textContent = hidden.length ? `${hidden.join(", ")} { display: none }` : "";
  document.querySelectorAll("#columns input").forEach((box) => { box.checked = shown.has(box.value); });
  if (inView.has(leading)) cut(leading);
}
function show(column) {
  if (!heads.some((head) => head.dataset.key === column) || (chosen.columns ?? atFirst).includes(column)) return;
  chosen.columns = [...(chosen.columns ?? atFirst), column];
  picked();
  addressed();
}
/* In the order that the reader chose, if any. */
function ordered() {
  const head = heads.find((each) => each.dataset.key === chosen.sort.replace(/\.down$/, ""));
  if (head) sort(head, chosen.sort.endsWith(".down"));
  return head;
}
function regrouped() {
  const body = leading.querySelector("tbody");
  const before = body.querySelectorAll(".group");
  before.forEach((line) => line.remove());
  if (!chosen.by) {
    if (before.length && !ordered()) body.append(...linesOf(leading).sort((one, other) => collator.compare(one.dataset.town, other.dataset.town)));
    return;
  }
  const group = new Map(held.towns.map((town) => [town.name, town.groups[chosen.by]]));
  const lines = linesOf(leading);
  for (const value of values(chosen.by)) {
    const own = lines.filter((line) => group.get(line.dataset.town) === value);
    const shown = own.filter((line) => !line.hidden).length;
    if (shown) body.append(element("tr", { className: "group" }, element("th", { colSpan: 99, scope: "colgroup", textContent: `${value} (${shown})` })));
    body.append(...own);
  }
}
if (leading) {
  followers.push(() => {
    filter(leading);
    if (chosen.by) fill(leading);
    regrouped();
  });
  const list = document.querySelector("#columns ul");
  for (const head of heads.slice(1)) {
    const box = element("input", { type: "checkbox", value: head.dataset.key });
    list.append(element("li", {}, element("label", {}, box, head.textContent.trim())));
  }
  const picker = document.getElementById("columns"); // closes by a click beside it, and by Escape
  document.addEventListener("click", ({ target }) => { if (!picker.contains(target)) picker.open = false; });
  picker.addEventListener("keydown", ({ key }) => { if (key === "Escape") picker.open = false; });
  list.addEventListener("change", () => {
    chosen.columns = [...list.querySelectorAll(":checked")].map((box) => box.value);
    if (chosen.columns.join() === atFirst.join()) chosen.columns = null;
    picked();
    addressed();
  });
}

/* A table as a file, or to be pasted: what the reader sees of it, whole cells. */
function content(sheet) {
  fill(sheet);
  filter(sheet);
  const seen = (cell) => getComputedStyle(cell).display !== "none";
  const columns = [...sheet.querySelector("thead tr").cells].filter(seen).map((head) => head.cellIndex);
  const lines = [sheet.querySelector("thead tr"), ...linesOf(sheet).filter((line) => !line.hidden)];
  return lines.map((line) => columns.map((place) => plain(line.cells[place])));
}
const FORMS = {
  csv: (lines) => `\ufeff${lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(language === "de" ? ";" : ",")).join("\r\n")}\r\n`,
  md: ([head, ...lines]) => [head, head.map(() => "---"), ...lines].map((line) => `| ${line.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n") + "\n",
  copy: (lines) => lines.map((line) => line.join("\t")).join("\n"),
};
document.addEventListener("click", ({ target }) => {
  const sorter = target.closest(".sort");
  if (sorter) return sort(sorter.closest("th"), turned(sorter.closest("th")));
  const more = target.closest(".more[data-more]");
  if (more) turn(more.parentElement);
  const sheet = target.closest(".sheet");
  if (target.closest(".reset")) {
    sheet.querySelector("input").value = "";
    reset();
  }
  const form = target.closest("[data-as]")?.dataset.as;
  if (form === "copy") copied(FORMS.copy(content(sheet)), target);
  else if (form) saved(`${sheet.id.slice(6)}.${form}`, FORMS[form](content(sheet)), form === "csv" ? "text/csv" : "text/markdown");
});
