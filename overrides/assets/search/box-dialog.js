/* The box that the header's button opens on every page. */
import { Finder } from "./box-finder.js";
import { element, said } from "./box-said.js";

const SHOWN = 5; // what the first answer weighs is mostly these
const KEYS = "search-keys";

export function dialog(box, indexes) {
  const finder = new Finder(box, indexes, { shown: SHOWN });
  const page = box.querySelector("p:last-child a");
  box.querySelector("form").addEventListener("submit", () => {
    /* Behind the #: what is searched for stays on this device. */
    if (finder.field.value.trim()) location.href = `${page.href}#${new URLSearchParams({ q: finder.field.value })}`;
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // which in this field would first empty it
    box.close();
  });
  box.append(keys(indexes.home));
  if (finder.field.value) finder.run(true);
  else finder.status.textContent = said(indexes.home, "hint");
}

/* Whether the key "/" opens the box (WCAG 2.1.4): kept on the device only when it was switched off. */
function keys(index) {
  const label = element("label", "", { className: "find-keys" });
  const mark = element("input", "", { type: "checkbox", checked: true });
  try {
    mark.checked = localStorage.getItem(KEYS) !== "off";
  } catch {}
  mark.addEventListener("change", () => {
    try {
      mark.checked ? localStorage.removeItem(KEYS) : localStorage.setItem(KEYS, "off");
    } catch {}
  });
  label.append(mark, said(index, "keys"));
  return label;
}
