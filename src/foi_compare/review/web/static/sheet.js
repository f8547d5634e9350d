// The picture of a page: zoom, and the cell that is asked about in view.
import { all, one } from "./dom.js";

const LARGEST = 6; // pixels a point
const SMALLEST = 0.3;

export function sheet(pane) {
  const pager = pane && one("[data-page]", pane);
  pager?.addEventListener("change", () => location.assign(pager.value));
  const frame = pane && one(".sheet-frame", pane);
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

  function show() {
    const boxes = all(".cell.asked", paper).map((cell) => cell.getBBox());
    if (!boxes.length) return;
    const left = Math.min(...boxes.map((box) => box.x));
    const top = Math.min(...boxes.map((box) => box.y));
    const bottom = Math.max(...boxes.map((box) => box.y + box.height));
    frame.scrollLeft = left * scale - frame.clientWidth / 2;
    const room = (frame.clientHeight - (bottom - top) * scale) / 2;
    frame.scrollTop = top * scale - Math.max(room, 40);
  }

  for (const button of all("[data-zoom]", pane)) {
    const by = { in: () => set(scale * 1.25), out: () => set(scale * 0.8), fit };
    button.addEventListener("click", by[button.dataset.zoom]);
  }
  fit();
  frame.scrollTo(0, 0);
  show();
  window.addEventListener("resize", fit);
  return { zoom: (by) => set(scale * by), fit, paper, drawing: one("[data-drawing]", paper), scale: () => scale };
}
