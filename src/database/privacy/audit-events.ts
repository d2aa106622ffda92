import type { PersonId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';

export interface AuditEvent {
  /** As `command line: lee on ops-1`, or an administrator's e-mail address. */
  readonly actor: string;
  /** As `person --export`. */
  readonly action: string;
  /** Whose data were read or changed; undefined where they were everybody's. */
  readonly subject: PersonId | undefined;
}

/** Records that somebody reads or changes another person's data. */
export async function noteAuditEvent(
  database: Queryable,
  { actor, action, subject }: AuditEvent,
): Promise<void> {
  await database
    .insertInto('audit_event')
    .values({ actor, action, subject_id: subject ?? null })
    .execute();
}

/** The newest first. */
export async function auditEvents(
  database: Queryable,
  max: number,
): Promise<readonly { at: Date; actor: string; action: string; subject: string | null }[]> {
  return database
    .selectFrom('audit_event')
    .leftJoin('person', 'person.id', 'subject_id')
    .select(['audit_event.at', 'actor', 'action', 'person.email as subject'])
    .orderBy('audit_event.at', 'desc')
    .orderBy('audit_event.id', 'desc')
    .limit(max)
    .execute();
}
