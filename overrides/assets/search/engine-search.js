/* Finds and ranks. A result is an index, a document's number there, and the part of it that fits best. */
import { ascending, numbersOf } from "./engine-numbers.js";
import { confirm } from "./engine-phrase.js";
import { queryOf } from "./engine-query.js";
import { bare, fold, keys, readings } from "./keys.js";

const BEGUN = 0.6; // what a word counts that only begins as it was typed
const SHORTEST = 2; // letters from which on it does
const SPELLINGS = 12; // words that one without some of its letters is taken for
const LITTLE = 3; // documents below which what was typed is read otherwise too

/* What is found for what was typed; if that is little, for what was meant: other letters, another alphabet or keyboard.
   `shown`: so many results are looked into, whether they hold a phrase. */
export async function search(index, typed, shown, typing = false) {
  const meant = readings(typed, index.tables);
  const own = await found(index, { text: typed }, shown, typing);
  if (!own.asked || (own.results.length >= LITTLE && !own.partly)) return own;
  for (const reading of meant.slice(1)) {
    const other = await found(index, reading, shown, typing);
    const wins = own.partly ? !other.partly : other.results.length > LITTLE * own.results.length;
    if (!wins || !other.results.length) continue;
    const known = new Set(own.partly ? [] : own.results.map((one) => one.number));
    const results = [...(own.partly ? [] : own.results), ...other.results.filter((one) => !known.has(one.number))];
    return { ...other, results, read: reading.text };
  }
  return own;
}

async function found(index, { text, loose }, shown, typing) {
  const query = queryOf(text, index.tables);
  const last = query.words.length - 1;
  const words = await Promise.all(
    query.words.map((word, number) => stands(index, word, loose, typing && query.open && number === last)),
  );
  const hits = new Set(words.flatMap((word) => word.hits));
  const { phrases, allowed } = await phrased(index, query);
  let ranked = combined(index, words, allowed, { index, hits, phrases, allowed });
  await confirm(ranked.results, shown);
  if (allowed && !ranked.results.length) {
    ranked = { ...combined(index, words, null, { index, hits, phrases: [] }), partly: true };
  }
  return { ...ranked, asked: words.length > 0, partly: ranked.partly && ranked.results.length > 0 };
}

/* Where a word stands; while somebody types, and if it stands nowhere, also words that only begin as it does. */
async function stands(index, word, loose, typing) {
  const own = keys(word, index.tables);
  if (loose) {
    const letters = own.map((key) => bare(key, index.tables));
    const spelled = await index.spellings(letters, typing && letters[0].length >= SHORTEST && letters[0]);
    const sure = spelled.filter((one) => letters.includes(bare(one, index.tables)));
    return scored(index, [...new Set([...sure, ...spelled])].slice(0, SPELLINGS), sure);
  }
  const exact = await scored(index, own, own);
  const beginning = fold(word, index.tables);
  if (beginning.length < SHORTEST || (!typing && exact.scores.size)) return exact;
  const begun = await scored(index, own, own, beginning);
  return begun.scores.size || own[0].length < SHORTEST ? begun : scored(index, own, own, own[0]);
}

/* The parts that hold any of the words; `sure` are those that count in full. */
async function scored(index, wanted, sure, beginning = "") {
  const scores = new Map();
  const words = await index.words(wanted, beginning);
  for (const { word, groups, frequency } of words) {
    const rare = Math.log(1 + (index.documentOf.length - frequency + 0.5) / (frequency + 0.5));
    const weight = rare * (sure.includes(word) ? 1 : BEGUN);
    for (const [impact, parts] of groups) {
      for (const part of parts) scores.set(part, Math.max(scores.get(part) || 0, weight * impact));
    }
  }
  return { scores, capped: words.some(({ whole }) => !whole), hits: words.map(({ word }) => word) };
}

/* The phrases as keys, and the parts that seem to hold them all; null if there are no phrases. */
async function phrased(index, query) {
  const found = query.words.map((word) => keys(word, index.tables)[0]);
  const phrases = query.phrases.map(([first, last]) => found.slice(first, last + 1));
  if (!phrases.length) return { phrases, allowed: null };
  const pairs = phrases.flatMap((phrase) => phrase.slice(1).map((key, before) => [phrase[before], key]));
  const buckets = pairs.map(([one, other]) => (check(one) >>> 14) ^ (check(other) & 0x3ffff));
  const sets = await Promise.all(buckets.map((bucket) => index.pair(bucket)));
  return { phrases, allowed: sets.reduce((all, set) => new Set([...all].filter((part) => set.has(part)))) };
}

/* The documents with all words, or, where there are none, with as many as can be; the better and the newer first.
   `told` is what each result says besides. */
function combined(index, words, allowed, told) {
  const telling = words.some(({ capped }) => !capped);
  const documents = new Map();
  const parts = new Map();
  for (const { scores, capped } of words) {
    const best = new Map();
    for (const [part, score] of scores) {
      if (allowed && !allowed.has(part)) continue;
      const document = index.documentOf[part];
      best.set(document, Math.max(best.get(document) || 0, score));
      parts.set(part, (parts.get(part) || 0) + score);
    }
    for (const [document, score] of best) {
      const one = documents.get(document) || { ...told, number: document, words: 0, score: 0, part: 0, top: 0 };
      one.words += capped && telling ? 0 : 1;
      one.score += score;
      documents.set(document, one);
    }
  }
  for (const [part, score] of parts) {
    const one = documents.get(index.documentOf[part]);
    if (score > one.top) Object.assign(one, { top: score, part: part - index.firstOf[one.number] });
  }
  const needed = telling ? words.filter(({ capped }) => !capped).length : words.length;
  const found = [...documents.values()];
  const most = Math.min(needed, Math.max(0, ...found.map((one) => one.words)));
  const results = found.filter((one) => one.words >= most).sort((a, b) => b.score - a.score || b.number - a.number);
  return { results, partly: most < needed };
}

/* The numbers of the documents that belong to a value of a filter. */
export function filtered(value) {
  return new Set(ascending(numbersOf(value[2])));
}

/* CRC-32 (ISO 3309): 18 bits of one word and 18 of the other make the bucket of both; see editions/search/pairs.py. */
function check(text) {
  let rest = -1;
  for (const byte of new TextEncoder().encode(text)) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest;
}
