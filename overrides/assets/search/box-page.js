/* The search's own page: what is asked for stands in its address, so that it can be linked and passed on. */
import { filtered } from "./engine-search.js";
import { Finder } from "./box-finder.js";
import { element, said } from "./box-said.js";

const SHOWN = 10;

export function page(place, indexes) {
  const filters = place.querySelector(".find-filters");
  const asked = new URLSearchParams(location.search || location.hash.slice(1));
  const chosen = new Map(Object.keys(indexes.home.filters).map((name) => [name, asked.get(name) || ""]));
  const finder = new Finder(place, indexes, { shown: SHOWN, full: true, narrowed });

  /* The answer without what the filters leave out; the filters tell how much each of their values would leave. */
  async function narrowed(answer) {
    const { home } = indexes;
    remember(finder.field.value, chosen);
    const some = [...chosen.values()].some(Boolean);
    if (answer.elsewhere || (!answer.results.length && (answer.asked || !some))) {
      filters.replaceChildren();
      return answer;
    }
    const values = await home.file("filters");
    const sets = new Map();
    for (const [name, value] of chosen) {
      const found = values[name].find(([one]) => one === value);
      if (found) sets.set(name, filtered(found));
    }
    const all = answer.asked ? answer.results : everything(home);
    const left = (without) =>
      all.filter(({ number }) => [...sets].every(([name, set]) => name === without || set.has(number)));
    filters.replaceChildren(...Object.keys(home.filters).map((name) => choice(name, values[name], left(name))));
    return { ...answer, asked: true, results: left() };
  }

  function choice(name, values, results) {
    const label = element("label", indexes.home.filters[name]);
    const select = element("select", "", { name });
    select.append(element("option", said(indexes.home, "any"), { value: "" }));
    for (const value of values) {
      const set = filtered(value);
      const count = results.filter(({ number }) => set.has(number)).length;
      if (count || value[0] === chosen.get(name)) select.append(element("option", `${value[1]} (${count})`, { value: value[0] }));
    }
    select.value = chosen.get(name);
    label.append(select);
    return label;
  }

  filters.addEventListener("change", async ({ target }) => {
    chosen.set(target.name, target.value);
    await finder.run();
    filters.querySelector(`[name=${target.name}]`)?.focus();
  });
  place.querySelector("form").addEventListener("submit", () => finder.run());
  finder.field.value ||= asked.get("q") || "";
  if (finder.field.value || [...chosen.values()].some(Boolean)) finder.run();
  else finder.status.textContent = said(indexes.home, "hint");
}

function everything(index) {
  return index.firstOf.map((_, number) => ({ index, number, part: 0, hits: new Set(), phrases: [] })).reverse();
}

function remember(typed, chosen) {
  const asked = new URLSearchParams([["q", typed], ...chosen].filter(([, value]) => value));
  try {
    history.replaceState(null, "", location.pathname + (String(asked) && `?${asked}`));
  } catch {} // a page read from disk may have no say in its address
}
