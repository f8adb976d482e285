/* Each chart stands in the page as a picture; when it comes into view it is drawn anew for the towns that are chosen, to be pointed at and followed. */
const { charts, number, time, colours, high } = read("charts-data");
const canvases = [...document.querySelectorAll("[data-chart]")];
const views = new Map();
const stale = new Set(canvases);
const NARROW = matchMedia("(max-width: 46rem)");
const fitted = (spec, width, rows) => {
  if (spec.height.step) spec = { ...spec, height: { step: Math.min(spec.height.step, Math.floor(high / rows)) } };
  if (!NARROW.matches) return spec;
  const { config } = spec;
  return { ...spec, config: { ...config, axis: { ...config.axis, labelLimit: 130, labelFontSize: 11, titleLimit: width - 20, titleAnchor: "end", labelOverlap: true },
    legend: { ...config.legend, columns: 1, labelLimit: width - 170 } } };
};
/* The marks of the chosen towns and of what the reader chose for this chart; as many rows as can be told apart. */
function marksOf(canvas) {
  const { marks, row, most } = charts[canvas.dataset.chart];
  let left = marks.filter((mark) => fits(mark.town) && fits(mark.other));
  for (const list of canvas.closest("figure").querySelectorAll("[data-field]")) {
    const offered = new Set(left.map((mark) => mark[list.dataset.field]));
    for (const option of list.options) option.hidden = option.disabled = !offered.has(option.value);
    if (!offered.has(list.value)) list.value = [...list.options].find((option) => !option.disabled)?.value ?? "";
    list.parentElement.dataset.chosen = list.value;
    left = left.filter((mark) => mark[list.dataset.field] === list.value);
  }
  const note = canvas.closest("figure").querySelector(".of-lines"), all = new Set(left.map((mark) => mark[row])).size;
  note.hidden = all <= most;
  note.textContent = say(words.first_lines, { some: counted(most), all: counted(all) });
  const rows = new Set();
  return left.filter((mark) => rows.has(mark[row]) || (rows.size < most && rows.add(mark[row])));
}
async function draw(canvas) {
  stale.delete(canvas);
  const marks = marksOf(canvas);
  const holder = element("div");
  holder.style.width = "100%";
  const before = [...canvas.childNodes];
  if (!marks.length) return canvas.replaceChildren(element("p", { className: "soft", textContent: words.nothing_to_draw }));
  canvas.append(holder);
  try {
    const spec = fitted(charts[canvas.dataset.chart].spec, canvas.clientWidth, new Set(marks.map((mark) => mark[charts[canvas.dataset.chart].row])).size);
    const { view } = await vegaEmbed(holder, { ...spec, datasets: { ...spec.datasets, chosen: marks } },
      { renderer: "svg", actions: false, formatLocale: number, timeFormatLocale: time });
    before.forEach((node) => node.remove());
    canvas.classList.add("live");
    views.get(canvas)?.finalize();
    views.set(canvas, view);
    view.addEventListener("click", (_, item) => {
      const datum = item?.datum;
      if (datum?.chooses) return chooseLand(datum.chooses);
      if (datum?.cites) follow(datum.cites, datum.text ?? datum.sector, datum.row ?? datum.group ?? datum.town);
    });
  } catch (error) {
    holder.remove();
    console.warn(error);
  }
}
/* A Land of the map chooses itself, and takes itself back. */
function chooseLand(land) {
  const list = choose.elements.land;
  if (!list) return;
  chosen.groups.land = list.value = list.value === land ? "" : land;
  selected();
}
const seenCharts = new Set();
const drawing = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    isIntersecting ? seenCharts.add(target) : seenCharts.delete(target);
    if (isIntersecting && stale.has(target)) draw(target);
  }
}, { rootMargin: "300px" });
canvases.forEach((canvas) => drawing.observe(canvas));
function redraw() {
  for (const canvas of canvases) {
    if (seenCharts.has(canvas)) draw(canvas);
    else {
      stale.add(canvas);
      requestIdleCallback(() => { if (stale.has(canvas)) draw(canvas); }); // it may be printed unseen
    }
  }
}
let drawnFor = false;
followers.push(() => {
  if (!narrowed() && !drawnFor) return;
  drawnFor = narrowed();
  redraw();
});
NARROW.addEventListener("change", redraw);
document.addEventListener("change", ({ target }) => {
  if (target.dataset.field) draw(target.closest("figure").querySelector("[data-chart]"));
});

/* A chart as a file: in fixed colours on white, as it is seen. */
async function picture(canvas, kind) {
  const view = views.get(canvas);
  let svg = view ? await view.toSVG() : canvas.querySelector("svg").outerHTML;
  for (const [name, fixed] of Object.entries(colours)) svg = svg.replaceAll(name, fixed);
  svg = svg.replace(/(<svg[^>]*>)/, '$1<rect width="100%" height="100%" fill="#ffffff"/>');
  const name = `${canvas.dataset.chart}.${language}.${kind}`;
  if (kind === "svg") return saved(name, svg, "image/svg+xml");
  const image = element("img", { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}` });
  await image.decode();
  const sheet = element("canvas", { width: image.width * 2, height: image.height * 2 });
  sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
  sheet.toBlob((blob) => saved(name, blob));
}
document.addEventListener("click", ({ target }) => {
  const kind = target.dataset?.picture;
  if (kind) picture(target.closest("figure").querySelector("[data-chart]"), kind);
});
