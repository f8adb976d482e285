"use strict";
/* Each chart stands in the page as a picture; when it comes into view it is drawn anew, to be pointed at and followed. */
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const { specs, number, time } = read("charts-data");
  const fitted = (spec, width) => {
    if (width > 600) return spec;
    const { config } = spec;
    return { ...spec, config: { ...config, axis: { ...config.axis, labelLimit: 110, labelFontSize: 11 }, legend: { ...config.legend, columns: 1, labelLimit: 190 } } };
  };
  const draw = async (canvas) => {
    const holder = document.createElement("div");
    holder.style.width = "100%";
    const picture = [...canvas.childNodes];
    canvas.append(holder);
    try {
      const { view } = await vegaEmbed(holder, fitted(specs[canvas.dataset.chart], canvas.clientWidth), {
        renderer: "svg", actions: false, formatLocale: number, timeFormatLocale: time,
      });
      picture.forEach((node) => node.remove());
      canvas.classList.add("live");
      view.addEventListener("click", (_, item) => {
        const datum = item?.datum;
        if (datum?.cites) ratslese.follow(datum.cites, datum.text ?? datum.sector, datum.town ?? datum.row ?? datum.group);
      });
    } catch (error) {
      holder.remove();
      console.warn(error);
    }
  };
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      watch.unobserve(entry.target);
      draw(entry.target);
    }
  }, { rootMargin: "300px" });
  document.querySelectorAll("[data-chart]").forEach((canvas) => watch.observe(canvas));
})();
