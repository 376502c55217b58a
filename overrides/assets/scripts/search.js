/* The search: its link becomes a button that opens it here. Nothing is fetched before somebody searches.
   A file of the search is a script that hands over its data: a script is all that a page read from disk may load. The
   policy lets this script load others and nobody else ('strict-dynamic'). Where from, the first tag of the page says;
   it is asked for in a way that an element in the text, whatever it calls itself, doesn't get between (DOM clobbering). */
addEventListener("DOMContentLoaded", () => {
  const { lang, dataset } = Document.prototype.querySelector.call(document, ":root");
  const [link, button] = document.querySelectorAll(".find-open");
  const box = document.querySelector(".find-box");
  const form = document.querySelector(".find-form");
  if (!button || !box.showModal) return;
  const load = (file) =>
    new Promise((found, missing) => {
      const script = document.createElement("script");
      script.src = dataset.root + file;
      script.onload = () => (script.remove(), "data" in script ? found(script.data) : missing());
      script.onerror = () => (script.remove(), missing());
      document.head.append(script);
    });
  window.arasha = (data) => (document.currentScript.data = data);
  const swap = (ready) => ((link.hidden = ready), (button.hidden = !ready));
  let begun;
  const begin = () =>
    (begun ??= Promise.all([load("assets/search.js"), load(`${lang}/search/manifest.js`)]).then(
      ([start, manifest]) => start(load, manifest),
      () => (box.close(), swap(false), form && (form.hidden = true)),
    ));
  const open = () => (begin(), form ? form.elements.q.focus() : box.showModal());
  swap(true);
  button.addEventListener("click", open);
  box.querySelector("button").addEventListener("click", () => box.close());
  box.addEventListener("click", (event) => event.target === box && box.close());
  for (const one of document.querySelectorAll(".find-box form, .find-form")) {
    one.addEventListener("submit", (event) => event.preventDefault());
  }
  if (form) {
    form.hidden = false;
    begin();
  }
  /* One key opens it, wherever the key "/" is on Latin and Cyrillic keyboards, unless the reader switched that off. */
  addEventListener("keydown", (event) => {
    if ((event.key !== "/" && event.code !== "Slash") || box.open || event.defaultPrevented) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
    try {
      if (localStorage.getItem("search-keys") === "off") return;
    } catch {}
    event.preventDefault();
    open();
  });
});
