import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { createLog } from '#src/log.ts';
import type { Database } from '#src/database/connection.ts';
import { findPerson } from '#src/database/people/people.ts';
import type { PersonId, SlackAccountId } from '#src/domain/ids.ts';
import type { Person } from '#src/domain/people/person.ts';
import { shippedGuides } from '#src/guides/read-guides.ts';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import { createClock } from '#src/playground/slack/clock.ts';
import { createWebApiPort } from '#src/slack/delivery/web-api-port.ts';
import type { WorkflowContext } from '#src/workflows/workflow-context.ts';
import { quickRetries, startLocalSlackForTest } from './local-slack.ts';
import { emailOf } from './sales-team.ts';
import { createTestDatabase } from './test-database.ts';

export interface WorkflowTest {
  readonly database: Database;
  readonly context: WorkflowContext;
  readonly slack: LocalSlack;
  /** Lets it be another time. */
  moveTo(at: string): void;
  /** The Slack account of a person of the roster, who is not known to have it yet. */
  join(name: string, timeZone?: string): LocalUser;
  /** The texts of the messages that somebody got from the bot, oldest first. */
  messagesTo(user: LocalUser): readonly string[];
  /** A person as stored. */
  person(id: PersonId): Promise<Person>;
}

/** What workflows work with, without the bot: a database of one's own, and a local Slack that is written to without a pace. */
export async function workflowsAt(
  at: string,
  adminEmails: readonly string[] = [],
): Promise<WorkflowTest> {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  let now = new Date(at);
  const clock = createClock(now);
  const slack = await startLocalSlackForTest({ clock });
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: quickRetries,
  });
  const context: WorkflowContext = {
    database,
    slack: createWebApiPort(client, { now: () => 0, wait: () => Promise.resolve() }),
    coaching: {
      staleAfterDays: 10,
      maxRejectedPercent: 5,
      notesRetentionMonths: 24,
      adminEmails,
      defaultTimeZone: 'UTC',
      guides: shippedGuides(),
    },
    log: createLog('silent'),
    maxBytes: 1_000_000,
    now: () => now,
  };
  return {
    database,
    context,
    slack,
    moveTo(at) {
      now = new Date(at);
      clock.moveTo(now);
    },
    join: (name, timeZone = 'Europe/London') =>
      slack.addUser({ name, email: emailOf(name), timeZone }),
    messagesTo: ({ id, botChannel }) =>
      (slack.screen(id).channels.find((channel) => channel.id === botChannel)?.messages ?? []).map(
        ({ blocks, text }) => `${text}\n${JSON.stringify(blocks)}`,
      ),
    async person(id) {
      const person = await findPerson(database, id);
      if (person === undefined) throw new Error(`There is no person ${id}.`);
      return person;
    },
  };
}

/** Notes that somebody has this account. */
export async function linkAccount(
  database: Database,
  id: PersonId,
  user: Pick<LocalUser, 'id' | 'timeZone'>,
): Promise<void> {
  await database
    .updateTable('person')
    .set({ slack_account_id: user.id as SlackAccountId, time_zone: user.timeZone })
    .where('id', '=', id)
    .execute();
}
