// Elements from names and texts; text is never made markup.

export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "class") made.className = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function drawn(name, properties = {}) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
  return made;
}

export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];
// Brings a place to the middle of the frame that it may be scrolled in.
export function middle(frame, place) {
  const around = frame.getBoundingClientRect();
  const box = place.getBoundingClientRect();
  frame.scrollTop += box.top - around.top - Math.max((around.height - box.height) / 2, 24);
  frame.scrollLeft += box.left - around.left - Math.max((around.width - box.width) / 2, 24);
}

export const many = (count, what, several = `${what}s`) => `${count} ${count === 1 ? what : several}`;
