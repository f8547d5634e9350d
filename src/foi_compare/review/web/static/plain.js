// A page with nothing but what every page has.
import { start, undoLast } from "./frame.js";

start({ q: () => location.assign("/"), u: () => undoLast(() => location.reload()) });
