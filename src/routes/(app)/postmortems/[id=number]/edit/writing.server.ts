import { fail, isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';

import type { Person } from '#domain/accounts/person.ts';
import { peopleToChoose, teamsToChoose } from '#domain/entries/acquaintances.server.ts';
import { signalsWithIds } from '#domain/postmortems/alerts/signals.server.ts';
import { takeSignals } from '#domain/postmortems/alerts/taking.ts';
import { actOnPasted, type Pasted } from '#domain/postmortems/editing/pasting/pasted.ts';
import { rolesUsed } from '#domain/postmortems/editing/roles.server.ts';
import { act, offerRows } from '#domain/postmortems/editing/rows.ts';
import { save, theirs, type Saved, type Theirs } from '#domain/postmortems/editing/saving.server.ts';
import type { Typed } from '#domain/postmortems/editing/typed.ts';
import type { Posted } from '#domain/postmortems/editing/written-form.ts';
import { factorKinds } from '#domain/postmortems/factor-kinds.server.ts';
import { publish } from '#domain/postmortems/publication.server.ts';
import { listTemplates } from '#domain/postmortems/templates.server.ts';
import { zones } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import type { Rejected } from '#lib/web/form.server.ts';

/** A form may carry a narrative of a million characters, and what the encoding makes of them. */
export const LIMIT = 12_000_000;

/** @param chosen what the form names already, whether that person may choose it or not */
export async function choices(db: Database, person: Person, chosen: Chosen) {
	const people = await peopleToChoose(db, person, [...chosen.authors, ...chosen.readers]);
	const teams = await teamsToChoose(db.read, person, chosen.team);
	const known = teams.map(({ slug }) => slug);
	const templates = await listTemplates(db.read);
	return {
		people: people.map(({ id, name, email, teams }) => ({ id, name, email, teams })),
		allTeams: teams.map(({ id, slug, name }) => ({ id, slug, name })),
		zones: zones(),
		roles: await rolesUsed(db, person),
		templates: templates.map((one) => ({ ...one, teams: one.teams.filter((slug) => known.includes(slug)) })),
		factorKinds: await factorKinds(db.read),
	};
}

type Chosen = Pick<Typed, 'team' | 'authors' | 'readers'>;

interface Answered {
	/** The form as it is to be shown now. */
	typed?: Typed;
	pasted?: Pasted;
	preview?: SafeHtml;
	saved?: Saved;
}

const answered = (answer: Answered): Answered => answer;

/** Saves what was written, or does what a button of a row says and gives the form back. */
export async function saveWriting(
	person: Person,
	posted: Posted,
	event: RequestEvent,
	number: number | null,
) {
	if (posted.doing === 'preview') {
		return answered({ typed: offerRows(posted.typed), preview: renderMarkdown(posted.typed.narrative) });
	}
	if (posted.doing?.startsWith('paste:')) {
		const pasted = actOnPasted(posted.typed, posted.pasted, posted.doing);
		return answered({ typed: offerRows(posted.typed), pasted });
	}
	if (posted.doing === 'sources:take') {
		const asked = { team: posted.typed.team, postmortem: number, ids: posted.ticked };
		takeSignals(posted.typed, await signalsWithIds(event.locals.db, person, asked));
		return answered({ typed: offerRows(posted.typed) });
	}
	if (posted.doing !== null) return answered({ typed: offerRows(act(posted.typed, posted.doing)) });
	const outcome = await saving(event.locals.db, person, posted, number);
	if ('status' in outcome) return outcome;
	if (number === null && !isScripted(event)) redirect(303, `/postmortems/${outcome.number}/edit`);
	return answered({ saved: outcome });
}

/** Saves it and shows it to its readers. */
export async function publishWriting(
	person: Person,
	posted: Posted,
	event: RequestEvent,
	number: number | null,
) {
	const outcome = await saving(event.locals.db, person, posted, number);
	if ('status' in outcome) return outcome;
	try {
		await publish(event.locals.db, person, outcome.number);
	} catch (problem) {
		if (!isHttpError(problem) || problem.status === 404) throw problem;
		const { fields: errors = {}, message } = problem.body;
		const refusal: Rejected = {
			values: { ...posted.typed } as unknown as Rejected['values'],
			errors,
			message: errors.title ? null : message,
		};
		return fail(problem.status, { ...refusal, saved: outcome });
	}
	redirect(303, `/postmortems/${outcome.number}`);
}

async function saving(db: Database, person: Person, posted: Posted, number: number | null) {
	try {
		return await save(db, person, number, posted);
	} catch (problem) {
		if (!isHttpError(problem, 409) || number === null) throw problem;
		return fail(409, {
			values: { ...posted.typed } as unknown as Rejected['values'],
			errors: {},
			message: problem.body.message,
			theirs: (await theirs(db, person, number)) satisfies Theirs,
		});
	}
}

function isScripted(event: RequestEvent): boolean {
	return event.request.headers.get('x-sveltekit-action') === 'true';
}
