// The picture of a page: zoom, and the cell that is asked about in view.
import { all, middle, one } from "./dom.js";

const LARGEST = 6; // pixels a point
const SMALLEST = 0.3;
const READABLE = 1.9; // at which small print is read without effort
const PRINTED = 1; // of a sentence, whose lines are as wide as the page
const MARGIN = 12; // points beside a table

function around(boxes) {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

export function meet(one, other) {
  const across = one.x < other.x + other.width && other.x < one.x + one.width;
  return across && one.y < other.y + other.height && other.y < one.y + one.height;
}

// What is asked about in sight, in a document that is shown as its words.
export function bringIntoSight(pane) {
  const words = one(".flow", pane);
  const place = words && one(".asked", words);
  const table = place?.closest(".flow-table");
  for (const frame of [table, words]) if (place && frame) middle(frame, place);
}

// `turn` is called with the address of another page, where one is chosen.
export function sheet(pane, turn = (address) => location.assign(address)) {
  const pager = one("[data-page]", pane);
  pager?.addEventListener("change", () => turn(pager.value));
  const frame = one(".sheet-frame", pane);
  bringIntoSight(pane);
  if (!frame) return null;
  const paper = one(".sheet", frame);
  const width = Number(paper.dataset.width);
  const height = Number(paper.dataset.height);
  let scale = 1;

  function set(wanted) {
    const middle = (frame.scrollTop + frame.clientHeight / 2) / (height * scale || 1);
    const centre = (frame.scrollLeft + frame.clientWidth / 2) / (width * scale || 1);
    scale = Math.min(Math.max(wanted, SMALLEST), LARGEST);
    paper.style.width = `${width * scale}px`;
    paper.style.height = `${height * scale}px`;
    paper.style.setProperty("--point", `${1 / scale}px`);
    frame.scrollTop = middle * height * scale - frame.clientHeight / 2;
    frame.scrollLeft = centre * width * scale - frame.clientWidth / 2;
  }

  const fit = () => set((frame.clientWidth - 2) / width);

  // The table that is asked about as wide as there is room for, with what is asked in sight.
  function show() {
    if (!frame.clientWidth) return; // another page stands in its place
    fit();
    frame.scrollTo(0, 0);
    const boxes = all(".cell.asked", paper).map((cell) => cell.getBBox());
    if (!boxes.length) return;
    const asked = around(boxes);
    const tables = all(".table:not(.second)", paper).map((table) => table.getBBox()).filter((table) => meet(table, asked));
    const shown = around([asked, ...tables]);
    const room = (frame.clientWidth - 2) / (shown.width + 2 * MARGIN);
    const wanted = Math.min(room, tables.length ? READABLE : PRINTED);
    if (wanted > scale) set(wanted);
    frame.scrollLeft = (shown.x - MARGIN) * scale;
    const above = (frame.clientHeight - asked.height * scale) / 2;
    frame.scrollTop = asked.y * scale - Math.max(above, 40);
  }

  for (const button of all("[data-zoom]", pane)) {
    const by = { in: () => set(scale * 1.25), out: () => set(scale * 0.8), fit };
    button.addEventListener("click", by[button.dataset.zoom]);
  }
  show();
  window.addEventListener("resize", show);
  return { zoom: (by) => set(scale * by), fit, show, paper, drawing: one("[data-drawing]", paper), scale: () => scale };
}
