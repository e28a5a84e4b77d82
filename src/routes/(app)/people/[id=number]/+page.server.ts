import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { AnothersAddress, changeAddressOf } from '#domain/accounts/address-of-another.server.ts';
import { reactivate } from '#domain/accounts/leaving.server.ts';
import { mayAdminister, mayDeactivate, mayErase, mayGiveRole } from '#domain/accounts/may.ts';
import { askedForErasure } from '#domain/accounts/erasing.server.ts';
import { changeRole } from '#domain/accounts/people.server.ts';
import { makeResetLink } from '#domain/accounts/reset.server.ts';
import { ROLES } from '#domain/accounts/person.ts';
import { hasSecondFactor } from '#domain/accounts/second-factors/having.server.ts';
import { removeSecondFactors } from '#domain/accounts/second-factors/removal.server.ts';
import { listPeople, readPerson } from '#domain/entries/acquaintances.server.ts';
import { writtenBy } from '#domain/entries/written-by.server.ts';
import { goalsOf } from '#domain/growth/goals/reading.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { profilesShown } from '#domain/growth/profile/shown-profile.server.ts';
import { hasFailures } from '#domain/stories/shelves/failures.server.ts';
import { erase, Erasing } from '#domain/stewardship/erasure.server.ts';
import { endParts, handOverChanges } from '#domain/stewardship/handing-over.server.ts';
import { deactivate } from '#domain/stewardship/leaving.server.ts';
import { waitingFor } from '#domain/stewardship/waiting.server.ts';
import { environment } from '#lib/environment.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idIn = (event: Pick<RequestEvent, 'params'>) => Number(event.params.id);

export const load: PageServerLoad = async (event) => {
	const me = signedIn(event);
	const { db } = event.locals;
	const id = idIn(event);
	const person = await readPerson(db, me, id);
	const administers = mayAdminister(me) && person.erasedAt === null;
	const others = administers ? await listPeople(db, me) : [];
	return {
		person,
		hasFailures: await hasFailures(db, me, id),
		profile: (await profilesShown(db, me, [id])).get(id) ?? null,
		written: await writtenBy(db, me, id),
		goals: await goalsOf(db, me, id),
		today: isoDay(now(), me.zone),
		may: {
			give: ROLES.filter((role) => mayGiveRole(me, person.role, role)),
			removeSecondFactors:
				administers &&
				mayDeactivate(me, person.role) &&
				person.id !== me.id &&
				(await hasSecondFactor(db.read, id)),
			deactivate: administers && mayDeactivate(me, person.role) && person.id !== me.id,
			erase: mayErase(me) && person.deactivatedAt !== null && person.erasedAt === null,
		},
		waiting: administers && person.id !== me.id ? await waitingFor(db, me, id) : null,
		others: others.filter((one) => one.id !== id).map(({ id, name }) => ({ id, name })),
		askedForErasure: mayErase(me) ? await askedForErasure(db.read, id) : null,
	};
};

const NewRole = z.object({ role: z.enum(ROLES) });
const Nothing = z.object({});
const Sure = z.object({ sure: z.string().optional() });
const HandingOver = z.object({
	to: z.coerce.number('Choose somebody.').int().positive('Choose somebody.'),
});

export const actions: Actions = {
	changeRole: form(NewRole, async (person, { role }, event: RequestEvent) => {
		await changeRole(event.locals.db, person, { personId: idIn(event), role });
		return { changed: true };
	}),

	makeResetLink: form(Nothing, async (person, _, event: RequestEvent) => {
		const secret = await makeResetLink(event.locals.db, person, { personId: idIn(event) });
		return { link: `${environment().origin ?? event.url.origin}/reset/${secret}` };
	}),

	changeAddress: form(AnothersAddress, async (person, { email }, event: RequestEvent) => {
		await changeAddressOf(event.locals.db, person, { personId: idIn(event), email });
		return { changed: true };
	}),

	removeSecondFactors: form(Nothing, async (person, _, event: RequestEvent) => {
		await removeSecondFactors(event.locals.db, person, { personId: idIn(event) });
		return { changed: true };
	}),

	// Asked a second time, in a dialog or on the page that comes back without a script.
	deactivate: form(Sure, async (person, { sure }, event: RequestEvent) => {
		if (sure !== 'yes') return { asking: 'deactivate' as const };
		await deactivate(event.locals.db, person, { personId: idIn(event) });
		return { changed: true };
	}),

	reactivate: form(Nothing, async (person, _, event: RequestEvent) => {
		await reactivate(event.locals.db, person, { personId: idIn(event) });
		return { changed: true };
	}),

	handOver: form(HandingOver, async (person, { to }, event: RequestEvent) => ({
		handed: await handOverChanges(event.locals.db, person, { from: idIn(event), to }),
	})),

	endParts: form(Nothing, async (person, _, event: RequestEvent) => {
		await endParts(event.locals.db, person, idIn(event));
		return { changed: true };
	}),

	erase: form(Erasing, async (person, input, event: RequestEvent) => {
		await erase(event.locals.db, person, { ...input, personId: idIn(event) });
		redirect(303, '/people');
	}),
};
