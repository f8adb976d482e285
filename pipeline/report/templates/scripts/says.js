/* Key numbers, and what stands out among the towns that are chosen. A sentence leads to its cells; where too few towns bear it, it is not said. */
const FEW = 3; // towns that a statement about several needs
const ENOUGH = 5; // and one about a share or a middle, with how sure it is
const euros = (amount) => amount.toLocaleString(language, { style: "currency", currency: "EUR", minimumFractionDigits: Number.isInteger(amount) ? 0 : 2, maximumFractionDigits: 2 });
const span = (town) => (town.low === null || town.low === town.high ? euros(town.high) : `${euros(town.low)} – ${euros(town.high)}`);
const joined = new Intl.ListFormat(language, { type: "conjunction" });
const several = (names, most = 6) => joined.format(names.length <= most ? names : [...names.slice(0, most), say(words.others, { rest: names.length - most })]);
const sum = (of) => chosen.towns.reduce((total, town) => total + (town[of] ?? 0), 0);
const middle = (numbers) => {
  const sorted = [...numbers].sort((one, other) => one - other);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};
/* Towns that have a paper about the field; nothing is said of the others. */
const related = () => chosen.towns.filter((town) => town.related);
const without = (list, place) => list.filter((_, each) => each !== place);
const percent = (share) => share.toLocaleString(language, { style: "percent" });

/* Of how many towns a share holds, with Wilson's interval of 95 of 100. */
function interval(some, all) {
  const z = 1.96, share = some / all, wide = 1 + z * z / all;
  const centre = (share + z * z / (2 * all)) / wide;
  const half = (z / wide) * Math.sqrt(share * (1 - share) / all + z * z / (4 * all * all));
  return say(words.interval, { low: percent(Math.max(0, centre - half)), high: percent(Math.min(1, centre + half)) });
}
/* The middle of enough towns, and between which values it stays when any one of them is left out. */
function halfOf(sentence, list, write) {
  if (list.length < ENOUGH) return "";
  const found = list.map((_, place) => middle(without(list, place)));
  const half = write(middle(list)), low = write(Math.min(...found)), high = write(Math.max(...found));
  return `${say(sentence, { half })} ${low === half && high === half ? words.same_without_one : say(words.without_one, { low, high })}`;
}

/* Towns whose cell in a column is as certain as the reader wants; the others are left out of what is counted from that column. */
let uncertain = 0;
function certain(column) {
  if (!chosen.least) return related();
  fill(leading);
  const place = heads.findIndex((head) => head.dataset.key === column);
  const cells = new Map(linesOf(leading).map((line) => [line.dataset.town, line.cells[place].querySelector("[data-cites]")]));
  const left = related().filter((town) => !cells.get(town.name) || !weak(cells.get(town.name)));
  uncertain += related().length - left.length;
  return left;
}

function statements() {
  const several_towns = related().length > 1, found = [];
  uncertain = 0;
  const costed = certain("costs");
  const add = (sentence, values, of, column, sure = "") => found.push({ text: say(sentence, values), sure, towns: of.map((town) => town.name), column });
  const named = (list) => list.map((town) => town.name);
  const naming = certain("topics").filter((town) => town.fields);
  if (naming.length >= FEW) {
    const counts = new Map();
    for (const town of naming) for (const topic of town.topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    const most = Math.max(...counts.values());
    const common = [...counts].filter(([, number]) => number === most).map(([topic]) => topic);
    add(words.most_named, { topics: several(common.map((topic) => say(words.quoted, { quote: topic })), 4), some: most, all: naming.length },
      naming.filter((town) => common.some((topic) => town.topics.includes(topic))), "topics", naming.length >= ENOUGH ? interval(most, naming.length) : "");
  }
  const totals = costed.filter((town) => town.high !== null);
  if (totals.length >= FEW) {
    const low = totals.reduce((one, other) => (other.high < one.high ? other : one));
    const high = totals.reduce((one, other) => (other.high > one.high ? other : one));
    add(words.largest_cost, { low: span(low), first: low.name, high: span(high), last: high.name, all: totals.length }, [low, high], "costs",
      halfOf(words.half, totals.map((town) => town.high), (number) => euros(Math.round(number))));
  }
  if (several_towns) {
    for (const [basis, sentence] of [["none", words.no_costs], ["not_stated", words.silent_costs], ["not_found", words.lost_costs]]) {
      const list = costed.filter((town) => town.high === null && town.costs === basis);
      if (list.length) add(sentence, { towns: several(named(list)) }, list, "costs");
    }
  }
  const dated = certain("days").filter((town) => town.days !== null);
  if (dated.length >= FEW) {
    const days = dated.map((town) => town.days);
    add(words.days, { low: Math.min(...days), high: Math.max(...days), all: dated.length }, dated, "days", halfOf(words.half_days, days, counted));
  }
  const asked = certain("migrants"), seated = asked.filter((town) => town.migrants === "in" || town.migrants === "out");
  if (seated.length >= FEW) {
    const inside = seated.filter((town) => town.migrants === "in");
    add(words.migrants, { some: inside.length, all: asked.length, none: seated.length - inside.length, rest: asked.length - seated.length }, seated, "migrants");
  }
  const doubtful = costed.filter((town) => town.doubtful);
  if (several_towns && doubtful.length) add(words.contradict, { towns: several(named(doubtful)) }, doubtful, "costs");
  return found;
}

function lead({ towns, column }) {
  show(column);
  fill(leading);
  const place = heads.findIndex((head) => head.dataset.key === column);
  leading.querySelectorAll(".meant").forEach((cell) => cell.classList.remove("meant"));
  const names = new Set(towns);
  const cells = linesOf(leading).filter((line) => names.has(line.dataset.town)).map((line) => line.cells[place]);
  cells.forEach((cell) => cell.classList.add("meant"));
  cells[0]?.scrollIntoView({ block: "center", inline: "nearest" });
  (cells[0]?.querySelector("button") ?? leading.querySelector(".scroll")).focus({ preventScroll: true });
}

followers.push(() => {
  const towns = chosen.towns.length;
  const numbers = [towns, sum("papers"), sum("fields"), sum("groups_named"), sum("conflicts"), sum("evidence")];
  document.querySelector(".tiles").replaceChildren(...numbers.map((number, place) =>
    element("div", {}, element("dt", { textContent: words.tiles[place][number === 1 ? 0 : 1] }), element("dd", { textContent: counted(number) })))
    .slice(held.towns.length > 1 ? 0 : 1));
  const said = statements();
  document.getElementById("outstanding").replaceChildren(...said.map((each) => {
    const button = element("button", { type: "button", className: "leads", textContent: each.text });
    button.addEventListener("click", () => lead(each));
    return element("li", {}, button, each.sure ? element("p", { className: "sure soft", textContent: each.sure }) : null);
  }));
  if (uncertain) document.getElementById("outstanding").append(element("li", { className: "soft", textContent: say(words.uncertain, { cells: counted(uncertain), least: Number(chosen.least).toLocaleString(language) }) }));
  if (!said.length) document.getElementById("outstanding").append(element("li", { className: "soft", textContent: words.too_few }));
  const note = (sentences, all) => (all ? say(sentences[all === 1 ? 0 : 1], { all: counted(all) }) : "");
  document.getElementById("of-how-many").textContent = narrowed() ? say(words.chosen, { some: towns, all: held.towns.length }) : "";
  document.getElementById("of-whom").textContent = [note(words.unrelated, towns - related().length), note(words.homeless, held.homeless), held.several ? words.of_one : ""].filter(Boolean).join(" ");
});
