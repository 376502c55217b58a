/* The reader's colours. Only a choice is kept, and only on this device; to read as the device does, nothing is kept. */
(() => {
  const root = document.documentElement;
  const key = "palette";
  const palettes = ["light", "dark", "contrast"];
  const kept = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return root.dataset.palette; // storage is switched off: the choice lasts as long as the page
    }
  };
  const keep = (name) => {
    try {
      name ? localStorage.setItem(key, name) : localStorage.removeItem(key);
    } catch {}
  };
  const show = (name) => {
    palettes.includes(name) ? (root.dataset.palette = name) : delete root.dataset.palette;
    const select = document.querySelector(".palette select");
    if (select) select.value = root.dataset.palette || "";
  };
  show(kept()); // before anything is painted
  addEventListener("pageshow", () => show(kept())); // a page that the back button brings may show an older choice
  addEventListener("DOMContentLoaded", () => {
    const control = document.querySelector(".palette");
    if (!control) return;
    control.hidden = false;
    show(kept());
    control.addEventListener("change", (event) => {
      keep(event.target.value);
      show(event.target.value);
    });
  });
})();
