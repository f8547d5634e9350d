// A whole document: page through it, take back what was set aside, use the answers of one alike.
import { all, one } from "./dom.js";
import { ask, sayProblem } from "./asking.js";
import { offer, showAlike } from "./alike.js";
import { start, undoLast } from "./frame.js";
import { sheet } from "./sheet.js";

const pane = one(".document");
const picture = sheet(pane);
const pager = one("[data-page]", pane);

function turn(by) {
  const option = pager?.options[pager.selectedIndex + by];
  const further = one(by > 0 ? "[rel=next]" : "[rel=prev]", pane);
  if (further) further.click();
  else if (option) location.assign(option.value);
}

async function takeBack(button) {
  const line = JSON.parse(button.dataset.takeBack);
  try {
    offer(await ask("/api/preview", { line }), "/api/answer", { line });
  } catch (error) {
    sayProblem(error);
  }
}

// A number of a sentence: it stands in a table of one row, with what the person says it counts.
async function makeFigure(form) {
  const line = JSON.parse(form.dataset.figure);
  const under = one("[data-heading]", form).value.trim() || "Number";
  const cells = [["Outcome", under], [one("[data-label]", form).value.trim(), one("[data-number]", form).value.trim()]];
  try {
    offer(await ask("/api/preview", { line, cells }), "/api/answer", { line, cells });
  } catch (error) {
    sayProblem(error);
  }
}

for (const form of all("[data-figure]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    makeFigure(form);
  });
}
for (const button of all("[data-take-back]")) button.addEventListener("click", () => takeBack(button));
showAlike(one("[data-alike]"), pane.dataset.file);
start({
  j: () => turn(1),
  k: () => turn(-1),
  q: () => location.assign("/"),
  u: () => undoLast(() => location.reload()),
  "+": () => picture?.zoom(1.25),
  "=": () => picture?.zoom(1.25),
  "-": () => picture?.zoom(0.8),
  0: () => picture?.fit(),
});
