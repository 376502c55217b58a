/* Where the search begins, once its files are there. */
import { dialog } from "./box-dialog.js";
import { Indexes } from "./box-indexes.js";
import { page } from "./box-page.js";

export function start(load, manifest) {
  const indexes = new Indexes(load, manifest);
  const box = document.querySelector(".find-box");
  const place = document.querySelector(".finder");
  if (place) page(place, indexes);
  else dialog(box, indexes);
}
