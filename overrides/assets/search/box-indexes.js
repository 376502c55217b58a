/* The indexes of the site's languages, each opened when it is first needed. */
import { Index } from "./engine-index.js";

export class Indexes {
  constructor(load, manifest) {
    this.load = load;
    this.home = new Index(manifest.language, manifest, load);
    this.others = new Map();
  }

  other(code) {
    if (!this.others.has(code)) {
      const found = this.load(`${code}/search/manifest.js`).then((manifest) => new Index(code, manifest, this.load));
      found.catch(() => this.others.delete(code));
      this.others.set(code, found);
    }
    return this.others.get(code);
  }

  /* A file is gone when the site was published anew: then the manifest is an old copy, and this gets the new one. */
  async renew() {
    const { language } = this.home;
    this.home = new Index(language, await this.load(`${language}/search/manifest.js?${Date.now()}`), this.load);
    this.others.clear();
  }
}
