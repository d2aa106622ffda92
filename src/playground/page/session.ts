import type { Cast, CastMember, WeekOnPage } from '../web/contract.ts';
import { createActor } from './actor.ts';
import { createConversation, type Tab } from './conversation.ts';
import { createModal } from './modal.ts';
import type { Names } from './mrkdwn.ts';
import { follow } from './server.ts';

export interface SessionListener {
  onTab(tab: Tab): void;
  onWeek(week: WeekOnPage): void;
  onConnection(isThere: boolean): void;
}

export interface Session {
  readonly me: CastMember;
  turnTo(tab: Tab): void;
  end(): void;
}

/** Being one person: what they see, and what they do. */
export function startSession(
  me: CastMember,
  cast: Cast,
  names: Names,
  listener: SessionListener,
): Session {
  const actor = createActor(me);
  const modal = createModal(actor, names);
  const conversation = createConversation(actor, cast, names, listener.onTab);
  const unfollow = follow(me.id, {
    ...listener,
    onScreen(screen) {
      conversation.show(screen);
      modal.show(screen.modals);
    },
  });
  return {
    me,
    turnTo(tab) {
      conversation.tab(tab);
      void actor.open(tab);
    },
    end() {
      unfollow();
      modal.remove();
    },
  };
}
