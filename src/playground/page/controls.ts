import type { ActionsBlockElement, Button, SectionBlockAccessory } from '@slack/types';
import type { ElementOnScreen, Place, TypedValue } from '../slack/api.ts';
import type { Actor } from './actor.ts';
import { h, whileBusy } from './dom.ts';
import { field, type FieldElement } from './fields.ts';
import type { Names } from './mrkdwn.ts';
import { notShown } from './not-shown.ts';
import { overflowMenu } from './overflow-menu.ts';

/** Where controls stand, and who uses them. */
export interface ControlHost {
  readonly place: Place;
  readonly actor: Actor;
  readonly names: Names;
  /** What a field holds now, in Slack's shape; undefined in messages, which hold nothing. */
  held(blockId: string, actionId: string): Readonly<Record<string, unknown>> | undefined;
  /** Hears of every change in an input block. */
  typed?(blockId: string, value: TypedValue): void;
  /** What is wrong with an input block. */
  readonly errors: Readonly<Record<string, string>>;
}

type UsableElement = ActionsBlockElement | SectionBlockAccessory;
type FieldOutside = Extract<UsableElement, FieldElement>;

const FIELDS = new Set([
  'static_select',
  'multi_static_select',
  'datepicker',
  'timepicker',
  'checkboxes',
  'radio_buttons',
]);

/** A control outside of input blocks: it reaches the bot at once. */
export function control(element: UsableElement, blockId: string, host: ControlHost): HTMLElement {
  const { place, actor } = host;
  const wanted: ElementOnScreen = { actionId: actionIdOf(element), blockId };
  if (element.type === 'button') return button(element);
  if (element.type === 'overflow') {
    return overflowMenu(element, keyOf(wanted), (value) => actor.choose(place, wanted, value));
  }
  return isField(element) ? fieldOutside(element) : notShown(element.type);

  function fieldOutside(shown: FieldOutside): HTMLElement {
    const made = field(shown, host.held(blockId, wanted.actionId));
    made.focusable.setAttribute('data-key', keyOf(wanted));
    made.onChange(() => void whileBusy(made.node, () => actor.choose(place, wanted, made.read())));
    return labelled(shown, made.node, made.focusable);
  }

  function button(shown: Button): HTMLElement {
    const pressed = withValue(wanted, shown.value);
    const made = h(
      'button',
      {
        type: 'button',
        class: `button ${shown.style ?? ''}`,
        'aria-label': shown.accessibility_label,
        'data-key': keyOf(pressed),
      },
      shown.text.text,
    );
    made.addEventListener('click', () => void whileBusy(made, () => actor.click(place, pressed)));
    return made;
  }
}

function isField(element: UsableElement): element is FieldOutside {
  return FIELDS.has(element.type);
}

function actionIdOf(element: UsableElement): string {
  return ('action_id' in element ? element.action_id : undefined) ?? '';
}

function withValue(element: ElementOnScreen, value: string | undefined): ElementOnScreen {
  return value === undefined ? element : { ...element, value };
}

function keyOf({ actionId, value = '' }: ElementOnScreen): string {
  return `${actionId}/${value}`;
}

/** A date says what it is for by its placeholder, which browsers don't show. */
function labelled(element: FieldOutside, node: HTMLElement, focusable: HTMLElement): HTMLElement {
  const words = 'placeholder' in element ? element.placeholder?.text : undefined;
  if (words === undefined || node.tagName === 'SELECT') {
    focusable.setAttribute('aria-label', words ?? 'Choose');
    return node;
  }
  return h('label', { class: 'inline-label' }, words, node);
}
