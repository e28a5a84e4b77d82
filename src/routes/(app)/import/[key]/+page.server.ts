import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { guessColumns } from '#domain/bringing/columns.ts';
import { FIELDS } from '#domain/bringing/fields.ts';
import type { Choices } from '#domain/bringing/found.ts';
import { recognise } from '#domain/bringing/recognising.server.ts';
import { refuseGuests, stagedOf } from '#domain/bringing/staging.server.ts';
import { runsOfImport, startImport, startUndoing } from '#domain/bringing/starting.server.ts';
import { UNDO } from '#domain/bringing/undoing.server.ts';
import { knownTeams } from '#domain/entries/acquaintances.server.ts';
import { goOn, linesOf, MOVING_JOB, shownRun, stop } from '#domain/moving/runs.server.ts';
import { LINE_KINDS } from '#domain/moving/run.ts';
import { zones } from '#lib/dates.ts';
import { runJob, runJobSoon } from '#lib/jobs/jobs.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { Chosen, choicesOf } from '../choosing.ts';
import type { Actions, PageServerLoad } from './$types';

/** So many lines of each kind are shown. */
const SHOWN = 200;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	refuseGuests(person);
	const { db } = event.locals;
	const { key } = event.params;
	await stagedOf(db, person, key);
	const [run, ...before] = await runsOfImport(db.read, person, key);
	const imported = [run, ...before].find((one) => one?.work === 'import' && !one.dryRun) ?? null;
	const found = await recognise(db, person, key);
	const teams = await knownTeams(db.read, person);
	const lines = run
		? await Promise.all(
				LINE_KINDS.map(async (kind) => ({
					kind,
					lines: await linesOf(db.read, run, { kind, limit: SHOWN }),
				})),
			)
		: [];
	return {
		key,
		found,
		run: run ? { ...shownRun(run), undoes: run.work === UNDO } : null,
		lines: lines.filter((group) => group.lines.length > 0),
		imported: imported ? { key: imported.key, state: imported.state, undone: run?.work === UNDO } : null,
		choices: chosenBefore(run?.asked.choices as Choices | undefined, found, person.zone),
		fields: Object.fromEntries(
			Object.entries(FIELDS).map(([kind, fields]) => [
				kind,
				Object.entries(fields).map(([value, { label }]) => ({ value, label })),
			]),
		),
		teams: teams
			.map(({ id, slug, name }) => ({ slug, name, mine: person.teams.includes(id) }))
			.sort((a, b) => Number(b.mine) - Number(a.mine)),
		zones: zones(),
	};
};

type Found = Awaited<ReturnType<typeof recognise>>;

function chosenBefore(before: Choices | undefined, { tables }: Found, zone: string): Choices {
	const guessed = Object.fromEntries(
		tables.map(({ file, kind, names }) => [file, { kind, columns: guessColumns(kind, names), order: null }]),
	);
	const blank: Choices = {
		kind: 'recognised',
		team: null,
		visibility: 'workspace',
		publish: true,
		zone,
		tables: {},
	};
	return { ...blank, ...before, tables: { ...guessed, ...before?.tables } };
}

const Key = z.object({ key: z.string().max(40) });
// The names of the columns of many tables travel with what they are.
const limit = 4_000_000;

export const actions: Actions = {
	look: form(
		Chosen,
		async (person, chosen, { locals, params }) => begin(person, chosen, locals.db, params.key, true),
		{ limit },
	),
	bring: form(
		Chosen,
		async (person, chosen, { locals, params }) => begin(person, chosen, locals.db, params.key, false),
		{ limit },
	),
	undo: form(Key, async (person, { key }, { locals, params }) => {
		await startUndoing(locals.db, person, { key });
		await runJobSoon(MOVING_JOB);
		redirect(303, `/import/${params.key}`);
	}),
	stop: form(Key, async (person, input, { locals }) => stop(locals.db, person, input)),
	goOn: form(Key, async (person, input, { locals }) => {
		await goOn(locals.db, person, input);
		void runJob(MOVING_JOB);
	}),
};

async function begin(
	person: Parameters<typeof startImport>[1],
	chosen: Chosen,
	db: Parameters<typeof startImport>[0],
	staged: string,
	dryRun: boolean,
): Promise<never> {
	await startImport(db, person, { staged, choices: choicesOf(chosen), dryRun });
	await runJobSoon(MOVING_JOB);
	redirect(303, `/import/${staged}`);
}
