/* Which towns the reader looks at. Everything on the page follows, and the address carries it: #towns=en&land=HE&by=size */
const held = read("towns-data");
const chosen = { towns: held.towns, names: new Set(), words: "", groups: {}, by: "", sort: "", least: "", columns: null };
const followers = [];
const narrowed = () => chosen.towns.length < held.towns.length;
const fits = (town) => !town || !narrowed() || chosen.names.has(town);
const search = document.getElementById("towns");
const choose = document.getElementById("choose");

function selected() {
  const wanted = fold(chosen.words).split(",").map((word) => word.trim()).filter(Boolean);
  chosen.towns = held.towns.filter((town) =>
    (!wanted.length || wanted.some((word) => fold(town.name).includes(word))) &&
    Object.entries(chosen.groups).every(([key, value]) => !value || town.groups[key] === value));
  chosen.names = new Set(chosen.towns.map((town) => town.name));
  followers.forEach((follower) => follower());
  addressed();
}

function addressed(evidence) {
  const said = new URLSearchParams();
  const all = { towns: chosen.words.trim(), ...chosen.groups, by: chosen.by, sort: chosen.sort, least: chosen.least, columns: chosen.columns?.join(",") };
  for (const [key, value] of Object.entries(all)) if (value) said.set(key, value);
  const parts = [said.toString(), evidence ? `evidence=${evidence}` : ""].filter(Boolean);
  history.replaceState(null, "", parts.length ? `#${parts.join("&")}` : location.href.split("#")[0]);
}

/* Classes of size from small to large, what is not known last. */
const classOf = (size) => (held.sizes.indexOf(size) + 1) || held.sizes.length + 1;
const values = (key) => [...new Set(held.towns.map((town) => town.groups[key]))].sort((one, other) =>
  key === "size" ? classOf(one) - classOf(other) : collator.compare(one, other));
const grouped = Object.keys(held.groups).filter((key) => values(key).length > 1);

for (const key of grouped) {
  const list = element("select", { name: key }, new Option(words.every, ""), ...values(key).map((value) => new Option(value, value)));
  choose.append(element("label", {}, held.groups[key], list));
}
if (grouped.length) {
  const list = element("select", { name: "by" }, new Option("–", ""), ...grouped.map((key) => new Option(held.groups[key], key)));
  choose.append(element("label", {}, words.group_by, list));
}

const LEAST = ["0.7", "0.8", "0.9", "0.95"];
choose.append(element("label", { title: words.least_hint }, words.least,
  element("select", { name: "least" }, new Option(words.nothing, ""), ...LEAST.map((share) => new Option(say(words.below, { least: Number(share).toLocaleString(language) }), share)))));

const wait = (work) => { let waiting; return () => { clearTimeout(waiting); waiting = setTimeout(work, 80); }; };
search.addEventListener("input", wait(() => { chosen.words = search.value; selected(); }));
choose.addEventListener("change", ({ target }) => {
  if (target.name === "by" || target.name === "least") chosen[target.name] = target.value;
  else if (target.name) chosen.groups[target.name] = target.value;
  selected();
});
function reset() {
  Object.assign(chosen, { words: "", groups: {} });
  search.value = "";
  for (const list of choose.querySelectorAll("select:not([name=by], [name=least])")) list.value = "";
  selected();
}

/* What the address says, when the page is opened. */
function restored() {
  const said = new URLSearchParams(location.hash.slice(1));
  chosen.words = search.value = said.get("towns") ?? "";
  for (const key of grouped) if (values(key).includes(said.get(key))) chosen.groups[key] = choose.elements[key].value = said.get(key);
  if (grouped.includes(said.get("by"))) chosen.by = choose.elements.by.value = said.get("by");
  if (LEAST.includes(said.get("least"))) chosen.least = choose.elements.least.value = said.get("least");
  chosen.sort = said.get("sort") ?? "";
  chosen.columns = said.get("columns")?.split(",") ?? null;
  return said.get("evidence");
}
addEventListener("hashchange", () => {
  if (!location.hash.includes("=")) return addressed();
  const id = restored();
  selected();
  if (id) cited(id);
});
