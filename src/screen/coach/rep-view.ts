import type { ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { firstName } from '../../domain/people/person.ts';
import type { RepDetail } from '../../domain/coach/team-glance.ts';
import { plain } from '../parts/mrkdwn.ts';
import { repMessage } from './rep-message.ts';

/** The answer to `/coach name` as a modal, for the App Home, which has no messages. */
export function repView(detail: RepDetail, today: CalendarDate): ModalView {
  return {
    type: 'modal',
    title: plain(firstName(detail.rep.name), 24),
    close: plain('Close', 24),
    blocks: repMessage(detail, today).blocks.filter(({ type }) => type !== 'actions'),
  };
}
