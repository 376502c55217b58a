/* The stretch of a text that shows best why it was found, as pieces of text, those that were found marked. */
import { keysOf, placeOf } from "./engine-phrase.js";
import { keys, tokens } from "./keys.js";

const WORDS = 28;
const BEFORE = 6;

export function excerpt(text, hits, tables, [phrase]) {
  const words = [...tokens(text, tables)];
  const found = words.map(([word]) => keys(word, tables).find((key) => hits.has(key)) || "");
  const place = phrase ? placeOf(phrase, keysOf(text, tables)) : -1;
  const from = Math.max(0, (place < 0 ? best(found) : place) - BEFORE);
  const to = Math.min(words.length, from + WORDS);
  if (!words.length) return [];
  const start = from ? words[from][1] : 0;
  const end = to < words.length ? words[to - 1][2] : text.length;
  const pieces = [];
  let at = start;
  const plain = (until) => until > at && pieces.push([text.slice(at, until).replace(/\s+/g, " "), false]);
  if (from) pieces.push(["… ", false]);
  for (let number = from; number < to; number++) {
    if (!found[number]) continue;
    plain(words[number][1]);
    at = words[number][2];
    pieces.push([text.slice(words[number][1], at), true]);
  }
  plain(end);
  if (to < words.length) pieces.push([" …", false]);
  return pieces;
}

/* Where the stretch begins that holds the most different words; the first of the best. */
function best(found) {
  let most = 0;
  let start = 0;
  found.forEach((word, number) => {
    if (!word) return;
    const count = new Set(found.slice(number, number + WORDS - BEFORE).filter(Boolean)).size;
    if (count > most) [most, start] = [count, number];
  });
  return start;
}
