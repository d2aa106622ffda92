import type { WeekOnPage } from '../web/contract.ts';
import { h, part, whileBusy } from './dom.ts';
import { post } from './server.ts';
import { momentIn, placeOf } from './times.ts';
import { toast } from './toast.ts';

export interface WeekBar {
  update(week: WeekOnPage, now: number, zone: string): void;
  connection(isThere: boolean): void;
}

/** The bar on top: what this is, what time it is in it, and the way to the next Monday. */
export function createWeekBar(): WeekBar {
  const time = h('time', { class: 'bar-time' });
  const next = h(
    'button',
    { type: 'button', class: 'button next', onclick: () => void play() },
    'Next week →',
  );
  const progress = h('progress', { class: 'bar-progress', hidden: true, 'aria-label': 'The week' });
  const doing = h('span', { class: 'bar-doing', role: 'status' });
  const lost = h(
    'p',
    { class: 'bar-lost', role: 'alert', hidden: true },
    'The playground has stopped. Start it again with npm run playground; this page connects by itself.',
  );
  part('bar').replaceChildren(
    h(
      'div',
      { class: 'bar-what' },
      h('strong', {}, 'Playground'),
      h('span', {}, 'a local stand-in for Slack. Nothing leaves this machine.'),
    ),
    h('div', { class: 'bar-week' }, doing, progress, time, next),
    lost,
  );
  return {
    update({ weeksLeft, playing }, now, zone) {
      time.textContent = `${momentIn(zone, now)} in ${placeOf(zone)}`;
      progress.hidden = playing === undefined;
      if (playing !== undefined) {
        progress.max = playing.of;
        progress.value = playing.done;
      }
      doing.textContent =
        playing?.doing ??
        (weeksLeft === 0 ? 'No weeks left. npm run playground -- --fresh begins anew.' : '');
      time.hidden = playing !== undefined;
      next.hidden = weeksLeft === 0 && playing === undefined;
      next.classList.toggle('waiting', playing !== undefined);
    },
    connection(isThere) {
      lost.hidden = isThere;
    },
  };

  async function play(): Promise<void> {
    await whileBusy(next, async () => {
      const { failure } = await post('next-week', {});
      if (failure !== undefined) toast(failure);
    });
  }
}
