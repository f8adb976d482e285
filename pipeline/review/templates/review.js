"use strict";
const $ = (id) => document.getElementById(id);
const { words, labels, tables, codes } = JSON.parse($("known").content.textContent);
const label = (name) => labels[name] || name.replaceAll("_", " ").replace(/ id$/, "");
const ROW = 3.6 * parseFloat(getComputedStyle(document.documentElement).fontSize); // the height of a line of the queue
let at = -1, item = null, mode = "look", chosen = null, leaf = null, held = "", total = 0, parts = {}, lines = new Map(), latest = 0;

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

async function ask(path, body) {
  const how = body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(path, how);
  const found = await answer.json();
  if (found.error) throw new Error(found.error);
  return found;
}

function tell(progress) {
  total = progress.total;
  parts = progress.parts;
  $("judged").textContent = `${progress.judged} ${words.of} ${total}`;
  const share = (number) => `${(100 * number).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} %`;
  if (!progress.interval) return;
  const [low, high] = progress.interval, point = progress.wrong / progress.sampled;
  $("errors").textContent = `${progress.wrong} ${words.of} ${progress.sampled}: ${share(point)} (${share(low)} – ${share(high)})`;
  $("scale").classList.add("told");
  const range = document.querySelector(".range");
  range.setAttribute("x", 200 * low);
  range.setAttribute("width", 200 * (high - low));
  document.querySelector(".point").setAttribute("cx", 200 * point);
}

// The queue: only the lines in sight are asked for and stand in the page.
async function fill() {
  const list = $("list"), first = Math.max(0, Math.floor(list.scrollTop / ROW) - 5);
  const count = Math.ceil(list.clientHeight / ROW) + 10;
  const wanted = [...Array(count).keys()].map((number) => first + number).filter((number) => number < total || !total);
  if (!total || wanted.some((number) => !lines.has(number))) {
    const found = await ask(`queue?start=${first}&count=${count}`);
    tell(found);
    for (const line of found.items) lines.set(line.n, line);
  }
  const room = $("room");
  room.style.height = `${total * ROW}px`;
  room.replaceChildren(...[...Array(count).keys()].map((number) => lines.get(first + number)).filter(Boolean).map(line_of));
}

function line_of(line) {
  const made = make("button", { type: "button", "data-n": line.n, "data-verdict": line.verdict, "aria-current": line.n === at && "true",
    tabindex: "-1", onclick: () => show(line.n) }, make("b", {}, line.says || label(line.table)), make("small", {}, line.part === "asked" ? line.paper : `${label(line.table)} · ${line.paper}`));
  made.style.top = `${line.n * ROW}px`;
  return made;
}

function tabs() {
  const here = item ? item.part : "";
  $("parts").replaceChildren(...["disputed", "doubtful", "whole", "unread", "sample", "asked"].filter((part) => part in parts).map((part) =>
    make("button", { type: "button", "aria-pressed": String(part === here), onclick: () => show(parts[part]) }, words[part])));
}

