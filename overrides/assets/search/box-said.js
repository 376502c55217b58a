/* The interface's words, with the plural that the number asks for. */
export function said(index, key, values = {}) {
  const forms = index.said[key];
  const form = typeof forms === "string" ? forms : forms[plural(index.language, values.n)] || forms.other;
  return form.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function plural(language, number) {
  return new Intl.PluralRules(language).select(number);
}

/* An element with its words, which are never read as HTML. */
export function element(tag, text = "", properties = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...properties });
}
