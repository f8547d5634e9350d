// Other pages of the document beside a question, which stays as it is: its own page waits below.
import { element, one } from "./dom.js";
import { parsed, sayProblem } from "./asking.js";
import { bringIntoSight, sheet } from "./sheet.js";

const LOOKED_AT = /^\/d\//;

// `own` is the pane of the question, `marked` says whose numbers are marked on other pages, too.
export function turning(own, marked) {
  const picture = sheet(own, look);
  let other = null; // the pane of another page, if one is looked at
  let asked = 0;
  listen(own);

  function listen(pane) {
    pane.addEventListener("click", (event) => {
      const link = event.target.closest("[rel=prev], [rel=next]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      look(link.getAttribute("href"));
    });
  }

  async function look(address) {
    const to = new URL(address, location.href);
    const isOwn = to.searchParams.get("part") === own.dataset.part && !to.searchParams.get("row");
    if (isOwn) return back();
    to.pathname = to.pathname.replace(LOOKED_AT, "/look/");
    for (const [name, id] of Object.entries(marked)) to.searchParams.set(name, id);
    const number = ++asked;
    try {
      const read = await parsed(to);
      if (number === asked) put(document.adoptNode(one(".document", read)));
    } catch (error) {
      sayProblem(error);
    }
    return undefined;
  }

  function put(pane) {
    other?.pane.remove();
    const button = element("button", { type: "button", onclick: back }, "Back to the question ", element("kbd", {}, "p"));
    one(".document-bar", pane).after(element("p", { class: "elsewhere" }, "Another place. ", button));
    own.hidden = true;
    own.after(pane);
    listen(pane);
    other = { pane, picture: sheet(pane, look) };
    one("[role=region]", pane)?.focus({ preventScroll: true });
  }

  // To the page of the question, with what is asked about in sight.
  function back() {
    asked += 1; // what is still on its way comes too late
    const chosen = one("option[selected]", own);
    if (chosen) chosen.parentElement.value = chosen.value;
    other?.pane.remove();
    other = null;
    own.hidden = false;
    bringIntoSight(own);
    picture?.show();
  }

  function turn(by) {
    const pane = other?.pane ?? own;
    const pager = one("[data-page]", pane);
    const further = one(by > 0 ? "[rel=next]" : "[rel=prev]", pane);
    const option = pager?.options[pager.selectedIndex + by];
    const address = further?.getAttribute("href") ?? option?.value;
    if (address) look(address);
    return Boolean(address);
  }

  return { picture, seen: () => (other ? other.picture : picture), turn, back };
}
