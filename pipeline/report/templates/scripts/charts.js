/* Each chart stands in the page as a picture; when it comes into view it is drawn anew for the towns that are chosen, to be pointed at and followed. */
const { charts, number, time, colours, high } = read("charts-data");
const canvases = [...document.querySelectorAll("[data-chart]")];
const views = new Map();
const stale = new Set(canvases);
const NARROW = matchMedia("(max-width: 46rem)");
/* On a phone rows are as high as their names need, in up to four lines. */
const LINE = 23; // letters in a line of such a name
const MOST_LINES = 4;
const BROKEN = `slice(split(trim(replace(datum.label, regexp('(.{1,${LINE}})([\\\\s]|(?<=_)|$)', 'g'), '$1\\n')), '\\n'), 0, ${MOST_LINES})`;
const inLines = (title, letters) => (title.length > letters ? title.match(new RegExp(`.{1,${letters}}(\\s|(?<=_)|$)`, "g")) : title);
const fitted = ({ spec, row, across, headed }, width, marks, rows) => {
  let lines = 1;
  if (headed) spec = { ...spec, title: marks[0][headed] };
  if (spec.height.step) {
    lines = Math.min(MOST_LINES, Math.max(...marks.map((mark) => [inLines(mark[row], LINE)].flat().length)));
    const step = NARROW.matches ? Math.max(spec.height.step, 13 * lines) : Math.min(spec.height.step, Math.floor(high / rows));
    spec = { ...spec, height: across ? step * rows : { step } };
  }
  if (!NARROW.matches) return spec;
  const { config } = spec;
  const axis = { ...config.axis, labelFontSize: 11, titleAnchor: "end", labelOverlap: true };
  spec = JSON.parse(JSON.stringify(spec), (name, value) => (name === "title" && typeof value === "string" ? inLines(value, Math.max(LINE, Math.floor(width / 7))) : name === "values" && value?.includes?.(0) ? value.filter((day) => [0, 90, 1095].includes(Math.abs(day))) : value));
  return { ...spec, padding: { left: 5, right: 16, top: 5, bottom: 5 }, config: { ...config, axis, axisLeft: { labelLimit: 150, labelExpr: BROKEN, labelLineHeight: 12, labelOffset: { condition: { test: "true", expr: `-6 * (length(${BROKEN}) - 1)` }, value: 0 } }, axisTop: { labelLimit: 260 },
    legend: { ...config.legend, columns: 1, labelLimit: width - 170 } } };
};
/* The marks of the chosen towns and of what the reader chose for this chart; as many rows as can be told apart. */
function marksOf(canvas) {
  const { marks, row, across, most } = charts[canvas.dataset.chart];
  let left = marks.filter((mark) => fits(mark.town) && fits(mark.other));
  for (const list of canvas.closest("figure").querySelectorAll("[data-field]")) {
    const offered = new Set(left.map((mark) => mark[list.dataset.field]));
    for (const option of list.options) option.hidden = option.disabled = !offered.has(option.value);
    if (!offered.has(list.value)) list.value = [...list.options].find((option) => !option.disabled)?.value ?? "";
    list.parentElement.dataset.chosen = list.value;
    left = left.filter((mark) => mark[list.dataset.field] === list.value);
  }
  const rowsOf = (side) => [...new Set(left.map((mark) => mark[side]))];
  const shared = new Map(); // what joins two sides is of two towns or more, of those that are chosen
  if (across) for (const mark of left) shared.set(mark[row], (shared.get(mark[row]) ?? 0) + 1);
  if (across) left = left.filter((mark) => shared.get(mark[row]) > 1);
  const note = canvas.closest("figure").querySelector(".of-lines"), sides = across ? [row, across] : [row];
  const all = Math.max(...sides.map((side) => rowsOf(side).length));
  note.hidden = all <= most;
  note.textContent = say(across ? words.first_names : words.first_lines, { some: counted(most), all: counted(all) });
  for (const side of sides) {
    const first = new Set(rowsOf(side).slice(0, most));
    left = left.filter((mark) => first.has(mark[side]));
  }
  return { marks: left, rows: Math.max(...sides.map((side) => rowsOf(side).length)) };
}
async function draw(canvas) {
  stale.delete(canvas);
  const { marks, rows } = marksOf(canvas);
  const holder = element("div");
  holder.style.width = "100%";
  const before = [...canvas.childNodes];
  if (!marks.length) return canvas.replaceChildren(element("p", { className: "soft", textContent: charts[canvas.dataset.chart].across ? words.nothing_shared : words.nothing_to_draw }));
  canvas.append(holder);
  try {
    const spec = fitted(charts[canvas.dataset.chart], canvas.clientWidth, marks, rows);
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
  if (!target.dataset.field) return;
  target.closest("figure").classList.add("picked");
  draw(target.closest("figure").querySelector("[data-chart]"));
});

/* A chart as a file: in fixed colours on white, as it is seen; its name says what the reader chose for it. */
async function picture(canvas, kind) {
  const view = views.get(canvas);
  let svg = view ? await view.toSVG() : canvas.querySelector("svg").outerHTML;
  for (const [name, fixed] of Object.entries(colours)) svg = svg.replaceAll(name, fixed);
  svg = svg.replace(/(<svg[^>]*>)/, '$1<rect width="100%" height="100%" fill="#ffffff"/>');
  const choices = [...canvas.closest("figure").querySelectorAll("label:not([hidden]) > [data-field]")].map((list) => list.value);
  const name = `${[canvas.dataset.chart, ...choices].join("_").replace(/[^\p{L}\d]+/gu, "_")}.${language}.${kind}`;
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
