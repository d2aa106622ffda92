import { expect, test } from 'vitest';
import { findPerson } from '#src/database/people/people.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { DETECTORS } from '#src/domain/signals/detectors.ts';
import type { Judgement } from '#src/domain/signals/judge-team.ts';
import { detectAfterImport } from '#src/workflows/signals/detect-after-import.ts';
import { teamWithChange } from '#tests/support/detect.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { LAST_EXPORT } from '#tests/support/selling-team.ts';
import { storeTeam } from '#tests/support/store-team.ts';

test('every detector judges all reps, or the one who is asked about, who has a team', async () => {
  const { database } = await freshDatabase();
  const { manager, reps } = await storeTeam(database, teamWithChange({ newDeals: 0 }));
  const judged = async (id?: PersonId) => {
    const rep = id === undefined ? undefined : await findPerson(database, id);
    const judgements: Judgement[] = [];
    for await (const one of detectAfterImport(database, LAST_EXPORT, rep)) judgements.push(one);
    return judgements;
  };
  const all = await judged();
  expect(all).toHaveLength(reps.length * DETECTORS.length);
  const raised = all.filter(({ outcome }) => outcome.outcome === 'raised');
  expect(raised.map(({ rep, detector }) => [rep.id, detector.kind])).toEqual([
    [reps[0], 'new-opportunities-fell'],
  ]);
  expect(await judged(reps[1])).toEqual(all.filter(({ rep }) => rep.id === reps[1]));
  expect(await judged(manager)).toEqual([]);
  expect(await database.selectFrom('signal').selectAll().execute()).toEqual([]);
});
