import type { WeekOnPage } from '../web/contract.ts';
import type { Tab } from './conversation.ts';
import { createPeopleList } from './people.ts';
import { createReadMarks } from './read-marks.ts';
import { fetchCast } from './server.ts';
import { startSession, type Session } from './session.ts';
import { createWeekBar } from './week-bar.ts';

const TICK_MILLISECONDS = 1_000;

const cast = await fetchCast();
const names = new Map(cast.people.map(({ id, name }) => [id, name]));
names.set(cast.bot.id, cast.bot.name);
const bar = createWeekBar();
const people = createPeopleList(cast, (id) => goTo(id, 'messages'));
const readMarks = createReadMarks();

let week: WeekOnPage | undefined;
/** How far the workspace's clock is ahead of the machine's. */
let ahead = 0;
let session: Session | undefined;

follow();
addEventListener('hashchange', follow);
setInterval(tick, TICK_MILLISECONDS);

function goTo(id: string, tab: Tab): void {
  location.hash = `${id}/${tab}`;
}

/** Is whom the address names, the first manager where it names nobody, and turns to the tab that it names. */
function follow(): void {
  const [id, tab] = location.hash.slice(1).split('/');
  const named = cast.people.find((person) => person.id === id);
  const me = named ?? cast.people.find(({ role }) => role === 'manager');
  if (me === undefined) return;
  if (session?.me !== me) {
    session?.end();
    session = startSession(me, cast, names, {
      onTab: (tab) => goTo(me.id, tab),
      onWeek,
      onConnection: bar.connection,
    });
    people.choose(me.id);
  }
  session.turnTo(tab === 'home' ? 'home' : 'messages');
  tick();
}

function onWeek(now: WeekOnPage): void {
  // Another organisation: nothing that the page knows is there any more.
  if (week !== undefined && week.opening !== now.opening) location.reload();
  week = now;
  ahead = now.now - Date.now();
  tick();
}

function tick(): void {
  if (week === undefined || session === undefined) return;
  const { me } = session;
  const now = Date.now() + ahead;
  bar.update(week, now, me.timeZone);
  readMarks.read(week, me.id);
  people.update(now, readMarks.unread(week));
}
