// A whole document: page through it, take back what was set aside, use the answers of one alike.
import { all, element, many, one } from "./dom.js";
import { ask, sayNext, sayProblem } from "./asking.js";
import { consequence } from "./consequence.js";
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

// Show what lines do, and take them if the person says so.
function offer(preview, path, body) {
  const dialog = one("#wider");
  one("[data-wider-told]", dialog).replaceChildren(...consequence(preview));
  one("[value=take]", dialog).disabled = Boolean(preview.problem);
  dialog.onclose = async () => {
    if (dialog.returnValue !== "take") return;
    dialog.returnValue = "";
    try {
      const told = await ask(path, body);
      sayNext({ text: told.text });
      location.reload();
    } catch (error) {
      sayProblem(error);
    }
  };
  dialog.showModal();
}

async function takeBack(button) {
  const line = JSON.parse(button.dataset.takeBack);
  try {
    offer(await ask("/api/preview", { line }), "/api/answer", { line });
  } catch (error) {
    sayProblem(error);
  }
}

async function showAlike(place) {
  let told;
  try {
    told = await ask(`/api/alike?file=${encodeURIComponent(one("[data-file]").dataset.file)}`);
  } catch {
    return; // nothing is offered then
  }
  place.replaceChildren(
    ...told.alike.map((one) =>
      element(
        "div",
        { class: "consequence" },
        element("p", { class: "settled" }, `This file looks like ${one.file}, answered before.`),
        element("p", { class: "hint" }, `${many(one.lines.length, "answer")} of it ${one.lines.length === 1 ? "fits" : "fit"} here${one.left_out ? `, ${one.left_out} do not` : ""}.`),
        element("p", {}, element("button", { type: "button", onclick: () => offer(one.preview, "/api/answer-all", { lines: one.lines }) }, "Use its answers?")),
      ),
    ),
  );
}

async function undo(button) {
  try {
    const told = await ask("/api/undo", { decision_id: button.dataset.undo });
    sayNext({ text: told.text });
    location.reload();
  } catch (error) {
    sayProblem(error);
  }
}

for (const button of all("[data-undo]")) button.addEventListener("click", () => undo(button));
for (const button of all("[data-take-back]")) button.addEventListener("click", () => takeBack(button));
const place = one("[data-alike]");
if (place) showAlike(place);
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
