/* Two concepts side by side: a line a topic, the measures of each below its name. */
const pairOf = document.getElementById("beside");
function beside() {
  const concepts = read("beside-data");
  const lists = [...pairOf.querySelectorAll("select")];
  for (const list of lists) for (const option of list.options) option.hidden = option.disabled = !fits(concepts[option.value].town);
  const free = (list) => [...list.options].filter((option) => !option.disabled);
  for (const [place, list] of lists.entries()) if (list.selectedOptions[0]?.disabled) list.value = (free(list)[place] ?? free(list)[0])?.value ?? "";
  const sides = lists.map((list) => concepts[list.value]);
  const topics = new Map();
  sides.forEach((concept, place) => concept?.measures.forEach(([label, ofMeasure, cites]) => ofMeasure.forEach((topic) => {
    if (!topics.has(topic)) topics.set(topic, [[], []]);
    topics.get(topic)[place].push(cites
      ? element("li", {}, Object.assign(element("button", { type: "button", className: "cited", textContent: label }), { onclick: () => follow(cites, label, concept.title) }))
      : element("li", { textContent: label }));
  })));
  pairOf.querySelectorAll("thead .wide").forEach((head, place) => { head.textContent = sides[place]?.title ?? ""; });
  pairOf.querySelector("tbody").replaceChildren(...[...topics].sort(([one], [other]) => collator.compare(one, other)).map(([topic, found]) =>
    element("tr", {}, element("th", { scope: "row", textContent: topic }),
      ...found.map((own) => element("td", {}, own.length ? element("ul", {}, ...own) : element("span", { className: "void", textContent: "–" }))))));
}
if (pairOf) {
  followers.push(beside);
  pairOf.addEventListener("change", beside);
}
