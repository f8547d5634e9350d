// The outcomes of the codebook: found by number or by words of their titles, chosen by arrow and Enter.
import { all } from "./dom.js";

const words = (text) => text.toLowerCase().split(/\s+/u).filter(Boolean);

export function outcomes(field, list) {
  const every = all("[role=option]", list);
  for (const option of every) option.classList.toggle("wide", option.dataset.code.length > 5);
  let chosen = null;

  function choose(option) {
    chosen?.setAttribute("aria-selected", "false");
    chosen = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  }

  const isTyped = () => every.some((option) => option.dataset.code === field.value.trim());

  // A code that is typed whole comes first, then those that begin so, then all with these words.
  function rank(option, typed) {
    const code = option.dataset.code.toLowerCase();
    const text = option.textContent.toLowerCase();
    if (code === typed) return 0;
    if (!words(typed).every((word) => text.includes(word))) return null;
    return code.startsWith(typed) ? 1 : 2;
  }

  function filter() {
    const typed = field.value.trim().toLowerCase();
    const ranked = every.map((option) => [rank(option, typed), option]).filter(([at]) => at !== null);
    ranked.sort(([one], [other]) => one - other);
    list.replaceChildren(...ranked.map(([, option]) => option));
    choose(typed && ranked.length ? ranked[0][1] : null);
  }

  function take(option) {
    field.value = option.dataset.code;
    filter();
  }

  function step(by) {
    const shown = all("[role=option]", list);
    if (!shown.length) return;
    const at = shown.indexOf(chosen);
    choose(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)]);
  }

  field.addEventListener("input", filter);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      step(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Enter" && chosen && chosen.dataset.code !== field.value.trim()) {
      take(chosen); // the next Enter saves
      event.preventDefault();
    }
  });
  field.addEventListener("change", () => {
    if (chosen && field.value.trim() && !isTyped()) take(chosen);
  });
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    take(option);
    field.focus();
  });
  return { focus: () => isTyped() || field.focus() };
}
