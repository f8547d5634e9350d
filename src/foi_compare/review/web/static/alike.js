// Lines that are offered: what they do is shown before a person takes them.
import { element, many, one } from "./dom.js";
import { ask, give, sayNext, sayProblem } from "./asking.js";
import { consequence } from "./consequence.js";

export function offer(preview, path, body, then = () => location.reload()) {
  const dialog = one("#wider");
  one("[data-wider-told]", dialog).replaceChildren(...consequence(preview));
  one("[value=take]", dialog).disabled = Boolean(preview.problem);
  dialog.onclose = async () => {
    if (dialog.returnValue !== "take") return;
    dialog.returnValue = "";
    try {
      const told = await give(path, body);
      if (!told) return;
      sayNext({ text: told.text });
      then();
    } catch (error) {
      sayProblem(error);
    }
  };
  dialog.showModal();
}

// A file of the same force and layout that was answered before: its answers, if the person says so.
export async function showAlike(place, file, then) {
  let told;
  try {
    told = await ask(`/api/alike?file=${encodeURIComponent(file)}`);
  } catch {
    return; // nothing is offered then
  }
  place.replaceChildren(
    ...told.alike.map((other) =>
      element(
        "div",
        { class: "consequence" },
        element("p", { class: "settled" }, `This file looks like ${other.file}, answered before.`),
        element("p", { class: "hint" }, `${many(other.lines.length, "answer")} of it ${other.lines.length === 1 ? "fits" : "fit"} here${other.left_out ? `, ${other.left_out} do not` : ""}.`),
        element("p", {}, element("button", { type: "button", onclick: () => offer(other.preview, "/api/answer-all", { lines: other.lines }, then) }, "Use its answers?")),
      ),
    ),
  );
}