async function show(number) {
  if (number < 0 || number >= total) return;
  const asked = ++latest, found = await ask(`item/${number}`);
  if (asked !== latest) return;
  at = number; item = found; mode = "look"; chosen = leaf = null; held = item.document;
  const list = $("list"), top = at * ROW;
  if (top < list.scrollTop || top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top - list.clientHeight / 3;
  await fill();
  $("title").textContent = item.subject || item.source;
  $("where").textContent = [words[item.part], item.paper, item.source].join(" · ");
  $("kind").textContent = item.ask ? item.ask.label : label(item.table);
  $("reason").textContent = item.reason;
  $("reason").className = item.ask ? "" : "doubt";
  $("quote").textContent = item.quote || "";
  $("error").textContent = "";
  tabs(); desk(item.sheet); look();
  document.body.dataset.at = at;
}

function desk(sheet, mine) {
  const place = $("desk");
  if (!sheet) { place.replaceChildren(make("p", {}, words.no_sheet)); return; }
  place.setAttribute("aria-label", `${words.page} ${sheet.page} ${words.of} ${sheet.pages}`);
  $("leaves").hidden = sheet.pages < 2;
  $("leaf").textContent = `${words.page} ${sheet.page} ${words.of} ${sheet.pages}`;
  if (sheet.text !== undefined) {
    const text = make("pre", { class: "print", onmouseup: selected }), marks = [...sheet.marks].sort((a, b) => a[0] - b[0]);
    let done = sheet.start;
    for (const [start, end] of marks) {
      text.append(sheet.text.slice(done - sheet.start, start - sheet.start), make("mark", { class: mine && "chosen" }, sheet.text.slice(start - sheet.start, end - sheet.start)));
      done = end;
    }
    text.append(sheet.text.slice(done - sheet.start));
    place.replaceChildren(text);
  } else {
    const print = make("div", { class: "print", onpointerdown: draw }, make("img", { src: `page/${held}/${sheet.page}`, alt: `${words.page} ${sheet.page}`, width: Math.round(sheet.width), height: Math.round(sheet.height) }));
    print.append(...sheet.boxes.map((box) => framed(box, sheet, make("i", { class: mine && "chosen" }))));
    place.replaceChildren(print);
  }
  const first = place.querySelector("mark, i");
  if (first) place.scrollTop += first.getBoundingClientRect().top - place.getBoundingClientRect().top - place.clientHeight / 2;
}

function framed([x0, top, x1, bottom], sheet, box) {
  box.style.left = `${100 * (x0 - 2) / sheet.width}%`; box.style.width = `${100 * (x1 - x0 + 4) / sheet.width}%`;
  box.style.top = `${100 * (top - 1) / sheet.height}%`; box.style.height = `${100 * (bottom - top + 2) / sheet.height}%`;
  return box;
}

async function mark(place) {
  try {
    chosen = await ask(`item/${at}/place`, { document: held, ...place });
    leaf = null;
  } catch (error) { $("error").textContent = error.message; return; }
  $("error").textContent = "";
  if (item.ask && mode !== "answer") answer();
  else if (mode === "look") add();
  const field = $("form").elements.words || $("form").elements.shown_by;
  if (field) field.value = chosen.quote.replaceAll(/\s+/g, " ");
  desk(chosen.sheet, true);
}

function selected() {
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
  if (!range || range.collapsed) return;
  const before = document.createRange();
  before.setStart($("desk").firstChild, 0); before.setEnd(range.startContainer, range.startOffset);
  const start = item_sheet().start + before.toString().length;
  mark({ start, end: start + range.toString().length });
}

const item_sheet = () => leaf || (chosen ? chosen.sheet : item.sheet);

async function turn(step) {
  const sheet = item_sheet(), number = sheet ? sheet.page + step : 0;
  if (number < 1 || number > sheet.pages) return;
  leaf = await ask(`leaf/${held}/${number}`);
  desk(leaf);
}

function draw(event) {
  const print = event.currentTarget, sheet = item_sheet(), edge = print.getBoundingClientRect();
  const point = (moved) => [sheet.width * (moved.clientX - edge.left) / edge.width, sheet.height * (moved.clientY - edge.top) / edge.height];
  const from = point(event), box = make("div", { class: "drawn" });
  const around = (to) => [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])];
  print.append(box); print.setPointerCapture(event.pointerId);
  print.onpointermove = (moved) => framed(around(point(moved)), sheet, box);
  print.onpointerup = (moved) => {
    print.onpointermove = print.onpointerup = null; box.remove();
    const drawn = around(point(moved));
    if (drawn[2] - drawn[0] > 3 && drawn[3] - drawn[1] > 3) mark({ page: sheet.page, box: drawn });
  };
}

// The right side: looking, correcting, adding.
function look() {
  mode = "look"; $("form").replaceChildren();
  if (item.ask) { asked(); return; }
  for (const field of item.fields || []) {
    if (!field.read && field.said === null) continue;
    const shown = field.said === null ? [field.read_shown] : [make("span", { class: "said" }, field.said_shown || words.blank), make("s", {}, field.read_shown || words.blank)];
    $("form").append(make("span", { class: "soft" }, label(field.name)), make("span", { class: "shown" }, ...shown));
  }
  const fact = Boolean(item.fields);
  keys([fact && ["r", "right", () => say({ says: "right" }), true], fact && ["x", "wrong", () => say({ says: "no-such-fact" })], fact && ["c", "correct", correct],
    ["a", "add", add, !fact], ["n", "next", () => show(at + 1)], ["p", "previous", () => show(at - 1)], fact && item.said.length && ["u", "undo", () => say({ says: "withdrawn" }, true)],
    "sample" in parts && ["s", "to_sample", () => show(parts.sample)], "asked" in parts && ["q", "to_asked", () => show(parts.asked)]]);
  $("list").focus({ preventScroll: true });
}

