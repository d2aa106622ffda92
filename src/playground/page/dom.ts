type Attribute = string | number | boolean | undefined | ((event: Event) => void);
export type Child = Node | string | undefined;

/**
 * An element with attributes, listeners (`onclick`) and children. Texts become text nodes, so that nothing that a person
 * or a CRM wrote is read as HTML.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (typeof value === 'boolean') element.toggleAttribute(name, value);
    else if (value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** The part of the page with this id. */
export function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no part ${id}.`);
  return found;
}

/** Puts the new element where the old one was; who was at a control in it stays there. */
export function replaceKeepingFocus(old: HTMLElement, fresh: HTMLElement): void {
  const active = old.contains(document.activeElement) ? document.activeElement : null;
  const key = active?.getAttribute('data-key');
  old.replaceWith(fresh);
  if (active === null) return;
  const same = [...fresh.querySelectorAll<HTMLElement>('[data-key]')].find(
    (element) => element.getAttribute('data-key') === key,
  );
  (same ?? fresh).focus({ preventScroll: true });
}

/** Shows that a control waits for the bot while something is done. */
export async function whileBusy(control: HTMLElement, work: () => Promise<unknown>): Promise<void> {
  if (control.getAttribute('aria-busy') === 'true') return;
  control.setAttribute('aria-busy', 'true');
  try {
    await work();
  } finally {
    control.removeAttribute('aria-busy');
  }
}

let lastId = 0;

/** An id for an element that another one refers to. */
export function newId(): string {
  lastId += 1;
  return `e${lastId}`;
}
