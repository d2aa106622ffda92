import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ChecklistId, DeliveryId, PersonId, SlackAccountId } from '../../domain/ids.ts';
import type { Database, Queryable } from '../connection.ts';

/** A pending message. */
export interface PendingDelivery {
  readonly id: DeliveryId;
  readonly key: string;
  readonly checklistId: ChecklistId | undefined;
  readonly recipient: SlackAccountId;
}

/** Enqueues a message. The same key is enqueued once, however often this is called. */
export async function enqueue(
  database: Queryable,
  key: string,
  recipient: SlackAccountId,
  checklistId?: ChecklistId,
): Promise<void> {
  await database
    .insertInto('delivery')
    .values({ key, recipient, checklist_id: checklistId ?? null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** Messages that were not posted yet, those that a process died over included; the oldest first. */
export async function pendingDeliveries(
  database: Queryable,
  keys: readonly string[],
): Promise<PendingDelivery[]> {
  if (keys.length === 0) return [];
  const rows = await database
    .selectFrom('delivery')
    .select(['id', 'key', 'checklist_id', 'recipient'])
    .where('key', 'in', keys)
    .where('state', 'in', ['due', 'claimed'])
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    checklistId: row.checklist_id ?? undefined,
    recipient: row.recipient,
  }));
}

/** Whether this message was enqueued before, whatever became of it. */
export async function wasEnqueued(database: Queryable, key: string): Promise<boolean> {
  const row = await database
    .selectFrom('delivery')
    .select('id')
    .where('key', '=', key)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Claim {
  readonly id: DeliveryId;
  /** Counts the claims of this delivery, so that a claim that was taken over is noticed. */
  readonly attempt: number;
  /** When somebody claimed it first and may have posted it; undefined for the first claim. */
  readonly claimedBefore: Date | undefined;
}

/**
 * Claims a delivery: undefined where it is posted, given up, not to be tried yet, or just being posted by another process.
 * That process holds the row's lock while it posts; the lock dies with it, and then its claim can be taken over.
 */
export async function claimDelivery(
  database: Database,
  id: DeliveryId,
  now: Date,
): Promise<Claim | undefined> {
  const { rows } = await sql<{ attempts: number; claimed_before: Date | null }>`
    with free as (
      select id, first_claimed_at from delivery
      where id = ${id} and state in ('due', 'claimed') and coalesce(retry_at <= ${now}, true)
      for update skip locked
    )
    update delivery
    set state = 'claimed', claimed_at = ${now}, attempts = attempts + 1,
      first_claimed_at = coalesce(delivery.first_claimed_at, ${now})
    from free where delivery.id = free.id
    returning delivery.attempts, free.first_claimed_at as claimed_before
  `.execute(database);
  const claimed = rows[0];
  return (
    claimed && { id, attempt: claimed.attempts, claimedBefore: claimed.claimed_before ?? undefined }
  );
}

/**
 * Runs `post` while holding the claimed row's lock and records where the message is. Returns false, without posting,
 * where somebody else took the claim over. What `post` throws leaves the delivery claimed.
 */
export async function postClaimed(
  database: Database,
  claim: Claim,
  now: Date,
  post: () => Promise<{ channel: string; messageTs: string }>,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const held = await transaction
      .selectFrom('delivery')
      .select('id')
      .where('id', '=', claim.id)
      .where('state', '=', 'claimed')
      .where('attempts', '=', claim.attempt)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (held === undefined) return false;
    const { channel, messageTs } = await post();
    await transaction
      .updateTable('delivery')
      .set({ state: 'posted', channel, message_ts: messageTs, posted_at: now, last_error: null })
      .where('id', '=', claim.id)
      .execute();
    return true;
  });
}

