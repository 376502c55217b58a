/* Stems of an agglutinative language: case, possessive and plural come off from the right. The rules are told in
   languages/stemming/endings.py, which does the same for the index. */
const byLength = (one, other) => one.length - other.length;

export function readEndings(table) {
  const { harmony, sounds } = table;
  const rows = ["back", "front"].map((row) => new RegExp(`${harmony[row]}|${harmony.free}`));
  const [closed, notLong, vowel] = [table.closed, table.not_an_ending, table.vowel].map((one) => new RegExp(one));
  const [short, whole] = [table.short, table.whole].map((words) => new Set(words.split(" ")));
  const wholeEndings = table.whole_endings.split(" ");
  const ends = (word, endings) => endings.some((ending) => word.endsWith(ending));

  const read = (lines) => {
    const found = new Map();
    for (const line of lines) {
      const forms = line.split(" ");
      const after = /^[A-Z]+$/.test(forms.at(-1)) ? [...forms.pop()].map((one) => sounds[one]).join("") : null;
      forms.forEach((form, at) => found.set(form, { after, row: forms.length > 1 ? rows[at] : null }));
    }
    return found;
  };
  const plural = read(table.plural);
  const cases = read(table.case);
  const casesAfterPossessive = read(table.case_after_possessive);

  const isStem = (word) => (word.length > 2 && vowel.test(word)) || short.has(word);
  const stays = (word) => whole.has(word) || ends(word, wholeEndings);

  const without = (word, endings) => {
    const found = [];
    for (let length = 1; length < 6; length += 1) {
      const ending = endings.get(word.slice(-length));
      const stem = word.slice(0, -length);
      if (!ending || !isStem(stem)) continue;
      const sound = stem.at(stem.endsWith("ь") ? -2 : -1);
      if ((ending.after === null || ending.after.includes(sound)) && (!ending.row || ending.row.test(stem))) found.push(stem);
    }
    return found;
  };

  const withoutPossessive = (word) => {
    const row = rows[table.possessive.indexOf(word.slice(-1))];
    if (!row) return [];
    const owned = closed.test(word.slice(0, -1)) ? [word.slice(0, -1)] : [];
    const long = ends(word, table.possessive_after_vowel) && sounds.V.includes(word.slice(-3, -2) || " ");
    if (long && (whole.has(word.slice(0, -2)) || !notLong.test(word))) owned.push(word.slice(0, -2));
    return owned.filter((stem) => isStem(stem) && row.test(stem)).flatMap((stem) => [stem, ...without(stem, plural)]);
  };

  const readings = (word) => [
    word,
    ...without(word, plural),
    ...withoutPossessive(word),
    ...without(word, cases).flatMap((rest) => [rest, ...without(rest, plural)]),
    ...without(word, casesAfterPossessive).flatMap(withoutPossessive),
  ];

  const once = (word) => {
    if (stays(word)) return [word];
    const found = readings(word).sort(byLength);
    const kept = found.filter(stays);
    if (kept.length) return kept.reverse();
    const other = word.slice(0, -1);
    if (ends(word, table.both) && found.includes(other) && found[0] === word.slice(0, -2)) return [found[0], other];
    return found.slice(0, 1);
  };

  const allOff = (word) => {
    for (;;) {
      const [stem] = once(word);
      if (stem === word) return word;
      word = stem;
    }
  };

  return (word) => [...new Set(once(word).map(allOff))];
}
