import type { InputBlock } from '@slack/types';
import type { ControlHost } from './controls.ts';
import { h, newId } from './dom.ts';
import { notShown } from './not-shown.ts';
import { field, type Field, type FieldElement } from './fields.ts';

/** A labelled field of a modal, with its hint and what the bot says about it. */
export function inputBlock(block: InputBlock, blockId: string, host: ControlHost): HTMLElement {
  const { element } = block;
  if (!isShown(element)) {
    return notShown(element.type);
  }
  const made = field(element, host.held(blockId, element.action_id ?? ''));
  made.onChange(() => {
    host.typed?.(blockId, made.read());
    if (block.dispatch_action !== true) return;
    const chosen = { actionId: element.action_id ?? '', blockId };
    void host.actor.choose(host.place, chosen, made.read());
  });
  made.focusable.setAttribute('data-key', blockId);
  const error = h('p', { class: 'field-error', id: newId() }, host.errors[blockId] ?? '');
  const hint = block.hint && h('p', { class: 'hint', id: newId() }, block.hint.text);
  made.focusable.setAttribute('aria-describedby', [error.id, hint?.id ?? ''].join(' ').trim());
  if (host.errors[blockId] !== undefined) made.focusable.setAttribute('aria-invalid', 'true');
  const optional =
    block.optional === true ? h('span', { class: 'optional' }, ' (optional)') : undefined;
  const inside = [...labelOf(made, [block.label.text, optional]), made.node, error, hint];
  return h(made.isGroup ? 'fieldset' : 'div', { class: 'field', 'data-block': blockId }, ...inside);
}

function labelOf(made: Field, words: readonly (string | Node | undefined)[]): HTMLElement[] {
  if (made.isGroup) return [h('legend', {}, ...words)];
  made.focusable.id = newId();
  return [h('label', { for: made.focusable.id }, ...words)];
}

/** Says what is wrong at each field of the form, and takes back what no longer is. */
export function showErrors(form: HTMLElement, errors: Readonly<Record<string, string>>): void {
  for (const block of form.querySelectorAll<HTMLElement>('[data-block]')) {
    const error = errors[block.dataset['block'] ?? ''] ?? '';
    const words = block.querySelector('.field-error');
    if (words === null || words.textContent === error) continue;
    words.textContent = error;
    const at = block.querySelector<HTMLElement>('[aria-describedby]');
    at?.setAttribute('aria-invalid', String(error !== ''));
  }
}

function isShown(element: InputBlock['element']): element is FieldElement {
  return [
    'plain_text_input',
    'static_select',
    'multi_static_select',
    'datepicker',
    'timepicker',
    'checkboxes',
    'radio_buttons',
  ].includes(element.type);
}
