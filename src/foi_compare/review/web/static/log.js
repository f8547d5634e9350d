// The log: a second person signs answers off or questions them; print it, take an answer back.
import { all, element, one } from "./dom.js";
import { ask, say, sayProblem } from "./asking.js";
import { start, undoLast } from "./frame.js";
import { showAll, showInSight } from "./log_evidence.js";

const NAME = "signed by"; // kept until the window is closed
const signer = one(".signer [data-by]");
const named = () => signer.value.trim();

async function sign(entry, verdict) {
  const because = one("[data-because]", entry);
  if (!named()) return askFor(signer, "Say who you are first.");
  if (verdict === "questioned" && !because.value.trim()) return askFor(because, "Say what is to be asked.");
  const body = { decision_id: entry.dataset.answer, verdict, by: named(), because: verdict === "questioned" ? because.value : "" };
  try {
    const told = await ask("/api/sign", body);
    say("");
    because.value = "";
    one("[data-tally]").textContent = told.tally;
    show(entry, told.signatures);
    entry.focus({ preventScroll: true });
  } catch (error) {
    sayProblem(error);
  }
  return undefined;
}

function askFor(field, text) {
  say(text, true);
  field.focus();
}

function show(entry, signatures) {
  one("[data-signatures]", entry).replaceChildren(
    ...signatures.map(({ text, by, style }) => element("li", { class: style, "data-by": by }, text)),
  );
  one(".signing", entry)?.toggleAttribute("hidden", signatures.length > 0);
  offerWithdrawal(entry);
}

// Who has said nothing of an answer has nothing to withdraw.
function offerWithdrawal(entry) {
  const button = one("[data-verdict=withdrawn]", entry);
  const mine = all("[data-signatures] li", entry).some((item) => item.dataset.by.toLowerCase() === named().toLowerCase());
  if (button) button.hidden = !mine;
}

const entries = all(".entry");
const current = () => document.activeElement?.closest(".entry");

function step(by) {
  const at = entries.indexOf(current());
  const to = at < 0 ? (by > 0 ? 0 : entries.length - 1) : at + by;
  entries[Math.min(Math.max(to, 0), entries.length - 1)]?.focus();
}

async function print() {
  say("Getting what speaks for each answer ready …");
  await showAll();
  say("");
  window.print();
}

if (signer) {
  signer.value = sessionStorage.getItem(NAME) || signer.value;
  signer.addEventListener("input", () => {
    sessionStorage.setItem(NAME, named());
    entries.forEach(offerWithdrawal);
  });
}
for (const entry of entries) {
  const form = one("[data-sign]", entry);
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    sign(entry, "questioned");
  });
  for (const button of all("[data-verdict][type=button]", entry)) button.addEventListener("click", () => sign(entry, button.dataset.verdict));
  offerWithdrawal(entry);
}
showInSight();
one("[data-print]").addEventListener("click", print);
start({
  j: () => step(1),
  k: () => step(-1),
  o: () => current() && one("[data-sign]", current()) && sign(current(), "signed_off"),
  x: () => current() && one("[data-because]", current())?.focus(),
  q: () => location.assign("/"),
  u: () => undoLast(() => location.reload()),
});
