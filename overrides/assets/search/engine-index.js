/* The index of one language: fetches the files that a search needs, each once, and reads them. */
import { ascending, numbersOf } from "./engine-numbers.js";

const PER_CARDS = 8;
const STEPS = 16;
const GROUPS = 8192; // of 32 buckets; see editions/search/pairs.py

export class Index {
  constructor(language, manifest, load) {
    Object.assign(this, manifest);
    this.language = language;
    this.separators = manifest.separators.split(" ").filter(Boolean);
    this.spelled = manifest.spelled.split(" ").filter(Boolean);
    this.load = load;
    this.files = new Map();
    this.count();
  }

  /* To which document each part belongs, and the first part of each document. */
  count() {
    const several = numbersOf(this.several);
    this.documentOf = [];
    this.firstOf = [];
    let alone = several.shift();
    for (let number = 0; number < this.documents; number++) {
      this.firstOf.push(this.documentOf.length);
      const parts = alone === 0 ? several.shift() : 1;
      alone = alone === 0 ? several.shift() : alone - 1;
      for (let part = 0; part < parts; part++) this.documentOf.push(number);
    }
  }

  /* The data of a file. Its folder is named by what all files hold: where it is gone, the manifest was an old copy. */
  file(name, folder = this.folder) {
    const path = `${this.language}/search/${folder}/${name}.js`;
    if (!this.files.has(path)) {
      const data = this.load(path);
      data.catch(() => this.files.delete(path));
      this.files.set(path, data);
    }
    return this.files.get(path);
  }

  /* The words that are among these or begin so, each with its postings. */
  async words(wanted, beginning) {
    const found = await this.lines("words", this.separators, wanted, beginning);
    return found.map(([word, text]) => ({ word, ...postings(text) }));
  }

  /* The words that are written so where a keyboard lacks letters. */
  async spellings(wanted, beginning) {
    if (!this.spelling) return [];
    const found = await this.lines("spellings", this.spelled, wanted, beginning);
    return found.flatMap(([, words]) => words.split(","));
  }

  async lines(name, separators, wanted, beginning) {
    const test = (word) => wanted.includes(word) || (beginning && word.startsWith(beginning));
    const read = async (place) => [...lines(await this.file(name + place), test)];
    const first = placed(separators, beginning || wanted[0] || "");
    const places = new Set([first, ...wanted.map((word) => placed(separators, word))]);
    const found = (await Promise.all([...places].map(read))).flat();
    /* Words that begin so may stand at the beginning of the next file only. */
    return beginning && !found.length && separators[first]?.startsWith(beginning) ? read(first + 1) : found;
  }

  /* The parts in which a pair from the bucket stands. */
  async pair(bucket) {
    const file = Math.floor(((bucket >> 5) * this.pairs) / GROUPS);
    const all = numbersOf(await this.file(`pairs${file}`));
    for (let place = 0, group = Math.ceil((file * GROUPS) / this.pairs); place < all.length; group++) {
      let now = group * 32 - 1;
      for (let left = all[place++]; left; left--) {
        now += all[place] + 1;
        const start = place + 2;
        place = start + all[place + 1];
        if (now === bucket) return new Set(ascending(all.slice(start, place)));
      }
    }
    return new Set();
  }

  async card(number) {
    const cards = await this.file(`cards${Math.floor(number / PER_CARDS)}`);
    const [folder, title, kind, date, place, lead, ...parts] = cards[number % PER_CARDS];
    return { address: `${this.language}/${folder}/`, title, kind: this.kinds[kind], date, place, lead, parts };
  }
}

/* Number of the file that a word would stand in. */
function placed(separators, word) {
  let low = 0;
  let high = separators.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (separators[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* The words of a file that a test lets through, each with what is told of it; see editions/search/terms.py. */
function* lines(text, test) {
  let word = "";
  for (let from = 0; from < text.length; ) {
    const space = text.indexOf(" ", from);
    const end = text.indexOf("!", space);
    word = word.slice(0, text.charCodeAt(from) - 35) + text.slice(from + 1, space);
    if (test(word)) yield [word, text.slice(space + 1, end)];
    from = end + 1;
  }
}

/* Parts by impact, and in how many parts the word stands: more than are told, if the first impact is 0. */
function postings(text) {
  const all = numbersOf(text);
  const groups = [];
  let frequency = 0;
  let whole = true;
  for (let place = 0; place < all.length; ) {
    const impact = all[place] % STEPS;
    const size = Math.floor(all[place] / STEPS);
    place++;
    if (impact === 0) {
      frequency = size;
      whole = false;
      continue;
    }
    groups.push([impact, ascending(all.slice(place, place + size))]);
    if (whole) frequency += size;
    place += size;
  }
  return { groups, frequency, whole };
}
