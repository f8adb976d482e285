/* Where the reader is. */
const links = new Map([...document.querySelectorAll(".bar a")].map((link) => [link.hash.slice(1), link]));
const inSight = new Set();
const watch = new IntersectionObserver((entries) => {
  for (const entry of entries) entry.isIntersecting ? inSight.add(entry.target.id) : inSight.delete(entry.target.id);
  const here = [...links.keys()].filter((anchor) => inSight.has(anchor)).pop() ?? links.keys().next().value;
  for (const [anchor, link] of links) {
    if (anchor !== here) link.removeAttribute("aria-current");
    else if (!link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "true");
      link.closest("ul").scrollTo({ left: link.offsetLeft - 60 });
    }
  }
}, { rootMargin: "0px 0px -70%" });
for (const anchor of links.keys()) watch.observe(document.getElementById(anchor));

/* The page as its address wants it. */
const wantedEvidence = restored();
if (leading) {
  picked();
  ordered();
}
if (wantedEvidence || location.hash.includes("=") || chosen.by || chosen.least) selected();
else followers.forEach((follower) => follower());
if (wantedEvidence) cited(wantedEvidence);
