/* Two concepts side by side: a line a topic, the measures of each below its name. Never one beside itself: where fewer than two are left, none. */
const pairOf = document.getElementById("beside");
function beside() {
  const concepts = read("beside-data");
  const lists = [...pairOf.querySelectorAll("select")];
  pairOf.hidden = concepts.filter(({ town }) => fits(town)).length < 2;
  if (pairOf.hidden) return;
  for (const [place, list] of lists.entries()) {
    for (const option of list.options) option.hidden = option.disabled = !fits(concepts[option.value].town) || (place > 0 && option.value === lists[0].value);
    const free = [...list.options].filter((option) => !option.disabled);
    if (!free.includes(list.selectedOptions[0])) list.value = free[0].value;
  }
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
