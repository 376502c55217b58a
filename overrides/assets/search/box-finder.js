/* A field, what is said of the results, and the list of them: in the box of every page and on the search's own page. */
import { confirm } from "./engine-phrase.js";
import { search } from "./engine-search.js";
import { entry } from "./box-entry.js";
import { element, said } from "./box-said.js";

const PAUSE = 150; // milliseconds without a key after which somebody is taken to wait

export class Finder {
  /* `shown`: results at a time; `full`: whether they are quoted from; `narrowed`: which of them the reader wants. */
  constructor(place, indexes, { shown, full = false, narrowed = (answer) => answer }) {
    Object.assign(this, { indexes, shown, full, narrowed, turn: 0 });
    this.root = document.querySelector(":root").dataset.root;
    this.field = place.querySelector("input[type=search]");
    this.status = place.querySelector(".find-status");
    this.list = place.querySelector(".find-results");
    this.field.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.run(true), PAUSE);
    });
    place.addEventListener("keydown", (event) => this.step(event));
  }

  /* Up and down between the field and the results. */
  step(event) {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [this.field, ...this.list.querySelectorAll("a")];
    const now = stops.indexOf(event.target);
    if (!way || now < 0 || !stops[now + way]) return;
    event.preventDefault();
    stops[now + way].focus();
  }

  async run(typing = false) {
    const turn = ++this.turn;
    const { home } = this.indexes;
    this.list.setAttribute("aria-busy", "true");
    let told;
    let items = [];
    try {
      const answer = await this.answer(this.field.value, typing);
      const next = await this.items(answer, 0);
      if (turn !== this.turn) return;
      told = this.told(answer);
      items = next;
    } catch (error) {
      if (turn !== this.turn) return;
      told = said(home, "failed");
      if (error) reportError(error); // a file that is missing says nothing; all else is our mistake
    }
    this.status.textContent = told;
    this.list.replaceChildren(...items);
    this.list.removeAttribute("aria-busy");
  }

  async answer(typed, typing) {
    try {
      return await this.narrowed(await this.everywhere(typed, typing));
    } catch (error) {
      if (error) throw error;
      await this.indexes.renew();
      return this.narrowed(await this.everywhere(typed, typing));
    }
  }

  /* The answer in the page's language; if that has none, in the others. */
  async everywhere(typed, typing) {
    const { home } = this.indexes;
    const own = await search(home, typed, this.shown, typing);
    if (own.results.length || !own.asked) return own;
    const others = await Promise.all(
      Object.keys(home.languages).map(async (code) => {
        const answer = await search(await this.indexes.other(code), typed, this.shown, typing);
        return answer.partly ? [] : answer.results;
      }),
    );
    return { ...own, read: "", results: others.flat(), elsewhere: others.some((one) => one.length) };
  }

  /* Some results as entries of the list, and, if there are more, a button for them. */
  async items({ results }, from) {
    const to = from + this.shown;
    await confirm(results, to);
    const items = await Promise.all(
      results.slice(from, to).map((one) => entry(one, this.indexes.home, this.root, this.full)),
    );
    if (this.full && results.length > to) items.push(this.more({ results }, to));
    return items;
  }

  more(answer, from) {
    const item = element("li");
    const button = element("button", said(this.indexes.home, "more"), { type: "button", className: "button" });
    button.addEventListener("click", async () => {
      const items = await this.items(answer, from);
      item.replaceWith(...items);
      items[0]?.querySelector("a").focus();
    });
    item.append(button);
    return item;
  }

  told({ results, asked, partly, read, elsewhere }) {
    const { home } = this.indexes;
    if (!asked) return said(home, "hint");
    if (!results.length) return said(home, "none");
    const notes = [];
    if (elsewhere) notes.push(said(home, "elsewhere"));
    if (read) notes.push(said(home, "reading", { words: read }));
    if (partly) notes.push(said(home, "partly"));
    return [said(home, "found", { n: results.length }), ...notes].join(" ");
  }
}