// What the codebook asks: the places that its words found, and what was said.
const ANSWERS = { "not-found": "not_found", "not-answered": "left_open" };

function asked() {
  chosen = null;
  const lines = item.said.map((said) => make("p", { class: "said" }, ANSWERS[said.says] ? words[ANSWERS[said.says]] : shown_answer(said.right), make("q", {}, said.quote)));
  const found = item.hits.map((hit, number) => make("button", { type: "button", class: "hit", onclick: () => { busy = busy.then(() => pick(hit)); } },
    make("kbd", {}, String(number + 1)), make("span", {}, hit.paper && `${hit.paper}: `, `… ${hit.before} `, make("b", {}, hit.words), ` ${hit.after} …`)));
  $("form").append(make("div", { class: "asked" }, ...lines, make("p", { class: "soft" }, words[found.length ? "places" : "no_places"]), ...found));
  keys([["c", "answer", answer, true], ["x", "not_found", () => say({ says: "not-found" })], ["o", "left_open", () => say({ says: "not-answered" })],
    ["n", "next", () => show(at + 1)], ["p", "previous", () => show(at - 1)], item.said.length && ["u", "undo", () => say({ says: "withdrawn" }, true)]]);
  $("list").focus({ preventScroll: true });
}

const shown_answer = (value) => (item.ask.type === "yes_no" ? words[value] : value);

async function pick(hit) {
  held = hit.document;
  await mark({ start: hit.start, end: hit.end });
}

function answer() {
  mode = "answer";
  const type = item.ask.type, choices = type === "yes_no" ? { yes: words.yes, no: words.no } : Object.fromEntries(item.ask.choices.map((each) => [each, each]));
  const said = item.said.find((each) => each.right), value = said ? said.right : "";
  const field = type === "yes_no" || type === "one_of"
    ? make("select", { id: "in-answer", name: "answer" }, ...Object.entries({ "": "–", ...choices }).map(([one, name]) => make("option", { value: one, selected: one === value }, name)))
    : make("input", { id: "in-answer", name: "answer", value, inputmode: type === "number" ? "decimal" : null, spellcheck: "false" });
  $("form").replaceChildren(make("label", { for: "in-answer", class: "must" }, words.answer), field,
    make("label", { for: "in-words", class: "must" }, words.quote), make("input", { id: "in-words", name: "words", value: chosen ? chosen.quote.replaceAll(/\s+/g, " ") : "", "aria-describedby": "hint", oninput: () => { chosen = null; } }),
    make("p", { id: "hint", class: "soft" }, words.mark), ...input({ name: "why" }, ""));
  $("form").querySelector("[for=in-why]").textContent = words.why;
  keys([["Enter", "save", save, true], ["Escape", "cancel", look]]);
  field.focus();
}

function keys(known) {
  $("keys").replaceChildren(...known.filter(Boolean).map(([key, word, act, main]) => {
    const named = { Escape: "Esc", Enter: "↵" }[key] || key;
    const button = make("button", { type: "button", "data-key": key, class: main ? "main" : null, onclick: () => { busy = busy.then(act); } }, words[word], make("kbd", {}, named));
    return Object.assign(button, { act });
  }));
}

function input(field, value) {
  const id = `in-${field.name}`, must = field.required ? "must" : null;
  let made = make("input", { id, name: field.name, value: value || "", list: codes[field.coded] ? `codes-${field.coded}` : null, spellcheck: "false" });
  const names = field.type === "boolean" ? { yes: words.yes, no: words.no } : field.name !== "topics" && codes[field.coded];
  if (names) { // a code that is on no list stays what it is
    const every = { "": "–", ...(value ? { [value]: value } : {}), ...names };
    made = make("select", { id, name: field.name }, ...Object.entries(every).map(([one, name]) => make("option", { value: one, selected: one === (value || "") }, name)));
  }
  return [make("label", { for: id, class: must }, label(field.name)), made];
}

