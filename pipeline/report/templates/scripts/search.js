/* Words in the papers' texts: every word must stand on a page, “words in quotation marks” beside each other. */
const MOST_HITS = 60;
const AROUND_HIT = 160;
const asked = document.getElementById("ask");
const hits = document.getElementById("hits");
let texts = null;
/* However a word is accented or broken over lines. */
const LETTERS = { a: "[aàáâäå]", e: "[eèéêë]", i: "[iìíîï]", o: "[oòóôöø]", u: "[uùúûü]", s: "[sß]" };
const pattern = (word) => new RegExp([...word.replace(/ß/g, "s").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()]
  .map((letter) => LETTERS[letter] ?? (/\s/.test(letter) ? "\\s+" : letter.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join(""), "giu");
function wordsOf(question) {
  return [...question.matchAll(/["„“”](.+?)["“”]|(\S+)/g)].map(([, together, one]) => pattern(together ?? one));
}
function find() {
  const patterns = wordsOf(asked.value.trim());
  const state = document.getElementById("found");
  if (!patterns.length) {
    state.textContent = "";
    return hits.replaceChildren();
  }
  load();
  texts ??= read("texts-data");
  const found = [];
  let pages = 0, inPapers = new Set();
  for (const [paper, text] of texts) {
    if (!fits(papers[paper].town)) continue;
    for (const [place, page] of text.split("\f").entries()) {
      const first = patterns.map((each) => { each.lastIndex = 0; return each.exec(page); });
      if (first.includes(null)) continue;
      pages += 1;
      inPapers.add(paper);
      if (found.length < MOST_HITS) found.push([paper, place + 1, page, first[0].index, first[0][0].length]);
    }
  }
  state.textContent = say(words.found, { pages: counted(pages), papers: counted(inPapers.size) });
  hits.replaceChildren(...found.map(([paper, number, page, start, length]) => {
    const cut = start > AROUND_HIT ? page.slice(start - AROUND_HIT, start).replace(/^\S*\s/, "… ") : page.slice(0, start);
    const behind = page.slice(start + length, start + length + AROUND_HIT).replace(/\s\S*$/, " …");
    const around = [cut, page.slice(start, start + length), behind].map((part) => part.replace(/\n\s*\n/g, "\n"));
    const where = papers[paper].paged ? `${papers[paper].title}, ${words.page.replace("{page}", number)}` : papers[paper].title;
    const cite = element("button", { type: "button", className: "plain", textContent: words.cite });
    cite.addEventListener("click", () => copied(`${[where, papers[paper].date].filter(Boolean).join(", ")} (${papers[paper].source})`, cite));
    return element("li", {}, element("h3", { textContent: where }),
      element("p", { className: "around", lang: "de" }, around[0], element("mark", { textContent: around[1] }), around[2]), cite);
  }));
}
asked.addEventListener("input", wait(find));
followers.push(() => { if (asked.value.trim()) find(); });
