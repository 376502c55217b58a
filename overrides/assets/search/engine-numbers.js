/* Reads what editions/search/numbers.py writes. */
export function numbersOf(text) {
  const found = [];
  let number = 0;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code > 92) number = number * 34 + code - 93;
    else {
      found.push(number * 57 + code - 35);
      number = 0;
    }
  }
  return found;
}

/* Ascending numbers from their distances. */
export function ascending(distances) {
  let before = -1;
  return distances.map((distance) => (before += distance + 1));
}
