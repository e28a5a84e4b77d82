import { isAdmin } from '#domain/accounts/person.ts';
import { findingsOf } from '#domain/pulse/results.server.ts';
import { listRounds } from '#domain/pulse/rounds.server.ts';
import { readPulseSettings } from '#domain/pulse/settings.server.ts';
import { nextOpening } from '#domain/pulse/tending.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const rounds = await listRounds(db, person);
	const findings = await findingsOf(db, person);
	const open = rounds.find(({ closedOn }) => closedOn === null) ?? null;
	const { fewest, fewestComments } = open ?? (await readPulseSettings(db.read));
	return {
		open,
		closed: rounds.flatMap(({ id, kind, closedOn }) =>
			closedOn === null ? [] : [{ id, kind, closedOn, finding: findings.get(id) ?? null }],
		),
		next: await nextOpening(db.read),
		bounds: { fewest, fewestComments },
		mayRun: isAdmin(person),
	};
};
