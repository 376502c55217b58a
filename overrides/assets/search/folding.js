/* One spelling for what is the same word to a reader. languages/stemming/folding.py does the same for the index. */
const HIDDEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]/g;
const ACCENTS = /[\u0300-\u036f]/g;
const CYRILLIC = /[\u0400-\u04ff]/;
const LATIN = /[a-zA-Zəɵİ]/;
const mapOf = (from, to) => new Map([...from].map((letter, at) => [letter, [...to][at]]));
const LIKE = ["İaceopxyihktmbəɵABCEHIKMOPTXYƏƟ", "ІасеорхуіһктмвәөАВСЕНІКМОРТХУӘӨ"];
const TO_CYRILLIC = mapOf(LIKE[0], LIKE[1]);
const TO_LATIN = mapOf(LIKE[1], LIKE[0]);

/* Letter by letter, as str.translate. */
export const translated = (word, letters) => Array.from(word, (letter) => letters.get(letter) ?? letter).join("");
export { mapOf };

const mixed = (word) => CYRILLIC.test(word) && LATIN.test(word);

export function foldWord(word, letters) {
  word = word.normalize("NFC").replace(HIDDEN, "").replace(ACCENTS, "");
  if (mixed(word)) {
    word = [TO_CYRILLIC, TO_LATIN].map((way) => translated(word, way)).find((other) => !mixed(other)) ?? word;
  }
  word = word.replace(/[’ʼ‘`´]/g, "'").toLowerCase().replace(ACCENTS, "").normalize("NFC");
  return letters.size ? translated(word, letters) : word;
}
