import { dayNumber, DAYS_A_WEEK, weekStart, type CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import type { Standout } from './standout.ts';

/**
 * What a second-line manager can ask a manager, by what stands out. Open, about the manager's own work, and sayable to
 * their face; in each list one after the other is asked, week by week.
 */
const QUESTIONS: Readonly<Record<Standout, readonly [string, ...string[]]>> = {
  'nothing-logged': [
    'What gets in the way of your one-on-ones?',
    'What would have to go from your week to make room for a conversation with each rep?',
    'When did you last talk with each of your people about how they sell, and what came of it?',
  ],
  'old-issues': [
    'Which conversation have you been putting off, and what would make it easier?',
    'Which of the open issues worries you most, and what have you seen yourself?',
    'What do you think is behind it: knowing how, being able to, wanting to, or something in the way?',
  ],
  'few-coached': [
    'How do you choose whom you talk with in a week?',
    'Who have you heard least from lately, and what do you know about how they are doing?',
    'What could I take off you so that you get round to everybody?',
  ],
  'long-gap': [
    'Who on your team gets least of your time, and is that on purpose?',
    'What would the person you talk with least say about how you coach?',
    'What would a first short conversation with them be about?',
  ],
  'commitments-slip': [
    'What becomes of what you agree with your people once you have both left the room?',
    'Which of the commitments was too big for two weeks?',
    'Who decided what was agreed: you, or the rep?',
  ],
  'does-well': [
    'What do you do that the other managers could learn from you?',
    'Which conversation of the last weeks changed most, and how did you lead it?',
    'What do you want to get better at as a coach next?',
  ],
  steady: [
    'Which conversation went better than you expected, and why?',
    'Who on your team is closest to a step forward, and what do they need from you?',
    'What did you learn about one of your people in the last two weeks?',
  ],
};

/** The question of the week for this manager. Managers of whom the same stands out are asked different ones. */
export function questionFor(standout: Standout, manager: PersonId, today: CalendarDate): string {
  const questions = QUESTIONS[standout];
  const week = Math.floor(dayNumber(weekStart(today)) / DAYS_A_WEEK);
  return questions[(week + manager) % questions.length] ?? questions[0];
}
