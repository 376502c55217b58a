/* The way out of a page that can endanger its reader. Without this script it is a plain link. */
addEventListener("DOMContentLoaded", () => {
  const link = document.querySelector(".exit a");
  if (!link) return;
  const leave = (event) => {
    event.preventDefault();
    const address = link.href;
    try {
      for (const key of ["palette", "search-keys"]) localStorage.removeItem(key);
    } catch {}
    document.title = link.hostname; // the tab's name until the other page is there
    document.body.remove();
    location.replace(address); // takes this page's place in the history
  };
  link.addEventListener("click", leave);
  /* A link within the page would leave this page in the history a second time, behind the place that is replaced. */
  addEventListener("click", (event) => {
    const within = event.target.closest('a[href^="#"]');
    if (!within) return;
    event.preventDefault();
    location.replace(within.href);
  });
  document.querySelector(".exit [hidden]").hidden = false;
  /* Shift three times within five seconds, as on GOV.UK: Escape stops a page that is loading and closes what a screen
     reader has opened. A Shift that was held for a letter or a click does not count. */
  let alone = false;
  let times = [];
  const used = () => {
    alone = false;
    times = [];
  };
  addEventListener("pointerdown", used);
  addEventListener("keydown", (event) => {
    if (event.key === "Shift") alone = true;
    else used();
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    times = [...times, event.timeStamp].slice(-3);
    if (times[2] - times[0] < 5000) leave(event);
  });
});
