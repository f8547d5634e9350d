// What an answer for all labels like one touches: every reply at once, and its rows as they are made.
import { element, many, one } from "./dom.js";
import { ask } from "./asking.js";
import { consequence } from "./consequence.js";

const FIRST = 1; // the reply of the question itself
const FEW = 4; // while an answer is looked at that may be another in a moment
const MOST = 24; // replies made anew in one go: other questions wait so long

export async function showWider(told, take) {
  const dialog = one("#wider");
  const place = one("[data-wider-told]", dialog);
  place.replaceChildren(element("p", { class: "hint" }, "Looking for labels like this …"));
  dialog.showModal();
  let seen;
  try {
    seen = await ask("/api/wider", told);
  } catch (error) {
    place.replaceChildren(element("p", { class: "problem" }, error.message));
    return;
  }
  if (!dialog.open) return;
  dialog.onclose = () => {
    if (dialog.returnValue === "take") take(seen.lines);
    dialog.returnValue = "";
  };
  const sections = seen.touched.map((reply) => section(reply));
  const far = element("p", { class: "hint", "aria-live": "polite" });
  place.replaceChildren(summary(seen), far, ...sections);
  await showRows(dialog, seen, sections, far);
}

function summary({ lines, touched }) {
  const waiting = touched.reduce((sum, reply) => sum + reply.waiting, 0);
  return element(
    "p",
    {},
    `${many(lines.length, "line")} of decisions.csv touches ${many(touched.length, "reply", "replies")}, in which ${many(waiting, "number")} of this label ${waiting === 1 ? "waits" : "wait"}.`,
  );
}

const nameOf = ({ force, files }) => [force, files.join(", ")].filter(Boolean).join(" · ");

const section = (reply, heading = "h3") =>
  element("section", {}, element(heading, {}, nameOf(reply)), element("p", { class: "hint" }, `${many(reply.waiting, "number")} of this label ${reply.waiting === 1 ? "waits" : "wait"}.`));

// An answer on a label is one for its force: its other replies, and their rows as they are made.
export async function showElsewhere(place, told, touched, isNow) {
  const shown = touched.slice(0, MOST);
  const sections = shown.map((reply) => section(reply, "h2"));
  const left = touched.length - shown.length;
  place.append(...sections, ...(left ? [element("p", { class: "hint" }, `and ${many(left, "reply", "replies")} more`)] : []));
  for (let at = 0; at < shown.length && isNow(); at += FEW) {
    const now = shown.slice(at, at + FEW);
    const made = await ask("/api/wider-rows", { lines: [told.line], files: now.flatMap(({ files }) => files) });
    now.forEach((reply, index) => fill(sections[at + index], reply, made.replies));
  }
}

// The rows come in the order in which they stand, few at first; the dialog may be left meanwhile.
async function showRows(dialog, { lines, touched }, sections, far) {
  let size = FIRST;
  for (let at = 0; at < touched.length && dialog.open; at += size, size = Math.min(size * 4, MOST)) {
    const now = touched.slice(at, at + size);
    let made;
    try {
      made = await ask("/api/wider-rows", { lines, files: now.flatMap(({ files }) => files) });
    } catch (error) {
      far.textContent = error.message;
      return;
    }
    now.forEach((reply, index) => fill(sections[at + index], reply, made.replies));
    const done = Math.min(at + size, touched.length);
    far.textContent = done < touched.length ? `The rows of ${done} of ${touched.length} replies stand here; the others follow.` : "";
  }
}

function fill(place, reply, replies) {
  const own = replies.filter(({ files }) => files.some((file) => reply.files.includes(file)));
  const shown = own.length ? own.flatMap(({ preview }) => consequence(preview, reply.files.join(", "))) : [element("p", { class: "hint" }, "Nothing of it changes.")];
  place.replaceChildren(one("h2, h3", place), ...shown);
}
