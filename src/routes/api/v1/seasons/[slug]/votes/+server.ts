import type { Person } from '#domain/accounts/person.ts';
import { seasonOf } from '#domain/projects/seasons/seasons.server.ts';
import { VotesAnswer, votesAnswer, VoteSent, VotingSent } from '#domain/projects/shows/api-answer.ts';
import { awarded, ballotOf, openVoting, vote } from '#domain/projects/shows/voting.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

async function votes(db: Database, person: Person, slug: string) {
	const season = await seasonOf(db.read, person, slug);
	return votesAnswer(await ballotOf(db, person, slug), await awarded(db, person, season));
}

export const GET = endpoint({
	summary: 'Read one’s own votes, and once voting is over what was voted, without any number',
	scope: 'read',
	answers: VotesAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: await votes(locals.db, person, String(params.slug)),
	}),
});

export const PUT = endpoint({
	summary: 'Vote for an award while voting is open, or take that back; never for one’s own',
	scope: 'write',
	body: VoteSent,
	answers: VotesAnswer,
	act: async (person, { body }, { locals, params }) => {
		const slug = String(params.slug);
		await vote(locals.db, person, slug, body);
		return { body: await votes(locals.db, person, slug) };
	},
});

export const PATCH = endpoint({
	summary: 'Open the votes until a moment, or say another one; for hosts',
	scope: 'write',
	body: VotingSent,
	answers: VotesAnswer,
	act: async (person, { body }, { locals, params }) => {
		const slug = String(params.slug);
		await openVoting(locals.db, person, slug, { until: Date.parse(body.until) });
		return { body: await votes(locals.db, person, slug) };
	},
});
