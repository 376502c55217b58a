/* Whether a phrase really stands where the index says. That knows only which two words may stand side by side in a
   part: of three, the first two may be here and the last two there. What a result shows and quotes tells it for sure. */
import { keys, tokens } from "./keys.js";

const ROUNDS = 5; // after which the rest is believed: each looks into as many texts as results are missing

/* Takes out of the results those that seemed to hold a phrase, until the first so many are sure. */
export async function confirm(results, many) {
  for (let round = 0, at = 0; round < ROUNDS && at < Math.min(many, results.length); round++) {
    const some = results.slice(at, many);
    const sure = await Promise.all(some.map(holds));
    results.splice(at, some.length, ...some.filter((_, number) => sure[number]));
    at += sure.filter(Boolean).length;
  }
}

/* Whether any of the result's parts holds all phrases; the first that does is the one to be shown. */
async function holds(result) {
  const { index, phrases, allowed, number } = result;
  if (!phrases.length || result.sure) return true;
  const card = await index.card(number);
  const parts = card.parts.flatMap((text, place) => (place % 2 ? [[(place - 1) / 2, text]] : []));
  parts.sort(([one], [other]) => (other === result.part) - (one === result.part));
  for (const [part, text] of parts) {
    if (!allowed.has(index.firstOf[number] + part)) continue;
    const shown = part ? [] : [card.title, card.place];
    if (text) shown.push(await index.file(text, "texts"));
    /* What may not be quoted from, can't be looked into. */
    if (!text || phrases.every((phrase) => shown.some((one) => placeOf(phrase, keysOf(one, index.tables)) >= 0))) {
      return Object.assign(result, { part, sure: true });
    }
  }
  return false;
}

/* The surest key of each word. */
export const keysOf = (text, tables) => Array.from(tokens(text, tables), ([word]) => keys(word, tables)[0]);

/* At which word a phrase begins; -1 if it does not stand there. */
export const placeOf = (phrase, found) =>
  found.findIndex((_, start) => phrase.every((key, place) => found[start + place] === key));
