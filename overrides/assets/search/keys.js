/* What the search compares instead of words. The same functions as in languages/stemming/, which make the index: a test
   compares them word by word. `tables` is the JSON that stemming.shipped() gives for the language of the page. */
import { readEndings } from "./endings.js";
import { foldWord, translated } from "./folding.js";
import { readReadings } from "./readings.js";
import { readSteps, rewritten } from "./steps.js";

const LONGEST = 40;
const INSIDE = "\\u00ad\\u0300-\\u036f\\u200b-\\u200d\\u2060\\ufeff";
const RUN = `[\\p{L}\\p{N}](?:[\\p{L}\\p{N}]|[${INSIDE}])*`;
const WORD = new RegExp(`${RUN}(?:['’ʼ]${RUN})*`, "gu");
const opened = new WeakMap();

function analyserOf(tables) {
  if (!opened.has(tables)) {
    const same = new Map();
    for (const line of tables.same || []) {
      const [first, ...others] = line.split(" ");
      for (const one of others) same.set(one, first);
    }
    opened.set(tables, {
      known: new Map(),
      same,
      apostrophe: new RegExp(tables.apostrophe || "(?!)"),
      fold: new Map(Object.entries(tables.fold || {})),
      bare: new Map(Object.entries(tables.bare || {})),
      stems: tables.case ? readEndings(tables) : (word) => [word],
      steps: readSteps(tables.key),
      readings: readReadings(tables.typed),
      behindHyphen: new RegExp(tables.behind_hyphen || "(?!)"),
    });
  }
  return opened.get(tables);
}

const first = (word, most) => [...word].slice(0, most).join("");

/* A word as it is compared: small letters, nothing hidden. */
export const fold = (word, tables) => foldWord(word, analyserOf(tables).fold);

/* A key without the letters that many keyboards lack: equal for құқық and кукык. */
export const bare = (key, tables) => translated(key, analyserOf(tables).bare);

/* The keys of a word: equal for all its forms; two where a form can belong to two words. */
export function keys(word, tables) {
  const { apostrophe, known, same, stems, steps } = analyserOf(tables);
  if (!known.has(word)) {
    const plain = first(fold(first(word, 4 * LONGEST), tables), LONGEST).replace(apostrophe, "");
    known.set(word, [...new Set(stems(same.get(plain) ?? plain).map((stem) => rewritten(stem, steps)))]);
  }
  return known.get(word);
}

/* Words of a text as [word, start, end]. An ending behind a hyphen belongs to the word before it: БҰҰ-ның. */
export function* tokens(text, tables) {
  const { behindHyphen } = analyserOf(tables);
  let end = -2;
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    const hyphen = start === end + 1 && /[-‑]/.test(text[end]);
    if (!hyphen || !behindHyphen.test(fold(word, tables))) yield [word, start, start + word.length];
    end = start + word.length;
  }
}

/* What the typed text can mean, in the order of trust: [{text, kind, loose}]; the first is the text itself. A loose one
   guesses letters: compare its keys by `bare`. Kinds: typed, letters, latin, keyboard. */
export const readings = (text, tables) => analyserOf(tables).readings(text);
