// Two readings of a table that differ: both are drawn over the page, and a key chooses.
import { drawn, element } from "./dom.js";
import { ask } from "./asking.js";

export function readings(pane, picture, chosen) {
  if (!picture) return null;
  const place = element("p", { class: "readings", hidden: true });
  pane.append(place);
  let choices = []; // each a reading; the ones that stand now are left out
  let at = -1;

  function draw({ xs, ys }) {
    const group = drawn("g", { class: "table second" });
    const span = (values) => [Math.min(...values), Math.max(...values)];
    const [left, right] = span(xs);
    const [top, bottom] = span(ys);
    for (const x of xs) group.append(drawn("line", { x1: x, x2: x, y1: top, y2: bottom }));
    for (const y of ys) group.append(drawn("line", { x1: left, x2: right, y1: y, y2: y }));
    picture.drawing.before(group);
  }

  function choose(to = (at + 1) % (choices.length || 1)) {
    if (!choices.length) return false;
    at = to;
    chosen(choices[at]);
    return true;
  }

  const button = (one, index) =>
    element("button", { type: "button", onclick: () => choose(index) }, `Take the dashed lines (${one.name}) `, index ? "" : element("kbd", {}, "b"));

  async function look() {
    let told;
    try {
      told = await ask(`/api/readings?file=${encodeURIComponent(pane.dataset.file)}&page=${pane.dataset.pageNumber}`);
    } catch {
      return; // the first reading stands by itself then
    }
    choices = told.tables.map(([, other]) => other).filter((one) => one.xs.length && one.ys.length);
    if (!choices.length) return;
    choices.forEach(draw);
    place.replaceChildren("Two readings of this table differ. ", ...choices.map(button));
    place.hidden = false;
  }

  look();
  return { choose };
}
