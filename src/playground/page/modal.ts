import type { TypedValue, ViewOnScreen } from '../slack/api.ts';
import type { Actor } from './actor.ts';
import { renderBlocks } from './blocks.ts';
import { h, newId, part, replaceKeepingFocus, whileBusy } from './dom.ts';
import { showErrors } from './input-block.ts';
import { modalForm } from './modal-form.ts';
import type { Names } from './mrkdwn.ts';

/** Shows the modal on top of the person's stack, and keeps what is typed in it while the screen around it changes. */
export function createModal(actor: Actor, names: Names) {
  const titleId = newId();
  const dialog = h('dialog', { class: 'modal', 'aria-labelledby': titleId });
  document.body.append(dialog);
  /** By view, then block: what was typed since the view opened. */
  const drafts = new Map<string, Record<string, TypedValue>>();
  let shownAs = '';
  let form: HTMLElement | undefined;
  let top: ViewOnScreen | undefined;
  let leaving: string | undefined;
  /** Ends when what was typed has arrived: only then the modal may go. */
  let keeping: Promise<void> = Promise.resolve();

  // A browser lets a dialog keep itself open only once: Escape must not reach it.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    leave('close');
  });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave('close');
  });

  return {
    show(modals: readonly ViewOnScreen[]): void {
      for (const id of drafts.keys()) {
        if (!modals.some((view) => view.id === id)) drafts.delete(id);
      }
      const before = top;
      top = modals.at(-1);
      if (top === undefined) {
        shownAs = '';
        end();
        return;
      }
      const { id, title, blocks, submit, close } = top;
      const look = JSON.stringify([id, title, blocks, submit, close, modals.length]);
      if (look !== shownAs) {
        shownAs = look;
        draw(top, modals.length, before?.id === id);
      } else if (form !== undefined) showErrors(form, top.errors);
    },
    /** Removes it from the page. */
    remove(): void {
      end();
      dialog.remove();
    },
  };

  function end(): void {
    if (!dialog.open) return;
    document.body.append(part('toasts'));
    dialog.close();
  }

  function draw(view: ViewOnScreen, depth: number, isSame: boolean): void {
    const fresh = formOf(view, depth);
    if (form !== undefined && isSame) replaceKeepingFocus(form, fresh);
    else {
      form?.remove();
      dialog.append(fresh);
    }
    form = fresh;
    if (!dialog.open) dialog.showModal();
    if (isSame) return;
    fresh.querySelector('.modal-body')?.scrollTo(0, 0);
    fresh.focus();
  }

  function formOf(view: ViewOnScreen, depth: number): HTMLElement {
    const drafted = drafts.get(view.id) ?? {};
    drafts.set(view.id, drafted);
    const blocks = renderBlocks(view.blocks, {
      place: { viewId: view.id },
      actor,
      names,
      errors: view.errors,
      held: (blockId, actionId) => heldWith(view.values[blockId]?.[actionId], drafted[blockId]),
      typed(blockId, value) {
        drafted[blockId] = value;
      },
    });
    const made = modalForm(view, depth, titleId, blocks, {
      leave,
      submit: () => void submit(view, made),
      changed: () => keep(view, drafted),
    });
    return made;
  }

  async function submit(view: ViewOnScreen, made: HTMLElement): Promise<void> {
    const button = made.querySelector<HTMLElement>('[type=submit]') ?? made;
    await whileBusy(button, async () => {
      await keeping;
      const answer = await actor.submit(view.id, drafts.get(view.id) ?? {});
      const errors = answer.errors ?? {};
      showErrors(made, errors);
      const wrong = made.querySelector<HTMLElement>('[aria-invalid=true]');
      wrong?.focus();
      wrong?.scrollIntoView({ block: 'center' });
    });
  }

  /** What is typed outlives a reload of the page. */
  function keep(view: ViewOnScreen, drafted: Readonly<Record<string, TypedValue>>): void {
    if (Object.keys(drafted).length > 0) keeping = actor.type(view.id, drafted);
  }

  function leave(how: 'close' | 'cross'): void {
    if (top === undefined || top.id === leaving) return;
    leaving = top.id;
    const { id } = top;
    void keeping
      .then(() => actor.close(id, how))
      .finally(() => {
        leaving = undefined;
      });
  }
}

/** What a field holds in Slack's shape, with what was typed but not yet sent. */
function heldWith(
  held: Readonly<Record<string, unknown>> | undefined,
  drafted: TypedValue | undefined,
): Readonly<Record<string, unknown>> | undefined {
  if (drafted === undefined) return held;
  const options = Array.isArray(drafted) ? drafted.map((value) => ({ value })) : [];
  return {
    value: drafted ?? '',
    selected_date: drafted ?? '',
    selected_option: { value: drafted ?? '' },
    selected_options: options,
  };
}