function lists() {
  return Object.entries(codes).map(([kind, names]) => make("datalist", { id: `codes-${kind}` }, ...Object.entries(names).map(([id, name]) => make("option", { value: id, label: name }))));
}

function correct() {
  mode = "correct"; chosen = null;
  $("form").replaceChildren(...item.fields.flatMap((field) => input(field, field.said === null ? field.read : field.said)),
    ...input({ name: "why" }, ""), ...lists());
  $("form").querySelector("[for=in-why]").textContent = words.why;
  $("form").append(make("input", { type: "hidden", name: "shown_by" }));
  keys([["Enter", "save", save, true], ["Escape", "cancel", look]]);
  const first = $("form").querySelector("input, select");
  first.focus(); if (first.select) first.select();
}

function add(event, table = item.fields ? item.table : item.missing || "consultations") {
  mode = "add";
  chosen = chosen || item.place || null;
  const kinds = make("select", { id: "in-table", name: "table", onchange: (changed) => add(changed, changed.target.value) },
    ...Object.keys(tables).map((name) => make("option", { value: name, selected: name === table }, label(name))));
  const written = chosen ? chosen.quote.replaceAll(/\s+/g, " ") : "";
  $("form").replaceChildren(make("label", { for: "in-table" }, words.kind), kinds,
    make("label", { for: "in-words", class: "must" }, words.quote), make("input", { id: "in-words", name: "words", value: written, "aria-describedby": "hint", oninput: () => { chosen = null; } }),
    make("p", { id: "hint", class: "soft" }, words.mark), ...tables[table].flatMap((field) => input(field, "")), ...lists());
  keys([["Enter", "save", save, true], ["Escape", "cancel", look]]);
  (event && event.type === "change" ? kinds : $("in-words")).focus();
}

function save() {
  const { table, words: typed, why, shown_by, answer: answered, ...fields } = Object.fromEntries(new FormData($("form")));
  if (mode === "correct") return say({ says: "value", values: fields, why, shown_by });
  const place = chosen ? { start: Number(chosen.fact.split("-")[0]), end: Number(chosen.fact.split("-")[1]) } : { words: typed };
  if (mode === "answer") return say({ says: "value", answer: answered, place: { document: held, ...place }, why });
  return say({ says: "missed", table, values: fields, place });
}

// What is pressed while something is being kept is done after it, one after another.
let busy = Promise.resolve();

async function say(said, stay) {
  try {
    const told = await ask(`item/${at}/say`, said);
    tell(told);
    lines.clear();
  } catch (error) { $("error").textContent = error.message; return; }
  await show(stay || said.says === "missed" || at + 1 >= total ? at : at + 1);
}

function press(key) {
  if (key === "ArrowLeft" || key === "ArrowRight") return turn(key === "ArrowLeft" ? -1 : 1);
  if (/^[1-9]$/.test(key)) return mode === "look" && item.hits && item.hits[key - 1] && pick(item.hits[key - 1]);
  const button = document.querySelector(`#keys [data-key="${key}"]`);
  return button && button.act();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input, select");
  const key = event.key === "ArrowDown" && !typing ? "n" : event.key === "ArrowUp" && !typing ? "p" : event.key;
  if (typing && key !== "Escape" && key !== "Enter") return;
  if (key === "Enter" && event.target.matches("button")) return;
  if (!/^([a-z1-9]|Enter|Escape|ArrowLeft|ArrowRight)$/.test(key)) return;
  event.preventDefault();
  busy = busy.then(() => press(key));
});
$("form").addEventListener("submit", (event) => event.preventDefault());
for (const [id, step] of [["earlier", -1], ["later", 1]]) $(id).addEventListener("click", () => { busy = busy.then(() => turn(step)); });
$("list").addEventListener("scroll", () => requestAnimationFrame(fill));
fill().then(() => (total ? show(0) : ($("kind").textContent = words.nothing)));
