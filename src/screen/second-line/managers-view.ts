import type { ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { firstName } from '../../domain/people/person.ts';
import type { CoachingDigest } from '../../domain/second-line/digest.ts';
import { digestMessage } from './digest-message.ts';
import { plain } from '../parts/mrkdwn.ts';

/** How the managers of a manager further down coach. */
export function managersView(digest: CoachingDigest, today: CalendarDate): ModalView {
  return {
    type: 'modal',
    title: plain(`With ${firstName(digest.reader.name)}`, 24),
    close: plain('Close', 24),
    blocks: digestMessage(digest, today, 'further up').blocks,
  };
}
