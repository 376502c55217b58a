/* One result: what it is, when and where, its title, and why it was found. */
import { excerpt } from "./engine-excerpt.js";
import { element } from "./box-said.js";

const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    target.quote?.();
  }
});

/* `home` is the index of the page's own language: a result in another says so. */
export async function entry({ number, part }, index, home, hits, root, full) {
  const card = await index.card(number);
  const [anchor, text] = card.parts.slice(2 * part);
  const item = element("li");
  const link = element("a", card.title, { href: root + card.address + (anchor && `#${anchor}`) });
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
    item.quote = () => index.file(text, "texts").then((whole) => lead.replaceChildren(...quoted(whole, hits, index)), () => {});
    seen.observe(item);
  }
  return item;
}

function quoted(text, hits, index) {
  return excerpt(text, hits, index.tables).map(([piece, marked]) => (marked ? element("mark", piece) : piece));
}
