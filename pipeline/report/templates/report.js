"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const words = read("words-data");
  const language = document.documentElement.lang;
  const fold = (text) => text.toLocaleLowerCase(language).normalize("NFKD").replace(/\p{M}/gu, "");
  const collator = new Intl.Collator(language, { numeric: true });

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  /* Sorting: by data-sort where a cell has it, else by its words; empty values come last either way. */
  const isNumber = (text) => text !== "" && Number.isFinite(Number(text));
  function key(cell) {
    if (cell.dataset.sort !== undefined) return cell.dataset.sort;
    return cell.querySelector(".missing, .void, .unnamed, .not_stated, .not_found") ? "" : cell.textContent.trim();
  }
  function compare(one, other) {
    return isNumber(one) && isNumber(other) ? Number(one) - Number(other) : collator.compare(one, other);
  }
  function sort(head) {
    fill(head.closest(".sheet"));
    const body = head.closest("table").tBodies[0];
    const descending = head.getAttribute("aria-sort") === "ascending" ||
      (head.getAttribute("aria-sort") === "none" && head.matches(".number, .upright"));
    const repeated = head.getAttribute("aria-sort") === "descending";
    const down = descending && !repeated;
    for (const other of head.parentElement.children) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const lines = [...body.rows].map((line) => [key(line.cells[head.cellIndex]), line]);
    lines.sort(([one], [other]) => {
      if (one === "" || other === "") return (one === "") - (other === "");
      return down ? compare(other, one) : compare(one, other);
    });
    body.append(...lines.map(([, line]) => line));
  }

  /* Long tables are filled when somebody scrolls, sorts or filters them, and filtered when they come into view. Filtering: by municipality for all tables at
     once, by any word for one of them. */
  const towns = document.getElementById("towns");
  const sheets = [...document.querySelectorAll(".sheet")];
  const inView = new Set();
  function fill(sheet) {
    const rest = sheet.querySelector(".rest");
    if (!rest) return;
    rest.remove();
    sheet.querySelector("tbody").insertAdjacentHTML("beforeend", rest.textContent);
  }
  function filter(sheet) {
    const town = fold(towns.value.trim());
    const word = fold(sheet.querySelector("input").value.trim());
    const wanted = `${town}\n${word}`;
    if (wanted === (sheet.dataset.shows ?? "\n")) return;
    sheet.dataset.shows = wanted;
    fill(sheet);
    const lines = sheet.querySelector("tbody").rows;
    let shown = 0;
    for (const line of lines) {
      const fits = (!town || !line.dataset.town || fold(line.dataset.town).includes(town)) &&
        (!word || fold(line.textContent).includes(word));
      if (line.hidden === fits) line.hidden = !fits;
      shown += fits;
    }
    const count = sheet.querySelector(".count");
    count.dataset.whole ??= count.textContent;
    count.textContent = shown === lines.length ? count.dataset.whole : words.some.replace("{some}", shown).replace("{all}", lines.length);
  }
  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) {
        inView.delete(target);
        continue;
      }
      inView.add(target);
      filter(target);
    }
  }, { rootMargin: "200px" });
  let waiting;
  const soon = (work) => { clearTimeout(waiting); waiting = setTimeout(work, 80); };
  towns.addEventListener("input", () => soon(() => inView.forEach(filter)));
  for (const sheet of sheets) {
    near.observe(sheet);
    if (sheet.querySelector(".rest")) {
      const scroll = sheet.querySelector(".scroll");
      scroll.addEventListener("scroll", () => fill(sheet), { once: true });
      /* Not while the mouse is down: more rows may widen a column and move what is being clicked on. */
      scroll.addEventListener("focusin", (event) => { if (event.target.matches(":focus-visible")) fill(sheet); });
    }
    sheet.querySelector("input").addEventListener("input", () => soon(() => filter(sheet)));
  }
  addEventListener("beforeprint", () => sheets.forEach((sheet) => { fill(sheet); filter(sheet); }));

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
    for (const [page, quote, where, picture] of parts) {
      found.append(
        element("h3", { textContent: said.paged ? `${said.title}, ${words.page.replace("{page}", page)}` : said.title }),
        element("blockquote", { textContent: quote, lang: "de" }),
        ...(picture ? place(picture, where) : [
          said.note ? element("p", { className: "notes", textContent: said.note }) : null,
          where ? around(where) : null,
        ].filter(Boolean)),
      );
    }
    const sure = confidence === null ? "" : ` · ${words.confidence} ${confidence.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
    found.append(element("p", { className: "notes", textContent: `${said.source} · ${words.rule} ${rule ?? "–"}${sure} · ${id}` }));
    return found;
  }

  function silent(paper, lacking) {
    const said = papers[paper];
    return element("article", { className: "proof" },
      element("h3", { textContent: said.title }),
      element("p", { textContent: lacking ? words.silent : words.entire }),
      element("p", { className: "notes", textContent: said.source }));
  }

  const ADDRESS = "#evidence=";
  const load = () => {
    evidence ??= read("evidence-data");
    papers ??= read("papers-data");
  };
  function follow(cites, title, of, lacking) {
    load();
    document.getElementById("evidence-title").textContent = title;
    document.getElementById("evidence-of").textContent = of;
    list.replaceChildren(...cites.split(" ").map((cite) => cite.startsWith("d") ? silent(cite.slice(1), lacking) : proof(cite)));
    dialog.showModal();
    dialog.scrollTop = 0;
    document.getElementById("evidence-title").focus();
    const first = evidence.evidence[cites.split(" ")[0]];
    if (first) history.replaceState(null, "", ADDRESS + first[0]);
  }
  dialog.addEventListener("close", () => history.replaceState(null, "", location.href.split("#")[0]));
  /* report.html#evidence=ID opens at that evidence: a place that can be cited. */
  if (location.hash.startsWith(ADDRESS)) {
    load();
    const id = decodeURIComponent(location.hash.slice(ADDRESS.length));
    const number = evidence.evidence.findIndex(([each]) => each === id);
    if (number >= 0) follow(String(number), words.evidence, papers[evidence.evidence[number][1]].title);
  }
  window.ratslese = { follow };

  const plain = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("[aria-hidden], .sign").forEach((sign) => sign.remove());
    copy.querySelectorAll(".lines > span + span").forEach((line) => line.before(" · "));
    return copy.textContent.trim().replace(/\s+/g, " ");
  };
  document.addEventListener("click", (event) => {
    const sorter = event.target.closest(".sort");
    if (sorter) return sort(sorter.closest("th"));
    const place = event.target.closest("tbody td, tbody th");
    if (!place) return;
    const cell = event.target.closest("[data-cites]") ?? (place.querySelector(".unnamed") && place.parentElement.querySelector("[data-cites]"));
    if (!cell) return;
    const head = place.closest("table").tHead.rows[0].cells[place.cellIndex];
    const lacking = cell.matches(".square") ? !cell.matches(".adopted, .proposed, .former") : Boolean(cell.querySelector(".missing"));
    follow(cell.dataset.cites, plain(place), `${place.parentElement.dataset.town} · ${plain(head)}`, lacking);
  });
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  /* Where the reader is. */
  const links = new Map([...document.querySelectorAll(".bar a")].map((link) => [link.hash.slice(1), link]));
  const seen = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) entry.isIntersecting ? seen.add(entry.target.id) : seen.delete(entry.target.id);
    const here = [...links.keys()].filter((anchor) => seen.has(anchor)).pop() ?? links.keys().next().value;
    for (const [anchor, link] of links) {
      if (anchor !== here) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "true");
        link.closest("ul").scrollTo({ left: link.offsetLeft - 60 });
      }
    }
  }, { rootMargin: "0px 0px -70%" });
  for (const anchor of links.keys()) watch.observe(document.getElementById(anchor));
})();
