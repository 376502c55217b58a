/* One result: what it is, when and where, its title, and why it was found. */
import { excerpt } from "./engine-excerpt.js";
import { element } from "./box-said.js";

/* In a copy read from disk, what stands for a folder: a disk shows a folder's list of files, not its page. */
const { index: page = "" } = document.querySelector(":root").dataset;

const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    target.quote?.();
  }
});

/* `home` is the index of the page's own language: a result in another says so. */
export async function entry({ index, number, part, hits, phrases }, home, root, full) {
  const card = await index.card(number);
  const [anchor, text] = card.parts.slice(2 * part);
  const item = element("li");
  const link = element("a", card.title, { href: root + card.address + page + (anchor && `#${anchor}`) });
  const meta = element("p", "", { className: "meta" });
  for (const one of [card.kind, card.date, card.place].filter(Boolean)) meta.append(element("span", one));
  if (index !== home) {
    item.lang = link.hreflang = index.language;
    const tongue = { className: "tongue", lang: home.language };
    meta.append(element("span", home.languages[index.language], tongue));
  }
  item.append(link, meta);
  if (!full || !card.lead) return item;
  const lead = element("p", card.lead, { className: "summary" });
  item.append(lead);
  if (text) {
    const quote = (whole) => lead.replaceChildren(...quoted(excerpt(whole, hits, index.tables, phrases)));
    item.quote = () => index.file(text, "texts").then(quote, () => {});
    seen.observe(item);
  }
  return item;
}

function quoted(pieces) {
  return pieces.map(([piece, marked]) => (marked ? element("mark", piece) : piece));
}