/** The channel that the newest message to this person went to; undefined where none did. */
export async function knownChannel(
  database: Queryable,
  recipient: SlackAccountId,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('delivery')
    .select('channel')
    .where('recipient', '=', recipient)
    .where('state', '=', 'posted')
    .orderBy('posted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.channel ?? undefined;
}

/** Of these weeks' checklists, those that need nothing more: posted or given up. As {@link checklistName}s. */
export async function settledChecklists(
  database: Queryable,
  weeks: readonly CalendarDate[],
): Promise<ReadonlySet<string>> {
  if (weeks.length === 0) return new Set();
  const rows = await database
    .selectFrom('checklist')
    .innerJoin('delivery', 'delivery.checklist_id', 'checklist.id')
    .select(['checklist.manager_id', 'checklist.week'])
    .where('checklist.week', 'in', weeks)
    .where('delivery.state', 'in', ['posted', 'failed'])
    .execute();
  return new Set(rows.map(({ manager_id, week }) => checklistName(manager_id, week)));
}

/** Of these keys, those whose message needs nothing more: posted or given up. */
export async function settledKeys(
  database: Queryable,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await database
    .selectFrom('delivery')
    .select('key')
    .where('key', 'in', keys)
    .where('state', 'in', ['posted', 'failed'])
    .execute();
  return new Set(rows.map(({ key }) => key));
}

/** Names a manager's week. */
export function checklistName(manager: PersonId, week: CalendarDate): string {
  return `${manager} ${week}`;
}

/** Why a claimed delivery did not succeed, and when it is tried again. */
interface DeliveryFailure {
  readonly cause: string;
  /** When Slack refused it for this recipient; undefined for any other trouble. */
  readonly refusedAt: Date | undefined;
  /** Undefined where it is given up. */
  readonly retryAt: Date | undefined;
}

export async function noteFailure(
  database: Queryable,
  id: DeliveryId,
  { cause, refusedAt, retryAt }: DeliveryFailure,
): Promise<void> {
  await database
    .updateTable('delivery')
    .set({
      last_error: cause,
      retry_at: retryAt ?? null,
      ...(refusedAt !== undefined && { refused_at: refusedAt }),
      ...(retryAt === undefined && { state: 'failed' as const }),
    })
    .where('id', '=', id)
    .where('state', '=', 'claimed')
    .execute();
}

/** Somebody whom Slack refuses messages for. */
interface RefusedRecipient {
  readonly recipient: SlackAccountId;
  /** The message that waits longest. */
  readonly firstRefused: DeliveryId;
  /** Slack's error code. */
  readonly cause: string;
  /** Whose account it is; undefined where nobody in the roster has it. */
  readonly name: string | undefined;
}

/** Those whom Slack has refused messages for since an instant that did not arrive meanwhile; not what tells of refusals. */
export async function refusedDeliveries(
  database: Queryable,
  since: Date,
): Promise<readonly RefusedRecipient[]> {
  const rows = await database
    .selectFrom('delivery')
    .leftJoin('person', 'person.slack_account_id', 'recipient')
    .distinctOn('recipient')
    .select(['delivery.id', 'recipient', 'last_error', 'person.name'])
    .where('refused_at', '>=', since)
    .where('state', 'in', ['claimed', 'failed'])
    .where('key', 'not like', 'refused:%')
    .orderBy('recipient')
    .orderBy('delivery.created_at')
    .execute();
  return rows.map(({ id, recipient, last_error, name }) => ({
    recipient,
    firstRefused: id,
    cause: last_error ?? '',
    name: name ?? undefined,
  }));
}

/** Where a checklist's message is; undefined where it was not posted. */
export async function findPostedChecklist(
  database: Queryable,
  checklist: ChecklistId,
): Promise<PostedMessage | undefined> {
  return toPosted(
    await postedDeliveries(database).where('checklist_id', '=', checklist).executeTakeFirst(),
  );
}

/** Where the message of this key is; undefined where it was not posted. */
export async function findPosted(
  database: Queryable,
  key: string,
): Promise<PostedMessage | undefined> {
  return toPosted(await postedDeliveries(database).where('key', '=', key).executeTakeFirst());
}

interface PostedMessage {
  readonly channel: string;
  readonly messageTs: string;
}

function postedDeliveries(database: Queryable) {
  return database
    .selectFrom('delivery')
    .select(['channel', 'message_ts'])
    .where('state', '=', 'posted');
}

function toPosted(
  row: { channel: string | null; message_ts: string | null } | undefined,
): PostedMessage | undefined {
  if (row === undefined || row.channel === null || row.message_ts === null) return undefined;
  return { channel: row.channel, messageTs: row.message_ts };
}
