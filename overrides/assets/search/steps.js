/* Rewriting a word step by step, as languages/stemming/steps.py does: of each step the first rule that fits, once. */
export const readRule = ([pattern, written, skip = 0]) => ({ pattern: new RegExp(pattern, "u"), written, skip });

export const readSteps = (data = []) => data.map((step) => step.map(readRule));

export function rewritten(word, steps) {
  for (let at = 0; at < steps.length; at += 1) {
    const rule = steps[at].find(({ pattern }) => pattern.test(word));
    if (rule) {
      word = word.replace(rule.pattern, rule.written);
      at += rule.skip;
    }
  }
  return word;
}
