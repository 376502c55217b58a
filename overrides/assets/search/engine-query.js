/* What a reader typed, as words and phrases. Whatever is typed, some words come out of it, perhaps none. */
import { tokens } from "./keys.js";

const LONGEST = 300;
const MOST = 12;
const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]/g;

/* The words in their order, the phrases as [first, last] of their words, and whether the last word may go on. */
export function queryOf(typed, tables) {
  const text = typed.normalize("NFC").slice(0, LONGEST);
  const words = [...tokens(text, tables)].slice(0, MOST);
  const phrases = [];
  for (const quoted of text.matchAll(QUOTED)) {
    const end = quoted.index + quoted[0].length;
    const inside = words.flatMap(([, from, to], number) => (from > quoted.index && to < end ? [number] : []));
    if (inside.length > 1) phrases.push([inside[0], inside.at(-1)]);
  }
  const last = words.at(-1);
  return { words: words.map(([word]) => word), phrases, open: Boolean(last) && last[2] === text.length };
}
