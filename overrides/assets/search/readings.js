/* What a reader may have meant who typed without the letters, the alphabet or the keyboard of the language.
   languages/stemming/readings.py tells the same. */
import { foldWord, mapOf, translated } from "./folding.js";
import { readRule } from "./steps.js";

const LONGEST = 200;
const PLAIN = new Map();

const rewriting = (rules = []) => {
  const read = rules.map(readRule).map(({ pattern, written }) => [new RegExp(pattern, "gu"), written]);
  return (word) => read.reduce((text, [pattern, written]) => text.replace(pattern, written), word);
};

export function readReadings(data = {}) {
  const [own, other] = [data.own, data.other].map((letters) => new RegExp(letters || "(?!)"));
  const keyboard = data.keyboard && mapOf(...data.keyboard);
  const latin = data.latin && rewriting(data.latin);
  const latinLetters = latin && mapOf(...data.latin_letters);
  const rows = (data.letters || []).map((row) => [new RegExp(row.if), rewriting(row.then)]);
  const ends = rewriting(data.ends);

  const restored = (chunk) => (rows.find(([fits]) => fits.test(chunk)) ?? [0, (same) => same])[1](chunk);

  const withLetters = (chunks, kind) => {
    const whole = chunks.map(restored);
    return [whole.map(ends), whole].map((found) => ({ text: found.join(""), kind, loose: true }));
  };

  const guessed = (chunks) => {
    const found = rows.length && chunks.some((chunk) => own.test(chunk)) ? withLetters(chunks, "letters") : [];
    const foreign = (chunk) => other.test(chunk) && !own.test(chunk);
    if (!chunks.some(foreign)) return found;
    const by = (way) => chunks.map((chunk) => (foreign(chunk) ? way(chunk) : chunk));
    if (latin) {
      const read = by((chunk) => translated(latin(chunk), latinLetters));
      found.push(...(rows.length ? withLetters(read, "latin") : [{ text: read.join(""), kind: "latin", loose: false }]));
    }
    if (keyboard) found.push({ text: by((chunk) => translated(chunk, keyboard)).join(""), kind: "keyboard", loose: false });
    return found;
  };

  return (text) => {
    const found = [{ text, kind: "typed", loose: false }];
    if ([...text].length <= LONGEST) {
      const chunks = text.split(/([ \t\n\r]+)/).map((chunk, at) => (at % 2 ? chunk : foldWord(chunk, PLAIN)));
      found.push(...guessed(chunks));
    }
    const seen = new Map(found.map((one) => [JSON.stringify(one), one]));
    return [...seen.values()];
  };
}
